import { keepForms } from "./keep";
import { watchTheme } from "./theme";

watchTheme();
keepForms();
