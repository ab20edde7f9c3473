import { Controller } from "@hotwired/stimulus";
import * as Turbo from "@hotwired/turbo";

const together = 400; // ms: many changes at once are one refresh

/** Hears from the server that something changed and brings the page up to date in place, never while a form is on its way: that would call it back. */
export class LiveController extends Controller {
  static values = { url: String };
  declare readonly urlValue: string;

  private source: EventSource | undefined;
  private timer: number | undefined;
  private missed = false;
  private readonly seen = (): void => { if (!document.hidden && this.missed) this.soon(); };

  connect(): void {
    this.source = new EventSource(this.urlValue);
    this.source.addEventListener("changed", () => this.soon());
    document.addEventListener("visibilitychange", this.seen);
  }

  disconnect(): void {
    this.source?.close();
    window.clearTimeout(this.timer);
    document.removeEventListener("visibilitychange", this.seen);
  }

  private soon(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.refresh(), together);
  }

  private refresh(): void {
    this.missed = document.hidden;
    if (document.hidden) return;
    if (isOnTheWay()) this.soon();
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
}

const isOnTheWay = (): boolean => sending > 0 || visiting;
