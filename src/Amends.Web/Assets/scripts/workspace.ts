import { Application } from "@hotwired/stimulus";
import * as Turbo from "@hotwired/turbo";
import { CallController } from "../../Complaints/call";
import { ComposerController } from "../../Complaints/composer";
import { EvidenceController } from "../../Complaints/evidence";
import { UndoController } from "../../Complaints/undo";
import { KeysController } from "../../Shared/keys";
import { LiveController } from "../../Shared/live";
import { keepOpenWhatIsOpen } from "./morph";
import { showTheme, watchTheme } from "./theme";

Turbo.start();
watchTheme();
keepOpenWhatIsOpen();
document.addEventListener("turbo:load", showTheme);
document.addEventListener("turbo:morph", showTheme);

const application = Application.start();
application.register("call", CallController);
application.register("composer", ComposerController);
application.register("evidence", EvidenceController);
application.register("keys", KeysController);
application.register("live", LiveController);
application.register("undo", UndoController);
