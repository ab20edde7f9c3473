import { Controller } from "@hotwired/stimulus";

const gap = 6; // px between the caret's line and the list
const leastRoom = 280; // px below which the list rather opens above the line

/** A list at the caret of a draft, opened by a sign. Typing filters it, Enter takes one, Escape closes it and leaves what was typed. */
export abstract class CaretList extends Controller<HTMLElement> {
  static targets = ["box", "find", "list", "none"];
  static values = { address: String };
  declare readonly boxTarget: HTMLElement;
  declare readonly findTarget: HTMLInputElement;
  declare readonly listTarget: HTMLElement;
  declare readonly noneTarget: HTMLElement;
  declare readonly hasBoxTarget: boolean;
  declare readonly addressValue: string;

  protected loading: Promise<void> = Promise.resolve();
  private at = -1; // where the sign stands that opened the list; -1: a button did

  protected abstract readonly sign: string;
  protected abstract get draft(): HTMLTextAreaElement;
  protected abstract load(): Promise<void>;
  protected abstract filter(): void;

  click(event: Event): void {
    const option = event.target instanceof Element ? event.target.closest<HTMLElement>("[role=option]") : null;
    if (option) this.take(option);
  }

  protected show(at: number): void {
    this.at = at;
    this.findTarget.value = "";
    this.boxTarget.showPopover();
    this.place();
    this.findTarget.focus();
    this.loading = this.load();
  }

  protected choose(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    switch (event.key) {
      case "ArrowDown": this.step(1); break;
      case "ArrowUp": this.step(-1); break;
      case "Enter": void this.loading.then(() => this.chosen && this.take(this.chosen)); break;
      case "Escape": this.leave(this.findTarget.value); break;
      case "Tab": this.leave(""); break;
      case "Backspace":
        if (this.findTarget.value || this.at < 0) return;
        this.leave("", true);
        break;
      default: return;
    }
    event.preventDefault();
  }

  /** Back to the draft, with what was typed after the sign behind it. */
  protected leave(typed: string, withoutSign = false): void {
    const at = this.at;
    this.close();
    if (at < 0) return;
    this.draft.setSelectionRange(withoutSign ? at : at + 1, at + 1);
    if (typed || withoutSign) this.write(typed);
  }

  /** Puts an option's words in the place of the sign. */
  protected take(option: HTMLElement): void {
    const { draft, at } = this;
    this.close();
    if (at >= 0 && draft.value[at] === this.sign) draft.setSelectionRange(at, at + 1);
    const from = draft.selectionStart;
    const space = at < 0 && from > 0 && !/\s$/.test(draft.value.slice(0, from)) ? " " : "";
    const words = space + (option.dataset.words ?? "");
    this.write(words);
    this.taken(from, from + words.length);
  }

  protected taken(_from: number, _to: number): void {}

  protected mark(chosen: HTMLElement | undefined): void {
    for (const option of this.options) option.setAttribute("aria-selected", String(option === chosen));
    if (chosen) this.findTarget.setAttribute("aria-activedescendant", chosen.id);
    else this.findTarget.removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView({ block: "nearest" });
  }

  protected get options(): HTMLElement[] {
    return [...this.listTarget.querySelectorAll<HTMLElement>("[role=option]")];
  }

  protected get shown(): HTMLElement[] {
    return this.options.filter((option) => !option.hidden);
  }

  private get chosen(): HTMLElement | undefined {
    return this.shown.find((option) => option.getAttribute("aria-selected") === "true");
  }

  private close(): void {
    this.boxTarget.hidePopover();
    this.draft.focus();
  }

  /** As if it had been typed, so that the browser's own undo takes it back. */
  private write(words: string): void {
    if (document.execCommand(words ? "insertText" : "delete", false, words)) return;
    this.draft.setRangeText(words, this.draft.selectionStart, this.draft.selectionEnd, "end");
    this.draft.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }

  private step(by: 1 | -1): void {
    const { shown } = this;
    if (shown.length > 0) this.mark(shown[(shown.findIndex((option) => option === this.chosen) + by + shown.length) % shown.length]);
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
}
