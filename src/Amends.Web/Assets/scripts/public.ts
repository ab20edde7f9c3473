import { keepForms } from "./keep";
import { watchPasskeys } from "../../People/passkeys";
import { watchTheme } from "./theme";
import { tellHeight } from "../../Forms/height";

watchTheme();
watchPasskeys();
keepForms();
tellHeight();
