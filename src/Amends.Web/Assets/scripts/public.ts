import { keepForms } from "./keep";
import { watchPasskeys } from "../../People/passkeys";
import { watchTheme } from "./theme";
import { tellHeight } from "../../Forms/height";
import { checkFiles } from "../../Forms/photos";

watchTheme();
watchPasskeys();
keepForms();
checkFiles();
tellHeight();
