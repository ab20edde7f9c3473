import { Controller } from "@hotwired/stimulus";
import * as Turbo from "@hotwired/turbo";

const together = 400; // ms: many changes at once are one refresh

/** Hears from the server that something changed and brings the page up to date in place, never while a form is on its way: that would call it back. */
export class LiveController extends Controller {
  static values = { url: String };
  declare readonly urlValue: string;

  private source: EventSource | undefined;
  private timer: number | undefined;
  private readonly seen = (): void => (document.hidden ? this.rest() : this.wake());

  connect(): void {
    document.addEventListener("visibilitychange", this.seen);
    if (!document.hidden) this.listen();
  }

  disconnect(): void {
    document.removeEventListener("visibilitychange", this.seen);
    this.rest();
  }

  private listen(): void {
    this.source = new EventSource(this.urlValue);
    this.source.addEventListener("changed", () => this.soon());
  }

  /** A tab that nobody looks at keeps no connection: a browser has only a handful for each server. */
  private rest(): void {
    this.source?.close();
    this.source = undefined;
    window.clearTimeout(this.timer);
  }

  private wake(): void {
    this.rest();
    this.listen();
    this.soon();
  }

  private soon(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.refresh(), together);
  }

  private refresh(): void {
    // Under the cover nothing is fetched: it would be answered by the door.
    if (isOnTheWay() || document.querySelector("dialog[data-idle][open]")) this.soon();
    else Turbo.visit(location.href, { action: "replace" });
  }
}

let sending = 0;
let visiting = false;

export function watchTraffic(): void {
  document.addEventListener("turbo:submit-start", () => { sending += 1; });
  document.addEventListener("turbo:submit-end", () => { sending = Math.max(0, sending - 1); });
  document.addEventListener("turbo:visit", () => { visiting = true; });
  document.addEventListener("turbo:load", () => { visiting = false; });
  // A form that is refused shows the page again without a visit.
  document.addEventListener("turbo:render", () => { visiting = false; });
}

const isOnTheWay = (): boolean => sending > 0 || visiting;
