import { Controller } from "@hotwired/stimulus";

/** A part of the page that is folded away is open on paper all the same. One with a name is open until somebody folds it away, and then stays so in this browser. */
export class FoldController extends Controller<HTMLDetailsElement> {
  static values = { name: String };
  declare readonly nameValue: string;

  private folded = false;
  private readonly unfold = (): void => {
    this.folded = !this.element.open;
    this.element.open = true;
  };
  private readonly foldAgain = (): void => { if (this.folded) this.element.open = false; };

  connect(): void {
    // A browser may forbid storage; then it is open each time.
    try { if (localStorage.getItem(this.key)) this.element.open = false; } catch { /* as above */ }
    window.addEventListener("beforeprint", this.unfold);
    window.addEventListener("afterprint", this.foldAgain);
  }

  disconnect(): void {
    window.removeEventListener("beforeprint", this.unfold);
    window.removeEventListener("afterprint", this.foldAgain);
  }

  /** On a press of its line, which comes before the fold. */
  keep(): void {
    try {
      if (this.element.open) localStorage.setItem(this.key, "yes");
      else localStorage.removeItem(this.key);
    } catch { /* as above */ }
  }

  private get key(): string {
    return `amends.folded.${this.nameValue}`;
  }
}
