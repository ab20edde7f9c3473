import { Controller } from "@hotwired/stimulus";
import { say } from "../Shared/words";

/** Counts the minutes of a call, so that nobody has to look at the clock while listening. */
export class CallController extends Controller {
  static targets = ["button", "minutes", "shown"];
  declare readonly buttonTarget: HTMLButtonElement;
  declare readonly minutesTarget: HTMLInputElement;
  declare readonly shownTarget: HTMLElement;

  private started = 0;
  private timer: number | undefined;

  connect(): void {
    this.buttonTarget.hidden = false;
  }

  disconnect(): void {
    window.clearInterval(this.timer);
  }

  toggle(): void {
    if (this.timer === undefined) {
      this.started = performance.now();
      this.timer = window.setInterval(() => this.show(), 1000);
      this.buttonTarget.textContent = say("Stop");
      this.show();
    } else {
      window.clearInterval(this.timer);
      this.timer = undefined;
      this.buttonTarget.textContent = say("StartAgain");
      this.minutesTarget.value = String(Math.max(1, Math.round(this.seconds / 60)));
    }
  }

  private get seconds(): number {
    return Math.floor((performance.now() - this.started) / 1000);
  }

  private show(): void {
    const seconds = this.seconds;
    this.shownTarget.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }
}
