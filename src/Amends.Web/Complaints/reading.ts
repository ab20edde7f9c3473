import { Controller } from "@hotwired/stimulus";
import * as Turbo from "@hotwired/turbo";
import { say } from "../Shared/words";

const stillHere = 3_000; // ms after the pointer moved over the list in which somebody may be about to click
const deepest = 20; // pages that are loaded to come back to a place

type Frame = HTMLElement & { loaded: Promise<void>; loading: string };

/**
 * The list of cases while it is read. News never move a row that somebody looks at: while the list is scrolled, has the focus, the pointer or a selection, what
 * is new is gathered and told in a line, and rows that changed change in their place. And whoever comes back from a case finds the list where they left it.
 */
export class ReadingController extends Controller<HTMLElement> {
  static targets = ["head", "news", "rows"];
  static values = { part: String };
  declare readonly headTarget: HTMLElement;
  declare readonly newsTarget: HTMLElement;
  declare readonly rowsTarget: HTMLElement;
  declare readonly partValue: string;

  private readonly arrived = new Set<string>();
  private readonly hotter = new Set<string>();
  private more = false;
  private letIn = false;
  private refocus = false;
  private pointed = -stillHere;
  private resting: number | undefined;
  private readonly morphing = (event: Event): void => this.beforeMorph(event);
  private readonly morphed = (): void => this.afterMorph();
  private readonly moved = (): void => { this.pointed = performance.now(); };
  private readonly scrolled = (): void => { this.keep(); this.soonAtRest(); };
  private readonly left = (): void => this.soonAtRest();

  connect(): void {
    document.addEventListener("turbo:before-morph-element", this.morphing);
    document.addEventListener("turbo:morph", this.morphed);
    this.element.addEventListener("focusout", this.left);
    this.rowsTarget.addEventListener("pointermove", this.moved);
    document.addEventListener("scroll", this.scrolled, { capture: true, passive: true });
    void this.comeBack();
  }

  disconnect(): void {
    document.removeEventListener("turbo:before-morph-element", this.morphing);
    document.removeEventListener("turbo:morph", this.morphed);
    this.element.removeEventListener("focusout", this.left);
    this.rowsTarget.removeEventListener("pointermove", this.moved);
    document.removeEventListener("scroll", this.scrolled, { capture: true });
    window.clearTimeout(this.resting);
  }

  /** Shows what was gathered, from the top. */
  bring(): void {
    this.refocus = this.element.contains(document.activeElement);
    this.letIn = true;
    this.scroller.scrollTop = 0;
    Turbo.visit(location.href, { action: "replace" });
  }

  private beforeMorph(event: Event): void {
    const element = event.target as HTMLElement;
    if (element === this.newsTarget) event.preventDefault(); // the server knows of none
    if (element !== this.rowsTarget) return;
    const fresh = (event as CustomEvent<{ newElement?: HTMLElement }>).detail.newElement;
    if (!fresh) return;
    if (!this.letIn && this.isRead) {
      event.preventDefault();
      this.gather(fresh);
    } else {
      // Pages that were loaded below are of a list that is no more; the new one loads its own when somebody comes to them.
      for (const page of this.rowsTarget.querySelectorAll(":scope > turbo-frame[complete]")) page.remove();
      this.arrived.clear();
      this.hotter.clear();
      queueMicrotask(() => this.tell());
    }
  }

  private afterMorph(): void {
    if (!this.letIn) return;
    this.letIn = false;
    if (this.refocus) this.rowsTarget.querySelector<HTMLElement>("a.q")?.focus();
  }

  private get isRead(): boolean {
    return this.rowsTarget.checkVisibility() && this.rowsTarget.querySelector("li") !== null && (this.isScrolled
      || this.rowsTarget.contains(document.activeElement)
      || this.element.querySelector(".q-pick:checked") !== null
      || (performance.now() - this.pointed < stillHere && this.rowsTarget.matches(":hover")));
  }

  /** The head stays at the top; rows have gone under it. */
  private get isScrolled(): boolean {
    return this.rowsTarget.getBoundingClientRect().top < this.headTarget.getBoundingClientRect().bottom - 8;
  }

  private gather(fresh: HTMLElement): void {
    const rows = [...fresh.querySelectorAll<HTMLElement>("li[data-heat]")];
    const lastShown = rows.map((row) => document.getElementById(row.id) !== null).lastIndexOf(true);
    this.more = lastShown < 0; // a whole page of new ones: there are more below it
    rows.forEach((row, at) => {
      const shown = document.getElementById(row.id);
      // What only moved up because others left is not new.
      if (!shown) return at < lastShown || lastShown < 0 ? this.arrived.add(row.id) : undefined;
      if (Number(row.dataset.heat) > Number(shown.dataset.heat)) this.hotter.add(row.id);
      this.update(shown, row);
    });
    queueMicrotask(() => this.tell());
  }

  /** The row as it is now, where it stood. One that is selected stays as it was seen: so its change is asked about. */
  private update(shown: HTMLElement, fresh: HTMLElement): void {
    const [old, now] = [shown.querySelector("a.q"), fresh.querySelector("a.q")];
    const [box, seen] = [shown.querySelector<HTMLInputElement>(".q-pick"), fresh.querySelector<HTMLInputElement>(".q-pick")];
    if (!old || !now || box?.checked) return;
    if (box && seen) box.value = seen.defaultValue;
    if (old.innerHTML === now.innerHTML) return;
    old.className = now.className;
    old.replaceChildren(...[...now.childNodes].map((node) => node.cloneNode(true)));
  }

  private tell(): void {
    for (const id of this.hotter) if (this.arrived.has(id)) this.hotter.delete(id);
    const words = [this.arrived.size ? say("NewOnes", `${this.arrived.size}${this.more ? "+" : ""}`) : "", this.hotter.size ? say("Hotter", this.hotter.size) : ""].filter(Boolean).join(", ");
    if ((this.newsTarget.textContent ?? "") === (words ? `${words} 0` : "")) return;
    this.newsTarget.replaceChildren();
    if (!words) return;
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.key = "0";
    button.setAttribute("aria-keyshortcuts", "0");
    button.addEventListener("click", () => this.bring());
    const key = document.createElement("kbd");
    key.textContent = "0";
    button.append(`${words} `, key);
    this.newsTarget.append(button);
  }

  /** Once nobody reads any more, what was gathered comes by itself. */
  private soonAtRest(): void {
    window.clearTimeout(this.resting);
    if (this.arrived.size + this.hotter.size === 0) return;
    this.resting = window.setTimeout(() => { if (!this.isRead && this.newsTarget.childElementCount > 0) Turbo.visit(location.href, { action: "replace" }); }, 600);
  }

  private get scroller(): Element {
    return getComputedStyle(this.element).overflowY === "auto" ? this.element : (document.scrollingElement ?? document.documentElement);
  }

  private get key(): string {
    return `amends.queue.${this.partValue}`;
  }

  private keep(): void {
    if (!this.rowsTarget.checkVisibility()) return;
    try { sessionStorage.setItem(this.key, String(Math.round(this.scroller.scrollTop))); } catch { /* a browser may forbid it; then the list begins at its top */ }
  }

  /** From a case back to the list, and from the list to the list beside a case: it stands where it stood, with as many pages as that takes. */
  private async comeBack(): Promise<void> {
    if (!isBack()) return this.keep();
    const top = Number(sessionStorage.getItem(this.key) ?? 0);
    const scroller = this.scroller;
    for (let page = 0; page < deepest && scroller.scrollHeight - scroller.clientHeight < top; page++) {
      const next = [...this.rowsTarget.querySelectorAll<Frame>("turbo-frame[loading=lazy]:not([complete])")].at(-1);
      if (!next) break;
      next.loading = "eager";
      await next.loaded;
    }
    if (top > scroller.scrollTop) scroller.scrollTop = top;
    const row = document.getElementById(`q-${/\/complaints\/([^/?]+)/.exec(before)?.[1] ?? ""}`)?.querySelector<HTMLElement>("a.q");
    if (row && document.activeElement === document.body && byKey) row.focus({ preventScroll: true });
  }
}

let before = document.referrer ? new URL(document.referrer).pathname : "";
let here = location.pathname;
let byKey = false;

/** Whether the page before belongs to the queue too. */
const isBack = (): boolean => /^\/(complaints\/[^/]+|queue)$/.test(here === location.pathname ? before : here);

/** Knows which page was before this one. */
export function watchWay(): void {
  document.addEventListener("turbo:load", () => {
    if (here !== location.pathname) [before, here] = [here, location.pathname];
  });
  document.addEventListener("keydown", () => { byKey = true; }, { capture: true });
  document.addEventListener("pointerdown", () => { byKey = false; }, { capture: true });
}
