import { Controller } from "@hotwired/stimulus";

const gap = 6; // px between the line and the list
const leastRoom = 280; // px below which the list rather opens above the line
const pause = 120; // ms after a letter until the server is asked

/** A list that floats at a line, with a field that finds in it: arrows go through it, Enter takes one, Escape leaves it. */
export abstract class ChoiceList extends Controller<HTMLElement> {
  static targets = ["box", "find", "list", "none"];
  static values = { address: String };
  declare readonly boxTarget: HTMLElement;
  declare readonly findTarget: HTMLInputElement;
  declare readonly listTarget: HTMLElement;
  declare readonly noneTarget: HTMLElement;
  declare readonly hasBoxTarget: boolean;
  declare readonly addressValue: string;

  protected loading: Promise<void> = Promise.resolve();
  private asked: AbortController | undefined;

  /** Where the list stands. */
  protected abstract line(): DOMRect;
  protected abstract load(): Promise<void>;
  protected abstract take(option: HTMLElement): void;
  protected abstract leave(typed: string): void;

  disconnect(): void {
    this.asked?.abort();
  }

  click(event: Event): void {
    const option = event.target instanceof Element ? event.target.closest<HTMLElement>("[role=option]") : null;
    if (option) this.take(option);
  }

  protected unfold(): void {
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
      case "Enter": this.takeOnce(this.loading); break;
      case "Escape": this.leave(this.findTarget.value); break;
      case "Tab": this.leave(""); break;
      default: return;
    }
    event.preventDefault();
  }

  /** The list that the server gives, of the latest that was typed. */
  protected async ask(address: string, offline: string): Promise<boolean> {
    this.asked?.abort();
    const asked = (this.asked = new AbortController());
    try {
      if (this.findTarget.value) await new Promise((go) => window.setTimeout(go, pause));
      const response = await fetch(address, { signal: asked.signal });
      if (!response.ok || response.redirected) throw new Error();
      const options = await response.text();
      if (asked.signal.aborted) return false;
      this.listTarget.innerHTML = options;
      this.mark(this.shown[0]);
      return true;
    } catch {
      if (asked.signal.aborted) return false;
      this.listTarget.replaceChildren(); // what was found before is not what is looked for now
      this.mark(undefined);
      this.noneTarget.textContent = offline;
      return false;
    }
  }

  /** Takes what is marked once the names are there, unless somebody writes on meanwhile. */
  private takeOnce(loading: Promise<void>): void {
    void loading.then(() => { if (loading === this.loading && this.chosen) this.take(this.chosen); });
  }

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

  private step(by: 1 | -1): void {
    const { shown } = this;
    if (shown.length > 0) this.mark(shown[(shown.findIndex((option) => option === this.chosen) + by + shown.length) % shown.length]);
  }

  /** Under the line, or above it where there is more room. */
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
}
