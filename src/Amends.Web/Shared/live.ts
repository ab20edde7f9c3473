import { Controller } from "@hotwired/stimulus";
import * as Turbo from "@hotwired/turbo";

/** Hears from the server that something changed and brings the page up to date in place. Many changes at once are one refresh. */
export class LiveController extends Controller {
  static values = { url: String };
  declare readonly urlValue: string;

  private source: EventSource | undefined;
  private timer: number | undefined;
  private readonly seen = (): void => { if (!document.hidden && this.missed) this.refresh(); };
  private missed = false;

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
    this.timer = window.setTimeout(() => (document.hidden ? (this.missed = true) : this.refresh()), 400);
  }

  private refresh(): void {
    this.missed = false;
    Turbo.session.refresh(location.href);
  }
}
