import { Controller } from "@hotwired/stimulus";
import { isDoor, type Stay } from "../Shared/door";
import { showStream } from "../Shared/stream";
import { say, sayWith } from "../Shared/words";
import { type Kept, KeptWords, wasSaid } from "./kept";
import { placeNotes } from "./notes";
import { OfferedWords } from "./offered";
import { decideOnPromise } from "./promisekeys";

const reviewAfter = 120; // ms without a key: quick enough to feel live, slow enough not to ask for every letter
const saveAfter = 1200;
const shownAfter = 2_000; // ms in which what was sent is shown
const toldAfter = 1_500; // ms without a key until whoever listens is told of the review
const retryAfter = 5_000; // ms, while signed out or without a connection
const savedWithin = 15_000; // ms; what has no answer by then is saved again

/**
 * The draft and the review beside it. The server reviews; this asks when the hands rest, puts the notes at their lines and never touches what is
 * being typed. Without it the form is a plain form, and the review comes with the answer.
 */
export class ComposerController extends Controller<HTMLFormElement> {
  private static goesOn = false; // in a chat whoever sent a line writes the next
  static targets = ["draft", "mirror", "sheet", "notes", "send", "next", "saved", "suggested", "told"];
  static values = { review: String, draft: String, writer: String };
  declare readonly draftTarget: HTMLTextAreaElement;
  declare readonly mirrorTarget: HTMLElement;
  declare readonly sheetTarget: HTMLElement;
  declare readonly notesTarget: HTMLElement;
  declare readonly sendTarget: HTMLButtonElement;
  declare readonly nextTarget: HTMLButtonElement;
  declare readonly hasNextTarget: boolean;
  declare readonly savedTarget: HTMLElement;
  declare readonly toldTarget: HTMLElement;
  declare readonly suggestedTarget: HTMLElement;
  declare readonly hasSuggestedTarget: boolean;
  declare readonly reviewValue: string;
  declare readonly draftValue: string;
  declare readonly writerValue: string;

  private reviewTimer: number | undefined;
  private saveTimer: number | undefined;
  private tellTimer: number | undefined;
  private asked: AbortController | undefined;
  private saving: AbortController | undefined;
  private unsaved = false; // something was written while a saving was on its way
  private kept: KeptWords | undefined;
  private atServer = "";
  private edited = false;
  private sending = false;
  private stayed = false;
  private busy = false; // a form is on its way: the key that sent it does not send it again
  private flown = ""; // words on their way in a chat: the field is free for the next
  private sent = ""; // words on their way otherwise: what is written below them meanwhile is the next
  private readonly offered = new OfferedWords((note) => this.savedTarget.before(note), (words) => this.bringBack(`${this.draftTarget.value.trimEnd()}\n\n${words}`));
  private told = new Set<string>(); // what whoever listens was told of the review
  private readonly width = new ResizeObserver(() => this.place());
  private readonly stays = (event: Event): void => {
    event.preventDefault(); // it is said here
    this.stay((event as CustomEvent<Stay>).detail);
  };
  private readonly back = (): void => { if (this.atServer !== this.draftTarget.value) void this.save(); };

  connect(): void {
    this.element.classList.add("live");
    this.width.observe(this.draftTarget);
    document.addEventListener("amends:stay", this.stays);
    document.addEventListener("amends:back", this.back);
    this.element.addEventListener("turbo:submit-start", this.begun);
    this.element.addEventListener("turbo:submit-end", this.ended);
    this.atServer = this.draftTarget.defaultValue;
    if (this.writerValue) this.restore((this.kept = new KeptWords(`amends.draft.${this.writerValue}.${this.draftValue}`)));
    this.grow();
    if (this.draftTarget.value) void this.review();
    if (!ComposerController.goesOn) return;
    ComposerController.goesOn = false;
    this.savedTarget.textContent = "";
    this.draftTarget.focus();
  }

  disconnect(): void {
    this.width.disconnect();
    document.removeEventListener("amends:stay", this.stays);
    document.removeEventListener("amends:back", this.back);
    this.element.removeEventListener("turbo:submit-start", this.begun);
    this.element.removeEventListener("turbo:submit-end", this.ended);
    this.offered.hide();
    window.clearTimeout(this.reviewTimer);
    window.clearTimeout(this.saveTimer);
    window.clearTimeout(this.tellTimer);
    this.asked?.abort();
    if (this.edited && !this.sending && this.draftTarget.value.trim()) this.kept?.carry(this.here);
  }

  typed(): void {
    this.grow();
    this.edited = true;
    this.kept?.write(this.here);
    window.clearTimeout(this.reviewTimer);
    window.clearTimeout(this.saveTimer);
    window.clearTimeout(this.tellTimer);
    this.reviewTimer = window.setTimeout(() => void this.review(), reviewAfter);
    this.saveTimer = window.setTimeout(() => void this.save(), saveAfter);
  }

  /** A promise was kept, dropped or given another day. */
  changed(event: Event): void {
    if (event.target instanceof Element && event.target.closest("[data-promise]")) void this.review();
  }

  modeChanged(): void {
    this.draftTarget.focus();
    if (this.draftTarget.value) this.typed();
  }

  key(event: KeyboardEvent): void {
    if (decideOnPromise(event, this.element, this.draftTarget)) return;
    if (this.isLine(event)) {
      event.preventDefault();
      if (!event.repeat && !this.busy && this.draftTarget.value.trim()) this.element.requestSubmit(this.sendButton);
    }
    if (!(event.ctrlKey || event.metaKey)) return;
    if (event.key === "Enter") {
      event.preventDefault();
      if (event.repeat || this.busy) return;
      this.element.requestSubmit(event.shiftKey && this.hasNextTarget && this.sendTarget.checkVisibility() ? this.nextTarget : this.sendButton);
    } else if (event.key === ".") {
      event.preventDefault();
      this.element.querySelector<HTMLButtonElement>("[data-better]")?.click();
    } else if (event.key === ";") {
      event.preventDefault();
      this.element.querySelector<HTMLInputElement>("[data-promise] [name=keep]")?.focus();
    }
  }

  /** While the customer is in the chat Enter sends: in the reply itself, when no list is open above it and no input method makes words of the keys. */
  private isLine(event: KeyboardEvent): boolean {
    return event.key === "Enter" && !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey && !event.isComposing && event.keyCode !== 229 && event.target === this.draftTarget && this.chats && !document.querySelector(":popover-open");
  }

  private get chats(): boolean {
    return document.querySelector(".here [data-chat]") !== null && this.mode === "reply";
  }

  private get mode(): string {
    return this.element.querySelector<HTMLInputElement>("[name=mode]:checked")?.value ?? "";
  }

  /** Takes the better wording that a note offers. Where other words stand there by now than were reviewed, they are reviewed first. */
  better(event: Event): void {
    const { start, length, better } = (event.currentTarget as HTMLElement).dataset;
    const [from, to] = [Number(start), Number(start) + Number(length)];
    if (this.mirrorTarget.textContent?.slice(from, to) !== this.draftTarget.value.slice(from, to)) return void this.review();
    this.draftTarget.setRangeText(better ?? "", from, to, "end");
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
    this.savedTarget.textContent = say("FindingWords");
    try {
      const response = await fetch(address, { method: "POST", body: this.words(), headers: { Accept: "text/vnd.turbo-stream.html" } });
      this.savedTarget.textContent = "";
      if (response.status === 401 || response.redirected) return this.stay("signed-out");
      if (!response.ok) {
        this.savedTarget.textContent = say("SuggestionFailed");
        return;
      }
      await showStream(await response.text());
      if (!this.draftTarget.value.trim() && this.suggestedText) this.take(this.suggestedText);
      else if (this.hasSuggestedTarget) this.suggestedTarget.querySelector("button")?.focus();
    } catch {
      this.savedTarget.textContent = say("SuggestionOffline");
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

  /** Before the form is read: from which draft its words grew. */
  submitting(): void {
    const from = this.element.querySelector<HTMLInputElement>("[name=from]")!;
    [from.disabled, from.value] = [false, this.atServer];
  }

  submitted(): void {
    this.sending = true;
    this.stayed = false;
    window.clearTimeout(this.saveTimer);
    window.clearTimeout(this.reviewTimer);
    this.saving?.abort();
    [this.saving, this.unsaved] = [undefined, false];
  }

  private readonly begun = (): void => {
    this.busy = true;
    this.sent = this.chats ? "" : this.draftTarget.value;
    if (!this.chats) return;
    this.kept?.write(this.here);
    this.flown = this.draftTarget.value;
    this.draftTarget.value = "";
    this.mirrorTarget.replaceChildren();
  };

  private readonly ended = (event: Event): void => {
    const { success, fetchResponse } = (event as CustomEvent<{ success: boolean; fetchResponse?: { response: Response } }>).detail;
    if (success && !isDoor(fetchResponse?.response) && !this.stayed) {
      const next = this.next;
      ComposerController.goesOn = this.flown !== "" && document.activeElement === this.draftTarget;
      this.flown = "";
      if (next) [this.sending, this.edited, this.draftTarget.value, this.atServer] = [false, true, next, ""];
      if (next) this.kept?.write(this.here);
      else if (this.offered.words) this.kept?.write({ ...this.here, text: this.offered.words, base: "" });
      else this.kept?.forget();
      window.setTimeout(() => { this.busy = false; }, shownAfter);
      return;
    }
    // What is refused was kept as the draft before that was decided.
    if (fetchResponse && !this.stayed) this.atServer = this.flown || this.sent;
    [this.sending, this.busy] = [false, false];
    if (this.flown) this.draftTarget.value = [this.flown, this.draftTarget.value].filter(Boolean).join("\n");
    this.flown = "";
    if (this.stayed) this.kept?.write(this.here);
  };

  /** What was written while the words before it were on their way. */
  private get next(): string {
    const { value } = this.draftTarget;
    return (value.startsWith(this.sent) ? value.slice(this.sent.length) : value).trimStart(); // a space at the end stands before the next word
  }

  /** Words that did not reach the server come back; where it has others by now, whoever wrote them decides. */
  private restore(store: KeptWords): void {
    const kept = store.read();
    if (!kept?.text.trim() || kept.text === this.draftTarget.value || wasSaid(kept.text)) {
      store.forget();
    } else if (!this.draftTarget.value.trim() || this.draftTarget.value === kept.base) {
      this.element.querySelector<HTMLInputElement>(`[name=mode][value="${kept.mode}"]`)?.click();
      this.bringBack(kept.text);
      this.savedTarget.textContent = say("WrittenIsBack");
    } else {
      this.offered.show(say("OtherWords"), kept.text);
    }
  }

  /** What must not be lost: what stands here, and what is still offered beside it. */
  private get here(): Kept {
    const text = `${this.flown && `${this.flown}\n`}${this.draftTarget.value}`;
    return { text: this.offered.below(text), base: this.atServer, mode: this.mode };
  }

  private bringBack(words: string): void {
    this.draftTarget.value = words;
    this.typed();
    this.savedTarget.textContent = say("BothAreHere");
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
    this.savedTarget.textContent = say("Suggested");
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
      window.clearTimeout(this.tellTimer);
      this.tellTimer = window.setTimeout(() => this.tell(), toldAfter);
    } catch { /* superseded, or the connection is gone: the next key asks again, and sending reviews anyway */ }
  }

  /** Whoever listens hears once the hands rest what is new in the review; what was met is no news. */
  private tell(): void {
    const notes = [...this.notesTarget.querySelectorAll(":scope > li:not(.met)")].map((note) => (note.textContent ?? "").replace(/\s+/g, " ").trim());
    const promises = [...this.element.querySelectorAll<HTMLElement>("[data-promise]")].map((chip) => say("PromiseFound", chip.title));
    const now = [...notes, ...promises];
    const fresh = now.filter((one) => !this.told.has(one));
    this.told = new Set(now);
    if (fresh.length > 0 || now.length === 0) this.toldTarget.textContent = fresh.join(" ");
  }

  /** One at a time: of two on their way, the older one might come last. Words that are being sent are saved with that. */
  private async save(): Promise<void> {
    if (this.saving || (this.sending && !this.flown)) {
      this.unsaved = this.saving !== undefined;
      return;
    }
    const saving = (this.saving = new AbortController());
    const text = this.draftTarget.value;
    const body = this.words();
    const whole = this.offered.below(text);
    body.set("text", whole);
    body.set("from", this.atServer);
    try {
      const response = await fetch(this.draftValue, { method: "POST", body, signal: AbortSignal.any([saving.signal, AbortSignal.timeout(savedWithin)]) });
      if (response.status === 401 || response.redirected) this.stay("signed-out");
      else if (response.status >= 500) this.stay("away");
      else if (response.status === 409) this.meet(await response.text());
      else this.saved(response.ok, text, whole);
    } catch {
      if (!saving.signal.aborted) this.stay("away");
    } finally {
      if (this.saving === saving) this.saving = undefined;
    }
    if (!this.unsaved || saving.signal.aborted) return;
    this.unsaved = false;
    void this.save();
  }

  /** The server has another draft than these words grew from: it is offered beside them, and stays on this device until it is put somewhere. */
  private meet(theirs: string): void {
    this.atServer = theirs;
    if (theirs.trim() && !this.here.text.includes(theirs.trim())) this.offered.show(say("AnotherDraft"), this.offered.below(theirs));
    this.kept?.write(this.here);
    this.unsaved = true;
  }

  private saved(done: boolean, text: string, whole: string): void {
    this.savedTarget.textContent = done ? say("DraftKept") : say("DraftNotKept");
    if (!done) return;
    this.atServer = whole;
    if (this.draftTarget.value === text && !this.offered.words) this.kept?.forget();
  }

  /** The session is over or the server away, the words are not: they wait on this page and on this device, and are saved once that is possible. */
  private stay(why: Stay): void {
    this.stayed = true;
    if (why === "signed-out") {
      const way = document.createElement("a");
      way.href = "/sign-in";
      way.target = "_blank";
      way.textContent = say("SignInInAnotherTab");
      this.savedTarget.replaceChildren(...(this.sending ? sayWith("SignedOutUnsent", way) : sayWith("SignedOutHere", way)));
    } else {
      this.savedTarget.textContent = this.sending ? say("OfflineUnsent") : say("OfflineHere");
    }
    window.clearTimeout(this.saveTimer);
    this.saveTimer = window.setTimeout(() => void this.save(), retryAfter);
  }

  private words(): URLSearchParams {
    const fields = new FormData(this.element);
    return new URLSearchParams([...fields.entries()].filter((field): field is [string, string] => typeof field[1] === "string"));
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
