import { say } from "../Shared/words";

/** Words that are offered beside the draft, and stand nowhere else on the page until they are put below it. */
export class OfferedWords {
  words = "";
  private note: HTMLElement | undefined;

  constructor(private readonly place: (note: HTMLElement) => void, private readonly take: (words: string) => void) {}

  show(why: string, words: string): void {
    this.hide();
    this.words = words;
    const button = document.createElement("button");
    [button.type, button.className, button.textContent] = ["button", "link", say("PutThemBelow")];
    button.addEventListener("click", () => {
      this.hide();
      this.words = "";
      this.take(words);
    });
    const note = (this.note = document.createElement("span"));
    note.className = "small";
    note.append(`${why} `, button);
    this.place(note);
  }

  /** A text with what is offered below it. */
  below(text: string): string {
    return this.words ? `${text.trimEnd()}\n\n${this.words}` : text;
  }

  hide(): void {
    this.note?.remove();
  }
}
