import { Controller } from "@hotwired/stimulus";

// As Application/Library/Filling.cs knows them.
const placeholder = /\{{1,2}(?=[^{}]*\p{L})[\p{L}\p{M} _|]{1,40}\}{1,2}/gu;
const gap = 6; // px between the caret's line and the list
const leastRoom = 280; // px below which the list rather opens above the line

/**
 * The library beside a draft. "/" at the beginning of a line (or the button) opens a list that the server fills in for the case; typing filters it, Enter takes
 * one, Escape closes it and leaves the "/". What a phrase asks for is selected; Tab goes to the next such place.
 */
export class PhrasesController extends Controller<HTMLElement> {
  static targets = ["button", "box", "find", "list", "none", "said"];
  static values = { address: String };
  declare readonly buttonTarget: HTMLButtonElement;
  declare readonly boxTarget: HTMLElement;
  declare readonly findTarget: HTMLInputElement;
  declare readonly listTarget: HTMLElement;
  declare readonly noneTarget: HTMLElement;
  declare readonly saidTarget: HTMLElement;
  declare readonly hasBoxTarget: boolean;
  declare readonly addressValue: string;

  private slash = -1; // where the "/" stands that opened the list; -1: the button did
  private loading: Promise<void> = Promise.resolve();

  connect(): void {
    if (!this.hasBoxTarget) return; // a closed case
    this.buttonTarget.hidden = false;
    this.tell();
  }

  typed(event: InputEvent): void {
    if (!this.hasBoxTarget) return;
    if (event.target === this.findTarget) return this.filter();
    if (event.target !== this.draft) return;
    this.tell();
    const { value, selectionStart: caret } = this.draft;
    const begins = caret === 1 || value[caret - 2] === "\n" || value.trim() === "/";
    if (this.isReply && event.data?.endsWith("/") && value[caret - 1] === "/" && begins) this.show(caret - 1);
  }

  key(event: KeyboardEvent): void {
    if (!this.hasBoxTarget) return;
    if (event.target === this.findTarget) return this.choose(event);
    if (event.target !== this.draft || event.key !== "Tab" || event.ctrlKey || event.metaKey || event.altKey || !this.isReply) return;
    if (this.next(event.shiftKey)) event.preventDefault();
  }

  open(): void {
    this.show(-1);
  }

  click(event: Event): void {
    const option = event.target instanceof Element ? event.target.closest<HTMLElement>("[role=option]") : null;
    if (option) this.take(option);
  }

  private show(slash: number): void {
    this.slash = slash;
    this.findTarget.value = "";
    this.boxTarget.showPopover();
    this.place();
    this.findTarget.focus();
    this.loading = this.load();
  }

  private async load(): Promise<void> {
    try {
      const fields = new FormData(this.draft.form!);
      const response = await fetch(this.addressValue, { method: "POST", body: new URLSearchParams([...fields.entries()].filter((field): field is [string, string] => typeof field[1] === "string")) });
      if (!response.ok) throw new Error();
      this.listTarget.innerHTML = await response.text();
      this.filter();
    } catch {
      this.noneTarget.textContent = "No connection: the phrases did not come.";
    }
  }

  private choose(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    switch (event.key) {
      case "ArrowDown": this.step(1); break;
      case "ArrowUp": this.step(-1); break;
      case "Enter": void this.loading.then(() => this.chosen && this.take(this.chosen)); break;
      case "Escape": this.leave(this.findTarget.value); break;
      case "Tab": this.leave(""); break;
      case "Backspace":
        if (this.findTarget.value || this.slash < 0) return;
        this.leave("", true);
        break;
      default: return;
    }
    event.preventDefault();
  }

  /** Back to the draft, with what was typed after the "/" behind it. */
  private leave(typed: string, withoutSlash = false): void {
    const slash = this.slash;
    this.close();
    if (slash < 0) return;
    this.draft.setSelectionRange(withoutSlash ? slash : slash + 1, slash + 1);
    if (typed || withoutSlash) this.write(typed);
  }

  private close(): void {
    this.boxTarget.hidePopover();
    this.draft.focus();
  }

  private take(option: HTMLElement): void {
    const { draft, slash } = this;
    this.close();
    if (slash >= 0 && draft.value[slash] === "/") draft.setSelectionRange(slash, slash + 1);
    const from = draft.selectionStart;
    const space = slash < 0 && from > 0 && !/\s$/.test(draft.value.slice(0, from)) ? " " : "";
    const words = space + (option.dataset.words ?? "");
    this.write(words);
    this.select(places(draft.value).find(([start]) => start >= from && start < from + words.length));
    this.tell();
  }

  /** As if it had been typed, so that the browser's own undo takes it back. */
  private write(words: string): void {
    if (document.execCommand(words ? "insertText" : "delete", false, words)) return;
    this.draft.setRangeText(words, this.draft.selectionStart, this.draft.selectionEnd, "end");
    this.draft.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }

  private next(back: boolean): boolean {
    const { value, selectionStart, selectionEnd } = this.draft;
    const all = places(value);
    return this.select(back ? all.filter(([, end]) => end <= selectionStart).at(-1) : all.find(([start]) => start >= selectionEnd));
  }

  private select(place: [number, number] | undefined): boolean {
    if (!place) return false;
    this.draft.setSelectionRange(...place);
    return true;
  }

  private filter(): void {
    const wanted = plain(this.findTarget.value).split(/\s+/).filter(Boolean);
    for (const option of this.options) option.hidden = !wanted.every((word) => plain(option.textContent ?? "").includes(word));
    this.mark(this.shown[0]);
    this.noneTarget.textContent = this.shown.length > 0 ? "" : wanted.length > 0 ? "No phrase has these words." : "No phrases yet. A lead writes them.";
  }

  private step(by: 1 | -1): void {
    const { shown } = this;
    if (shown.length > 0) this.mark(shown[(shown.findIndex((option) => option === this.chosen) + by + shown.length) % shown.length]);
  }

  private mark(chosen: HTMLElement | undefined): void {
    for (const option of this.options) option.setAttribute("aria-selected", String(option === chosen));
    if (chosen) this.findTarget.setAttribute("aria-activedescendant", chosen.id);
    else this.findTarget.removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView({ block: "nearest" });
  }

  private tell(): void {
    const left = [...new Set(places(this.draft.value).map(([start, end]) => this.draft.value.slice(start, end)))];
    const words = left.length === 0 ? "" : `To fill in: ${left.join(", ")}. Tab goes there.`;
    if (this.saidTarget.textContent !== words) this.saidTarget.textContent = words;
  }

  /** Under the caret's line, or above it where there is more room. */
  private place(): void {
    const line = this.line();
    const height = window.innerHeight;
    const above = height - line.bottom < leastRoom && line.top > height - line.bottom;
    const style = this.boxTarget.style;
    style.setProperty("--top", above ? "auto" : `${line.bottom + gap}px`);
    style.setProperty("--bottom", above ? `${height - line.top + gap}px` : "auto");
    style.setProperty("--room", `${Math.max(160, (above ? line.top : height - line.bottom) - 2 * gap)}px`);
    style.setProperty("--left", `${Math.max(8, Math.min(line.left, window.innerWidth - this.boxTarget.offsetWidth - 8))}px`);
  }

  private line(): DOMRect {
    const { draft } = this;
    const probe = document.createElement("div");
    const caret = document.createElement("span");
    probe.className = "mirror";
    probe.textContent = draft.value.slice(0, draft.selectionStart);
    caret.textContent = "\u200b";
    probe.append(caret);
    draft.parentElement!.append(probe);
    const { top, bottom } = caret.getBoundingClientRect();
    probe.remove();
    const { left } = draft.getBoundingClientRect();
    return new DOMRect(left, top, 0, bottom - top);
  }

  private get draft(): HTMLTextAreaElement {
    return this.element.querySelector<HTMLTextAreaElement>("textarea.draft")!;
  }

  private get isReply(): boolean {
    return this.element.querySelector<HTMLInputElement>("[name=mode]:checked")?.value === "reply";
  }

  private get options(): HTMLElement[] {
    return [...this.listTarget.querySelectorAll<HTMLElement>("[role=option]")];
  }

  private get shown(): HTMLElement[] {
    return this.options.filter((option) => !option.hidden);
  }

  private get chosen(): HTMLElement | undefined {
    return this.shown.find((option) => option.getAttribute("aria-selected") === "true");
  }
}

const places = (text: string): [number, number][] => [...text.matchAll(placeholder)].map((found) => [found.index, found.index + found[0].length]);

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
