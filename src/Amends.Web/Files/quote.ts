import { Controller } from "@hotwired/stimulus";
import { say } from "../Shared/words";

const settle = 150; // ms in which a selection still grows

/** Words of a message that are selected can be put into the draft, set off as words of somebody else: each line begins with ">". */
export class QuoteController extends Controller<HTMLElement> {
  private timer: number | undefined;
  private button: HTMLButtonElement | undefined;
  private readonly selected = (): void => {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.offer(), settle);
  };

  connect(): void {
    document.addEventListener("selectionchange", this.selected);
  }

  disconnect(): void {
    document.removeEventListener("selectionchange", this.selected);
    window.clearTimeout(this.timer);
    this.button?.remove();
  }

  private offer(): void {
    const range = this.range;
    if (!range) {
      this.button?.remove();
      this.button = undefined;
      return;
    }
    if (!this.button?.isConnected) this.button = this.make();
    // Beside the end of the words, inside the conversation, so that it goes with them when they are scrolled.
    const [words, here] = [range.getBoundingClientRect(), this.element.getBoundingClientRect()];
    this.button.style.setProperty("top", `${words.bottom - here.top + this.element.scrollTop + 4}px`);
    this.button.style.setProperty("left", `${Math.max(8, Math.min(words.left - here.left, here.width - 100))}px`);
  }

  /** What is selected, where it is words of a message and there is a draft to put them in. */
  private get range(): Range | undefined {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0 || !document.getElementById("draft")) return undefined;
    const range = selection.getRangeAt(0);
    const holder = (range.commonAncestorContainer instanceof Element ? range.commonAncestorContainer : range.commonAncestorContainer.parentElement)?.closest(".turn p[dir], .turn .words, .earlier li p[dir], .turn.ours > div");
    return holder && this.element.contains(holder) && selection.toString().trim() ? range : undefined;
  }

  private make(): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn quote";
    button.dataset.key = "q";
    button.setAttribute("aria-keyshortcuts", "q");
    const key = document.createElement("kbd");
    key.textContent = "q";
    button.append(`${say("Quote")} `, key);
    button.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
    button.addEventListener("click", () => this.put());
    this.element.append(button);
    return button;
  }

  private put(): void {
    const draft = document.querySelector<HTMLTextAreaElement>("#draft");
    const words = this.range ? wordsOf(this.range) : "";
    if (!draft || !words) return;
    const quoted = words.split("\n").map((line) => line.trim()).filter(Boolean).map((line) => `> ${line}`).join("\n");
    const before = draft.value.slice(0, draft.selectionEnd);
    const gap = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
    document.getSelection()?.removeAllRanges();
    draft.focus();
    draft.setSelectionRange(before.length, before.length);
    // As if it had been typed, so that the browser's own undo takes it out again.
    if (!document.execCommand("insertText", false, `${gap}${quoted}\n\n`)) {
      draft.setRangeText(`${gap}${quoted}\n\n`, before.length, before.length, "end");
      draft.dispatchEvent(new Event("input", { bubbles: true }));
    }
    draft.scrollIntoView({ block: "nearest" });
  }
}

/** The words without what stands in the margin about them. */
function wordsOf(range: Range): string {
  const part = document.createElement("div");
  part.append(range.cloneContents());
  for (const note of part.querySelectorAll(".margin, .ev-note, .vh, time, .files, .state, button")) note.remove();
  const paragraphs = [...part.querySelectorAll("p")];
  return (paragraphs.length > 0 ? paragraphs.map((paragraph) => paragraph.textContent ?? "") : [part.textContent ?? ""]).join("\n").trim();
}
