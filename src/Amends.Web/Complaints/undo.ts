import { Controller } from "@hotwired/stimulus";

/** Counts down the seconds in which a reply can still be taken back, then goes away. */
export class UndoController extends Controller<HTMLElement> {
  static targets = ["seconds"];
  static values = { left: Number };
  declare readonly secondsTarget: HTMLElement;
  declare leftValue: number;

  private timer: number | undefined;

  connect(): void {
    this.timer = window.setInterval(() => this.tick(), 1000);
  }

  disconnect(): void {
    window.clearInterval(this.timer);
  }

  private tick(): void {
    this.leftValue -= 1;
    if (this.leftValue <= 0) this.element.remove();
    else this.secondsTarget.textContent = String(this.leftValue);
  }
}
