import { Controller } from "@hotwired/stimulus";
import { say } from "../Shared/words";

const minute = 60_000; // ms
const tick = 1_000;

/**
 * What helps while one talks with a customer. It counts the minutes, so that nobody has to look at the clock while listening: while it runs the field is
 * up to date, stretches add up, and what is written into the field by hand is what it goes on from. Alt and a digit tick what was done, from the note too.
 */
export class CallController extends Controller<HTMLFormElement> {
  static targets = ["button", "minutes", "shown", "tick", "said"];
  declare readonly buttonTarget: HTMLButtonElement;
  declare readonly hasButtonTarget: boolean;
  declare readonly minutesTarget: HTMLInputElement;
  declare readonly shownTarget: HTMLElement;
  declare readonly tickTargets: HTMLInputElement[];
  declare readonly saidTarget: HTMLElement;

  private counted = 0; // ms before this stretch
  private started = 0;
  private timer: number | undefined;

  connect(): void {
    if (!this.hasButtonTarget) return;
    this.buttonTarget.hidden = false;
    this.corrected();
  }

  disconnect(): void {
    window.clearInterval(this.timer);
    this.timer = undefined;
  }

  toggle(): void {
    if (this.timer === undefined) {
      this.started = performance.now();
      this.timer = window.setInterval(() => this.show(), tick);
      this.buttonTarget.textContent = say("Stop");
      this.show();
    } else {
      window.clearInterval(this.timer);
      this.counted += performance.now() - this.started;
      this.timer = undefined;
      this.buttonTarget.textContent = say("StartAgain");
      this.show();
      this.write();
    }
  }

  /** The minutes were written by hand. */
  corrected(): void {
    this.counted = (Number(this.minutesTarget.value) || 0) * minute;
    this.started = performance.now();
  }

  /** The form goes out, whether the timer was stopped or not. */
  sending(): void {
    if (this.timer !== undefined && !(this.isBeingCorrected && this.minutesTarget.value === "")) this.write();
  }

  key(event: KeyboardEvent): void {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // By its place: with Alt some keyboards write another sign.
    const box = event.code.startsWith("Digit") ? this.tickTargets[Number(event.code.slice(5)) - 1] : undefined;
    if (!box?.checkVisibility()) return;
    event.preventDefault();
    if (event.repeat) return;
    box.click();
    const what = box.closest("label")?.querySelector("span")?.textContent ?? "";
    this.saidTarget.textContent = box.checked ? say("Ticked", what) : say("TickTakenAway", what);
  }

  private show(): void {
    const seconds = Math.floor(this.passed / 1000);
    this.shownTarget.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    if (!this.isBeingCorrected) this.write();
  }

  private write(): void {
    this.minutesTarget.value = String(Math.min(Number(this.minutesTarget.max), Math.max(1, Math.round(this.passed / minute))));
  }

  private get isBeingCorrected(): boolean {
    return document.activeElement === this.minutesTarget;
  }

  private get passed(): number {
    return this.counted + (this.timer === undefined ? 0 : performance.now() - this.started);
  }
}
