import { Controller } from "@hotwired/stimulus";
import * as Turbo from "@hotwired/turbo";
import { Arrivals } from "../Live/arrivals";

const together = 400; // ms: many changes at once are one refresh
const askAgain = 5_000; // ms until a stream that was refused is asked for again
const apart = 2_000; // ms between two: a stream of changes is no stream of refreshes

/** Hears from the server that something changed and brings the page up to date in place, never while a form is on its way: that would call it back. */
export class LiveController extends Controller {
  static values = { url: String, arrivals: String };
  declare readonly urlValue: string;
  declare readonly arrivalsValue: string;

  private source: EventSource | undefined;
  private timer: number | undefined;
  private again: number | undefined;
  private missed = false;
  private watches = false; // unseen, for whoever wants to be told
  private last = -apart;
  private arrivals = new Arrivals("");
  private watch: AbortController | undefined;
  private readonly seen = (): void => (document.hidden ? this.hide() : this.wake());

  connect(): void {
    document.addEventListener("visibilitychange", this.seen);
    this.arrivals = new Arrivals(this.arrivalsValue);
    if (document.hidden) this.hide();
    else this.listen();
  }

  disconnect(): void {
    document.removeEventListener("visibilitychange", this.seen);
    this.watch?.abort();
    this.arrivals.end();
    this.rest();
  }

  private listen(): void {
    const source = (this.source = new EventSource(this.urlValue));
    source.addEventListener("hello", () => {
      if (!this.missed) return;
      this.missed = false;
      document.dispatchEvent(new Event("amends:back"));
      this.soon();
    });
    source.addEventListener("changed", () => this.soon());
    source.addEventListener("here", () => document.dispatchEvent(new Event("amends:here")));
    source.addEventListener("arrived", (event) => this.arrivals.tell((event as MessageEvent<string>).data));
    source.addEventListener("mentioned", () => this.arrivals.count());
    source.addEventListener("error", () => {
      this.missed = true;
      if (source.readyState !== EventSource.CLOSED || this.source !== source) return;
      // Refused, not broken off: the page asks what is wrong, and this asks again from time to time.
      this.soon();
      window.clearTimeout(this.again);
      this.again = window.setTimeout(() => this.reopen(), askAgain);
    });
  }

  /** Of the tabs that nobody looks at, one may listen for whoever wants to be told; it fetches nothing. */
  private hide(): void {
    this.rest();
    if (!this.arrivals.wanted || !navigator.locks) return;
    const { signal } = (this.watch = new AbortController());
    void navigator.locks.request("amends.arrivals", { signal }, () => {
      if (signal.aborted) return undefined;
      this.watches = true;
      this.listen();
      return new Promise<void>((end) => signal.addEventListener("abort", () => {
        this.watches = false;
        end();
      }));
    }).catch(() => undefined); // called off while it waited
  }

  /** A tab that nobody looks at keeps no connection: a browser has only a handful for each server. */
  private rest(): void {
    this.source?.close();
    this.source = undefined;
    window.clearTimeout(this.again);
    window.clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** What changed meanwhile is fetched once the server is known to be there. */
  private wake(): void {
    this.watch?.abort();
    this.arrivals.seen();
    this.missed = true;
    this.reopen();
  }

  private reopen(): void {
    if (document.hidden && !this.watches) return;
    this.source?.close();
    this.listen();
  }

  /** It is due then, however many changes come before: to begin anew with each would never end while they keep coming. */
  private soon(): void {
    if (document.hidden) return;
    this.timer ??= window.setTimeout(() => this.refresh(), Math.max(together, this.last + apart - performance.now()));
  }

  private refresh(): void {
    this.timer = undefined;
    // Under the cover nothing is fetched: it would be answered by the door.
    if (isOnTheWay() || document.querySelector("dialog[data-idle][open]")) return this.soon();
    this.last = performance.now();
    refreshing = true;
    Turbo.visit(location.href, { action: "replace" });
  }
}

let sending = 0;
let visiting = false;
let refreshing = false;

/** What is on its way was asked for by nobody: where it fails, the page that is open is better than none. */
export const isRefreshing = (): boolean => refreshing;

export function watchTraffic(): void {
  document.addEventListener("turbo:submit-start", () => { sending += 1; });
  document.addEventListener("turbo:submit-end", () => { sending = Math.max(0, sending - 1); });
  document.addEventListener("turbo:visit", () => { visiting = true; });
  document.addEventListener("turbo:load", () => { visiting = refreshing = false; });
  document.addEventListener("amends:stay", () => { visiting = refreshing = false; });
  // A form that is refused shows the page again without a visit.
  document.addEventListener("turbo:render", () => { visiting = refreshing = false; });
}

const isOnTheWay = (): boolean => sending > 0 || visiting;
