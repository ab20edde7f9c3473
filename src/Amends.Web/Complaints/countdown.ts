import { Controller } from "@hotwired/stimulus";

/** Counts the seconds down in which something can be called back, shows them where there is a place for them, and goes when they have gone. It counts by its own clock: the computer's may be wrong by a day. */
export class CountdownController extends Controller<HTMLElement> {
  static targets = ["left"];
  static values = { seconds: Number };
  declare readonly leftTarget: HTMLElement;
  declare readonly hasLeftTarget: boolean;
  declare readonly secondsValue: number;

  private timer: number | undefined;
  private until = 0;

  connect(): void {
    this.until = performance.now() + this.secondsValue * 1000;
    this.timer = window.setInterval(() => this.tick(), 250);
  }

  disconnect(): void {
    window.clearInterval(this.timer);
  }

  secondsValueChanged(): void {
    this.until = performance.now() + this.secondsValue * 1000;
  }

  private tick(): void {
    const left = Math.ceil((this.until - performance.now()) / 1000);
    if (left <= 0) this.element.remove();
    else if (this.hasLeftTarget) this.leftTarget.textContent = String(left);
  }
}
