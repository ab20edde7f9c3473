import { Controller } from "@hotwired/stimulus";

const marked = ".talk mark[title]";

/**
 * Words and what is said about them light up together. Why words are underlined is said to whoever points at them; who has no pointer steps through
 * them or taps them, and the note stands under their paragraph.
 */
export class EvidenceController extends Controller<HTMLElement> {
  private shown: HTMLElement | undefined;
  private note: HTMLElement | undefined;
  private last: HTMLElement | undefined;
  private readonly morphing = (event: Event): void => { if (event.target === this.note) event.preventDefault(); };
  private readonly changing = (event: Event): void => {
    const { attributeName } = (event as CustomEvent<{ attributeName: string }>).detail;
    if (event.target === this.shown && (attributeName === "tabindex" || attributeName === "aria-describedby")) event.preventDefault();
  };
  private readonly morphed = (): void => { if (this.shown && !(this.shown.isConnected && this.note?.isConnected)) this.close(); };

  connect(): void {
    // The server's page knows of no note: it stays while its words do.
    document.addEventListener("turbo:before-morph-element", this.morphing);
    document.addEventListener("turbo:before-morph-attribute", this.changing);
    document.addEventListener("turbo:morph", this.morphed);
  }

  disconnect(): void {
    document.removeEventListener("turbo:before-morph-element", this.morphing);
    document.removeEventListener("turbo:before-morph-attribute", this.changing);
    document.removeEventListener("turbo:morph", this.morphed);
    this.close();
  }

  light(event: Event): void {
    this.set(event.target, true);
  }

  dim(event: Event): void {
    this.set(event.target, false);
  }

  /** To the next underlined words of the message, and from its last to its first. */
  next(event: Event): void {
    const marks = [...((event.currentTarget as HTMLElement).closest(".turn")?.querySelectorAll<HTMLElement>(marked) ?? [])];
    const mark = marks[((this.last ? marks.indexOf(this.last) : -1) + 1) % marks.length];
    if (mark) this.show(mark);
  }

  /** A tap shows why, a second one has seen it. A mouse has shown it already, and may be about to select. */
  tap(event: MouseEvent): void {
    const mark = event.target instanceof Element ? event.target.closest<HTMLElement>(marked) : null;
    if (!mark || !isTouch(event) || document.getSelection()?.isCollapsed === false) return;
    if (mark !== this.shown) return this.show(mark);
    this.close();
    mark.blur();
  }

  leave(event: KeyboardEvent): void {
    if (!this.shown || event.defaultPrevented || document.querySelector("dialog[open], :popover-open")) return;
    event.preventDefault();
    this.close();
  }

  private show(mark: HTMLElement): void {
    this.close();
    const note = document.createElement("span");
    note.className = "ev-note";
    note.id = "ev-note";
    note.textContent = mark.title;
    mark.closest("p")?.append(note);
    mark.tabIndex = -1;
    mark.setAttribute("aria-describedby", note.id); // said with the words when they get the focus
    [this.shown, this.note, this.last] = [mark, note, mark];
    mark.focus();
    note.scrollIntoView({ block: "nearest" });
  }

  private close(): void {
    this.note?.remove();
    this.shown?.removeAttribute("aria-describedby");
    [this.shown, this.note] = [undefined, undefined];
  }

  private set(target: EventTarget | null, lit: boolean): void {
    const about = target instanceof Element ? target.closest<HTMLElement>("[data-about]")?.dataset.about : undefined;
    if (!about) return;
    for (const element of this.element.querySelectorAll(`[data-about="${CSS.escape(about)}"]`)) element.classList.toggle("lit", lit);
  }
}

const isTouch = (event: MouseEvent): boolean =>
  (event instanceof PointerEvent && (event.pointerType === "touch" || event.pointerType === "pen")) || matchMedia("(hover: none)").matches;
