import { Application } from "@hotwired/stimulus";
import * as Turbo from "@hotwired/turbo";
import { CallController } from "../../Complaints/call";
import { ComposerController } from "../../Complaints/composer";
import { EvidenceController } from "../../Complaints/evidence";
import { ElapsedController } from "../../Practice/elapsed";
import { WaitingController } from "../../Practice/waiting";
import { KeysController } from "../../Shared/keys";
import { LiveController, watchTraffic } from "../../Shared/live";
import { foldAwayWhatIsDone, keepWhatIsInHand } from "./morph";
import { showTheme, watchTheme } from "./theme";

Turbo.start();
watchTheme();
keepWhatIsInHand();
foldAwayWhatIsDone();
watchTraffic();
document.addEventListener("turbo:load", showTheme);
document.addEventListener("turbo:morph", showTheme);

const application = Application.start();
application.register("call", CallController);
application.register("composer", ComposerController);
application.register("elapsed", ElapsedController);
application.register("evidence", EvidenceController);
application.register("keys", KeysController);
application.register("live", LiveController);
application.register("waiting", WaitingController);
