import { say } from "../Shared/words";
import { CaretList } from "./caretlist";

// As Application/Library/Filling.cs knows them.
const placeholder = /\{{1,2}(?=[^{}]*\p{L})[\p{L}\p{M} _|]{1,40}\}{1,2}/gu;

/**
 * The library beside a draft. "/" at the beginning of a line (or the button) opens a list that the server fills in for the case; typing filters it, Enter takes
 * one, Escape closes it and leaves the "/". What a phrase asks for is selected; Tab goes to the next such place.
 */
export class PhrasesController extends CaretList {
  static override targets = ["button", "said"];
  declare readonly buttonTarget: HTMLButtonElement;
  declare readonly saidTarget: HTMLElement;

  protected readonly sign = "/";

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

  protected async load(): Promise<void> {
    try {
      const fields = new FormData(this.draft.form!);
      const response = await fetch(this.addressValue, { method: "POST", body: new URLSearchParams([...fields.entries()].filter((field): field is [string, string] => typeof field[1] === "string")) });
      if (!response.ok) throw new Error();
      this.listTarget.innerHTML = await response.text();
      this.filter();
    } catch {
      this.noneTarget.textContent = say("PhrasesOffline");
    }
  }

  protected filter(): void {
    const wanted = plain(this.findTarget.value).split(/\s+/).filter(Boolean);
    for (const option of this.options) option.hidden = !wanted.every((word) => plain(option.textContent ?? "").includes(word));
    this.mark(this.shown[0]);
    this.noneTarget.textContent = this.shown.length > 0 ? "" : wanted.length > 0 ? say("NoPhraseHasThese") : say("NoPhrasesYet");
  }

  protected override taken(from: number, to: number): void {
    this.select(places(this.draft.value).find(([start]) => start >= from && start < to));
    this.tell();
  }

  protected get draft(): HTMLTextAreaElement {
    return this.element.querySelector<HTMLTextAreaElement>("textarea.draft")!;
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

  private tell(): void {
    const left = [...new Set(places(this.draft.value).map(([start, end]) => this.draft.value.slice(start, end)))];
    const words = left.length === 0 ? "" : say("ToFillIn", left.join(", "));
    if (this.saidTarget.textContent !== words) this.saidTarget.textContent = words;
  }

  private get isReply(): boolean {
    return this.element.querySelector<HTMLInputElement>("[name=mode]:checked")?.value === "reply";
  }
}

const places = (text: string): [number, number][] => [...text.matchAll(placeholder)].map((found) => [found.index, found.index + found[0].length]);

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
