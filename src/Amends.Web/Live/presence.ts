import { Controller } from "@hotwired/stimulus";
import { say } from "../Shared/words";

const everyBeat = 20_000; // ms; the server forgets after a minute
const atRest = 40_000; // ms without a key after which somebody does not write any more
const together = 300; // ms: several changes at once are one question

/**
 * Who else has this case open, and what was said while somebody wrote. The page tells the server that it is looked at and is told of the others; what is new
 * stands above the draft and touches neither the caret nor the words. Without it there is simply nothing of this.
 */
export class PresenceController extends Controller<HTMLElement> {
  static targets = ["people", "told", "beside", "answered", "who", "ago", "read"];
  static values = { address: String };
  declare readonly peopleTarget: HTMLElement;
  declare readonly toldTarget: HTMLElement;
  declare readonly besideTarget: HTMLElement;
  declare readonly answeredTarget: HTMLElement;
  declare readonly whoTarget: HTMLElement;
  declare readonly agoTarget: HTMLElement;
  declare readonly readTarget: HTMLAnchorElement;
  declare readonly addressValue: string;

  private readonly said = new Set<string>(); // what a screen reader was told of the others
  private known = new Set<string>(); // the turns that were there already
  private readonly page = String(Math.random()); // of several pages of one person, this one
  private writing = false;
  private typedAt = 0;
  private newsAt = 0;
  private follows = true; // in a chat, whoever reads the last line is shown the next
  private timer: number | undefined;
  private soon: number | undefined;
  private readonly asked = (): void => {
    if (document.hidden || document.querySelector("dialog[data-idle][open]")) return; // nobody looks
    window.clearTimeout(this.soon);
    this.soon = window.setTimeout(() => void this.beat("looking"), together);
  };
  private readonly seen = (): void => { if (!document.hidden) void this.beat("looking"); };
  private readonly gone = (): void => { navigator.sendBeacon(this.addressValue, this.form("left")); };
  private readonly morphed = (): void => this.compare();
  private readonly rendering = (): void => { this.follows = this.isAtItsEnd; };
  private readonly morphingAttribute = (event: Event): void => {
    // Whoever was led to a turn stays there.
    if (event.target === document.activeElement && (event as CustomEvent<{ attributeName: string }>).detail.attributeName === "tabindex") event.preventDefault();
  };
  private readonly morphing = (event: Event): void => {
    if (event.target === this.peopleTarget || event.target === this.toldTarget) event.preventDefault(); // the server's page knows nobody
  };

  connect(): void {
    document.addEventListener("amends:here", this.asked);
    document.addEventListener("visibilitychange", this.seen);
    document.addEventListener("turbo:before-morph-element", this.morphing);
    document.addEventListener("turbo:before-morph-attribute", this.morphingAttribute);
    document.addEventListener("turbo:morph", this.morphed);
    document.addEventListener("turbo:before-render", this.rendering);
    this.follow();
    window.addEventListener("pagehide", this.gone);
    this.peopleTarget.replaceChildren();
    this.known = new Set(this.turns.map((turn) => turn.id));
    this.timer = window.setInterval(() => this.tick(), everyBeat);
    this.seen();
  }

  disconnect(): void {
    document.removeEventListener("amends:here", this.asked);
    document.removeEventListener("visibilitychange", this.seen);
    document.removeEventListener("turbo:before-morph-element", this.morphing);
    document.removeEventListener("turbo:before-morph-attribute", this.morphingAttribute);
    document.removeEventListener("turbo:morph", this.morphed);
    document.removeEventListener("turbo:before-render", this.rendering);
    window.removeEventListener("pagehide", this.gone);
    window.clearInterval(this.timer);
    window.clearTimeout(this.soon);
    this.gone();
  }

  typed(event: Event): void {
    const draft = event.target;
    if (!(draft instanceof HTMLTextAreaElement) || draft.id !== "draft") return;
    const writes = this.writes;
    this.typedAt = performance.now();
    this.warn();
    if (writes === this.writing) return;
    this.writing = writes;
    void this.beat(writes ? "writing" : "stopped");
  }

  sent(event: Event): void {
    const { success } = (event as CustomEvent<{ success: boolean }>).detail;
    if (!success || !(event.target instanceof Element && event.target.id === "composer-form")) return;
    this.writing = false;
    this.dismiss();
    void this.beat("stopped");
  }

  /** To what was said, without leaving the page. */
  look(event: Event): void {
    event.preventDefault();
    const turn = document.querySelector<HTMLElement>(this.readTarget.hash);
    turn?.scrollIntoView({ block: "center" });
    turn?.setAttribute("tabindex", "-1");
    turn?.focus({ preventScroll: true });
  }

  dismiss(): void {
    this.answeredTarget.hidden = true;
  }

  private tick(): void {
    this.tellAgo();
    if (document.hidden || document.querySelector("dialog[data-idle][open]")) return;
    const rests = performance.now() - this.typedAt > atRest;
    const doing = this.writing ? (rests ? "stopped" : "writing") : "looking";
    if (rests) this.writing = false;
    void this.beat(doing);
  }

  private async beat(doing: "looking" | "writing" | "stopped"): Promise<void> {
    try {
      const response = await fetch(this.addressValue, { method: "POST", body: this.form(doing) });
      if (!response.ok || response.redirected) return;
      this.peopleTarget.innerHTML = await response.text();
      this.tell();
      this.warn();
    } catch { /* the next beat asks again */ }
  }

  /** Each is told once: that they are here, and that they write. */
  private tell(): void {
    const fresh = this.people.filter((one) => !this.said.has(key(one)));
    for (const one of fresh) this.said.add(key(one));
    if (fresh.length > 0) this.toldTarget.textContent = fresh.map((one) => `${one.lastElementChild?.textContent ?? ""}.`).join(" ");
  }

  private warn(): void {
    const names = this.people.filter((one) => one.dataset.writing).map((one) => one.dataset.name ?? "");
    this.besideTarget.hidden = names.length === 0 || !this.writes;
    this.besideTarget.textContent = names.length === 0 ? "" : names.length > 1 ? say("AreWritingToo", names.reduce((some, one) => say("And", some, one))) : say("IsWritingToo", names[0]!);
  }

  /** What came into the conversation since the page was opened is told where somebody writes. */
  private compare(): void {
    const fresh = this.turns.filter((turn) => !this.known.has(turn.id));
    if (fresh.length > 0) this.follow();
    for (const turn of fresh) this.known.add(turn.id);
    const last = fresh.filter((turn) => turn.dataset.news).at(-1);
    if (!last || !this.draft?.value.trim()) return;
    this.newsAt = performance.now();
    this.whoTarget.textContent = last.dataset.news ?? "";
    this.readTarget.hash = `#${last.id}`;
    this.answeredTarget.hidden = false;
    this.tellAgo();
  }

  private follow(): void {
    if (this.talk && this.follows) this.talk.scrollTop = this.talk.scrollHeight;
  }

  private get isAtItsEnd(): boolean {
    return !this.talk || this.talk.scrollTop + this.talk.clientHeight > this.talk.scrollHeight - 60;
  }

  private get talk(): HTMLElement | null {
    return this.element.querySelector<HTMLElement>(".talk[data-follows]");
  }

  private tellAgo(): void {
    const seconds = Math.round((performance.now() - this.newsAt) / 1000);
    const minutes = Math.round(seconds / 60);
    this.agoTarget.textContent = seconds < 15 ? say("JustNow") : seconds < 90 ? say("SecondsAgo", Math.round(seconds / 10) * 10) : say("MinutesAgo", minutes);
  }

  private form(doing: string): URLSearchParams {
    const token = this.element.querySelector<HTMLInputElement>("[name=__RequestVerificationToken]")?.value ?? "";
    return new URLSearchParams({ __RequestVerificationToken: token, doing, page: this.page });
  }

  private get writes(): boolean {
    return (this.draft?.value.trim() ?? "") !== "" && this.element.querySelector<HTMLInputElement>("[name=mode]:checked")?.value === "reply";
  }

  private get draft(): HTMLTextAreaElement | null {
    return this.element.querySelector<HTMLTextAreaElement>("#draft");
  }

  private get people(): HTMLElement[] {
    return [...this.peopleTarget.querySelectorAll<HTMLElement>("li")];
  }

  private get turns(): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>("article.turn")];
  }
}

const key = (one: HTMLElement): string => `${one.dataset.id} ${one.dataset.writing ?? ""}`;
