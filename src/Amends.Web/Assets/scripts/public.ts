import { keepForms } from "./keep";
import { watchPasskeys } from "../../People/passkeys";
import { watchTheme } from "./theme";

watchTheme();
watchPasskeys();
keepForms();
