import { ChoiceList } from "../Shared/choicelist";

/** A list at the caret of a draft, opened by a sign. Escape closes it and leaves what was typed. */
export abstract class CaretList extends ChoiceList {
  private at = -1; // where the sign stands that opened the list; -1: a button did

  protected abstract readonly sign: string;
  protected abstract get draft(): HTMLTextAreaElement;
  protected abstract filter(): void;

  protected show(at: number): void {
    this.at = at;
    this.unfold();
  }

  protected override choose(event: KeyboardEvent): void {
    if (event.key !== "Backspace" || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return super.choose(event);
    event.stopPropagation();
    if (this.findTarget.value || this.at < 0) return;
    event.preventDefault();
    this.leave("", true);
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

  /** The caret's. */
  protected line(): DOMRect {
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
}
