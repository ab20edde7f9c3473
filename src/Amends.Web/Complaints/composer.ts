import { Controller } from "@hotwired/stimulus";
import * as Turbo from "@hotwired/turbo";
import { placeNotes } from "./notes";

const reviewAfter = 120; // ms without a key: quick enough to feel live, slow enough not to ask for every letter
const saveAfter = 1200;

/**
 * The draft and the review beside it. The server reviews; this asks when the hands rest, puts the notes at their lines and never touches what is
 * being typed. Without it the form is a plain form, and the review comes with the answer.
 */
export class ComposerController extends Controller<HTMLFormElement> {
  static targets = ["draft", "mirror", "sheet", "notes", "send", "saved"];
  static values = { review: String, draft: String };
  declare readonly draftTarget: HTMLTextAreaElement;
  declare readonly mirrorTarget: HTMLElement;
  declare readonly sheetTarget: HTMLElement;
  declare readonly notesTarget: HTMLElement;
  declare readonly sendTarget: HTMLButtonElement;
  declare readonly savedTarget: HTMLElement;
  declare readonly reviewValue: string;
  declare readonly draftValue: string;

  private reviewTimer: number | undefined;
  private saveTimer: number | undefined;
  private asked: AbortController | undefined;
  private saving: AbortController | undefined;
  private readonly width = new ResizeObserver(() => this.place());

  connect(): void {
    this.element.classList.add("live");
    this.width.observe(this.draftTarget);
    this.grow();
    if (this.draftTarget.value) void this.review();
  }

  disconnect(): void {
    this.width.disconnect();
    window.clearTimeout(this.reviewTimer);
    window.clearTimeout(this.saveTimer);
    this.asked?.abort();
  }

  typed(): void {
    this.grow();
    window.clearTimeout(this.reviewTimer);
    window.clearTimeout(this.saveTimer);
    this.reviewTimer = window.setTimeout(() => void this.review(), reviewAfter);
    this.saveTimer = window.setTimeout(() => void this.save(), saveAfter);
  }

  /** A promise was kept, dropped or given another day. */
  changed(event: Event): void {
    if (event.target instanceof Element && event.target.closest("[data-promise]")) void this.review();
  }

  modeChanged(): void {
    this.draftTarget.focus();
    this.grow();
    void this.review();
  }

  key(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey)) return;
    if (event.key === "Enter") {
      event.preventDefault();
      this.element.requestSubmit(this.sendButton);
    } else if (event.key === ".") {
      event.preventDefault();
      this.element.querySelector<HTMLButtonElement>("[data-better]")?.click();
    }
  }

  /** Takes the better wording that a note offers. */
  better(event: Event): void {
    const { start, length, better } = (event.currentTarget as HTMLElement).dataset;
    const from = Number(start);
    this.draftTarget.setRangeText(better ?? "", from, from + Number(length), "end");
    this.draftTarget.focus();
    this.typed();
  }

  /** Puts words in at the caret. */
  insert(event: Event): void {
    const words = (event.currentTarget as HTMLElement).dataset.words ?? "";
    const { value, selectionEnd } = this.draftTarget;
    const gap = selectionEnd > 0 && !/\s$/.test(value.slice(0, selectionEnd)) ? " " : "";
    this.draftTarget.setRangeText(gap + words, selectionEnd, selectionEnd, "end");
    this.draftTarget.focus();
    this.typed();
  }

  submitted(): void {
    window.clearTimeout(this.saveTimer);
    window.clearTimeout(this.reviewTimer);
    this.saving?.abort();
  }

  private get sendButton(): HTMLButtonElement {
    return [...this.element.querySelectorAll<HTMLButtonElement>("button[data-send]")].find((button) => button.checkVisibility()) ?? this.sendTarget;
  }

  private async review(): Promise<void> {
    this.asked?.abort();
    const asked = (this.asked = new AbortController());
    try {
      const response = await fetch(this.reviewValue, { method: "POST", body: this.words(), signal: asked.signal, headers: { Accept: "text/vnd.turbo-stream.html" } });
      if (!response.ok) return;
      Turbo.renderStreamMessage(await response.text());
      requestAnimationFrame(() => requestAnimationFrame(() => this.place()));
    } catch { /* superseded, or the connection is gone: the next key asks again, and sending reviews anyway */ }
  }

  private async save(): Promise<void> {
    const saving = (this.saving = new AbortController());
    try {
      const response = await fetch(this.draftValue, { method: "POST", body: this.words(), signal: saving.signal });
      this.savedTarget.textContent = response.ok ? "Draft kept" : "Draft not kept yet";
    } catch {
      if (!saving.signal.aborted) this.savedTarget.textContent = "No connection: your words stay here";
    }
  }

  private words(): URLSearchParams {
    const fields = new FormData(this.element);
    return new URLSearchParams([...fields.entries()].map(([name, value]) => [name, String(value)]));
  }

  private grow(): void {
    if (CSS.supports("field-sizing", "content")) return;
    this.draftTarget.style.setProperty("height", "auto");
    this.draftTarget.style.setProperty("height", `${this.draftTarget.scrollHeight}px`);
  }

  private place(): void {
    placeNotes(this.sheetTarget, this.mirrorTarget, this.notesTarget);
  }
}
