import { Controller } from "@hotwired/stimulus";
import * as Turbo from "@hotwired/turbo";

const every = 2_000; // ms: a person is thinking at the other end

/** Asks now and then whether the other of two people has done something, and then fetches the page anew; not while nobody looks at it. */
export class WaitingController extends Controller<HTMLElement> {
  static values = { url: String, pulse: String };
  declare readonly urlValue: string;
  declare readonly pulseValue: string;
  private timer: number | undefined;

  connect(): void {
    this.timer = window.setInterval(() => void this.look(), every);
  }

  disconnect(): void {
    window.clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    if (document.hidden) return;
    try {
      const answer = await fetch(this.urlValue, { credentials: "same-origin" });
      if (answer.ok && (await answer.text()) !== this.pulseValue) Turbo.visit(location.href, { action: "replace" });
    } catch {
      // The server is away; the next look may find it again.
    }
  }
}
