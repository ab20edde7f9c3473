import { Controller } from "@hotwired/stimulus";
import { say } from "../Shared/words";

/** How long something takes, minute by minute: more would be a race. */
export class ElapsedController extends Controller<HTMLTimeElement> {
  static values = { since: String };
  declare readonly sinceValue: string;
  private timer: number | undefined;

  connect(): void {
    this.timer = window.setInterval(() => this.show(), 10_000);
  }

  disconnect(): void {
    window.clearInterval(this.timer);
  }

  private show(): void {
    const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(this.sinceValue)) / 60_000));
    this.element.textContent = minutes === 0 ? say("UnderAMinute") : minutes === 1 ? say("OneMinute") : say("Minutes", minutes);
  }
}
