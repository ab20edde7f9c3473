import { Controller } from "@hotwired/stimulus";
import { showStream } from "../Shared/stream";
import { placeNotes } from "./notes";

const reviewAfter = 120; // ms without a key: quick enough to feel live, slow enough not to ask for every letter
const saveAfter = 1200;
const retryAfter = 5_000; // ms, while signed out

/**
 * The draft and the review beside it. The server reviews; this asks when the hands rest, puts the notes at their lines and never touches what is
 * being typed. Without it the form is a plain form, and the review comes with the answer.
 */
export class ComposerController extends Controller<HTMLFormElement> {
  static targets = ["draft", "mirror", "sheet", "notes", "send", "next", "saved", "suggested"];
  static values = { review: String, draft: String };
  declare readonly draftTarget: HTMLTextAreaElement;
  declare readonly mirrorTarget: HTMLElement;
  declare readonly sheetTarget: HTMLElement;
  declare readonly notesTarget: HTMLElement;
  declare readonly sendTarget: HTMLButtonElement;
  declare readonly nextTarget: HTMLButtonElement;
  declare readonly hasNextTarget: boolean;
  declare readonly savedTarget: HTMLElement;
  declare readonly suggestedTarget: HTMLElement;
  declare readonly hasSuggestedTarget: boolean;
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
    if (this.decide(event)) return;
    if (!(event.ctrlKey || event.metaKey)) return;
    if (event.key === "Enter") {
      event.preventDefault();
      this.element.requestSubmit(event.shiftKey && this.hasNextTarget && this.sendTarget.checkVisibility() ? this.nextTarget : this.sendButton);
    } else if (event.key === ".") {
      event.preventDefault();
      this.element.querySelector<HTMLButtonElement>("[data-better]")?.click();
    } else if (event.key === ";") {
      event.preventDefault();
      this.element.querySelector<HTMLInputElement>("[data-promise] [name=keep]")?.focus();
    }
  }

  /** On a promise one key decides: Enter keeps it and goes on, x drops it and goes on, e opens it to be corrected. */
  private decide(event: KeyboardEvent): boolean {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box.name !== "keep" || event.ctrlKey || event.metaKey || event.altKey) return false;
    const key = event.key === "Delete" || event.key === "Backspace" ? "x" : event.key.toLowerCase();
    if (key !== "enter" && key !== "x" && key !== "e") return false;
    event.preventDefault();
    if (key === "e") {
      const fold = box.closest("[data-promise]")?.querySelector("details");
      fold?.setAttribute("open", "");
      fold?.querySelector("input")?.focus();
      return true;
    }
    const boxes = [...this.element.querySelectorAll<HTMLInputElement>("[data-promise] [name=keep]")];
    (boxes[boxes.indexOf(box) + 1] ?? this.draftTarget).focus();
    if (box.checked !== (key === "enter")) box.click();
    return true;
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

  /** Asks for a reply. It goes into an empty draft, and beside one that holds a word. */
  async suggest(event: Event): Promise<void> {
    event.preventDefault();
    const button = event.currentTarget as HTMLButtonElement;
    const address = button.formAction;
    button.disabled = true;
    this.savedTarget.textContent = "Finding words …";
    try {
      const response = await fetch(address, { method: "POST", body: this.words(), headers: { Accept: "text/vnd.turbo-stream.html" } });
      this.savedTarget.textContent = "";
      if (!response.ok) return;
      await showStream(await response.text());
      if (!this.draftTarget.value.trim() && this.suggestedText) this.take(this.suggestedText);
      else if (this.hasSuggestedTarget) this.suggestedTarget.querySelector("button")?.focus();
    } catch {
      this.savedTarget.textContent = "No connection: nothing was suggested";
    } finally {
      button.disabled = false;
    }
  }

  useSuggestion(event: Event): void {
    event.preventDefault();
    if (this.suggestedText) this.take(this.suggestedText);
  }

  dismissSuggestion(event: Event): void {
    event.preventDefault();
    if (this.hasSuggestedTarget) this.suggestedTarget.remove();
    this.draftTarget.focus();
  }

  submitted(): void {
    window.clearTimeout(this.saveTimer);
    window.clearTimeout(this.reviewTimer);
    this.saving?.abort();
  }

  private get suggestedText(): string {
    return this.hasSuggestedTarget ? (this.suggestedTarget.dataset.text ?? "") : "";
  }

  /** As if it had been typed, so that the browser's own undo brings back what was there. */
  private take(words: string): void {
    this.suggestedTarget.remove();
    this.draftTarget.focus();
    this.draftTarget.select();
    if (!document.execCommand("insertText", false, words)) {
      this.draftTarget.value = words;
      this.typed();
    }
    this.savedTarget.textContent = "Suggested: read it and make it yours";
  }

  private get sendButton(): HTMLButtonElement {
    return [...this.element.querySelectorAll<HTMLButtonElement>("button[data-send]")].find((button) => button.checkVisibility()) ?? this.sendTarget;
  }

  private async review(): Promise<void> {
    if (!this.reviewValue) return; // practice without the coach
    this.asked?.abort();
    const asked = (this.asked = new AbortController());
    try {
      const response = await fetch(this.reviewValue, { method: "POST", body: this.words(), signal: asked.signal, headers: { Accept: "text/vnd.turbo-stream.html" } });
      if (!response.ok) return;
      await showStream(await response.text());
      this.place();
    } catch { /* superseded, or the connection is gone: the next key asks again, and sending reviews anyway */ }
  }

  private async save(): Promise<void> {
    const saving = (this.saving = new AbortController());
    try {
      const response = await fetch(this.draftValue, { method: "POST", body: this.words(), signal: saving.signal });
      this.savedTarget.textContent = response.ok && !response.redirected ? "Draft kept" : "Draft not kept yet";
      if (response.status === 401 || response.redirected) this.signedOut();
    } catch {
      if (!saving.signal.aborted) this.savedTarget.textContent = "No connection: your words stay here";
    }
  }

  /** The session is over, the words are not: they wait on this page, and are saved by the next key once somebody signed in, here or in another tab. */
  private signedOut(): void {
    const way = document.createElement("a");
    way.href = "/sign-in";
    way.target = "_blank";
    way.textContent = "Sign in again in another tab";
    this.savedTarget.replaceChildren("You are signed out. Your words stay here: ", way, ", then go on here");
    window.clearTimeout(this.saveTimer);
    this.saveTimer = window.setTimeout(() => void this.save(), retryAfter);
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
