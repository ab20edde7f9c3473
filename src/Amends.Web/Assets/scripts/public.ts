import { keepForms } from "./keep";
import { watchPasskeys } from "../../People/passkeys";
import { watchTheme } from "./theme";
import { tellHeight } from "../../Forms/height";
import { checkFiles } from "../../Forms/photos";
import { chat } from "../../Chat/chat";

watchTheme();
watchPasskeys();
keepForms();
checkFiles();
tellHeight();
chat();
