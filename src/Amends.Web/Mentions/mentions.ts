import { CaretList } from "../Library/caretlist";
import { say } from "../Shared/words";

/** Colleagues in a note: "@" opens the list of those who may see the case. Without it the name is typed in full. */
export class MentionsController extends CaretList {
  protected readonly sign = "@";

  private compose: HTMLElement | null = null;
  private readonly written = (event: Event): void => {
    if (event.target !== this.draft || !this.isNote || !(event as InputEvent).data?.endsWith("@")) return;
    const { value, selectionStart: caret } = this.draft;
    // In an address (ben@example.org) it names nobody.
    if (value[caret - 1] === "@" && !/[\p{L}\p{N}]/u.test(value[caret - 2] ?? "")) this.show(caret - 1);
  };

  connect(): void {
    this.compose = this.element.closest<HTMLElement>("#compose");
    this.compose?.addEventListener("input", this.written);
  }

  override disconnect(): void {
    super.disconnect();
    this.compose?.removeEventListener("input", this.written);
  }

  typed(): void {
    this.filter();
  }

  key(event: KeyboardEvent): void {
    // "@ 5 pm" is no name.
    if (event.key === " " && !this.findTarget.value) {
      event.preventDefault();
      event.stopPropagation();
      this.leave(" ");
    } else this.choose(event);
  }

  protected filter(): void {
    this.loading = this.load();
  }

  protected async load(): Promise<void> {
    if (await this.ask(`${this.addressValue}?name=${encodeURIComponent(this.findTarget.value)}`, say("NamesOffline")))
      this.noneTarget.textContent = this.shown.length > 0 ? "" : say("NobodyOfThisName");
  }

  protected get draft(): HTMLTextAreaElement {
    return this.compose!.querySelector<HTMLTextAreaElement>("#draft")!;
  }

  private get isNote(): boolean {
    return this.compose?.querySelector<HTMLInputElement>("[name=mode]:checked")?.value === "note";
  }
}
