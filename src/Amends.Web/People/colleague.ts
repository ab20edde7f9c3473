import { ChoiceList } from "../Shared/choicelist";
import { say } from "../Shared/words";

const most = 20; // as many as the server finds

/** Somebody whom a list of colleagues has no room for: found by their name, put at its end and chosen. Without a script the button leads to a page. */
export class ColleagueController extends ChoiceList {
  static override targets = ["select", "opener"];
  declare readonly selectTarget: HTMLSelectElement;
  declare readonly openerTarget: HTMLElement;

  open(event: Event): void {
    event.preventDefault();
    this.noneTarget.textContent = "";
    this.unfold();
  }

  /** A refresh takes nothing away while somebody searches; what is chosen stays because it stands elsewhere than at the beginning (morph.ts). */
  keep(event: Event): void {
    if (event.target === event.currentTarget && this.boxTarget.matches(":popover-open")) event.preventDefault();
  }

  /** Another choice on the page finds the same people, under the same ids. */
  closed(): void {
    if (!this.boxTarget.matches(":popover-open")) this.listTarget.replaceChildren();
  }

  key(event: KeyboardEvent): void {
    this.choose(event);
  }

  typed(): void {
    this.loading = this.load();
  }

  protected async load(): Promise<void> {
    if (!(await this.ask(`${this.addressValue}&part=${encodeURIComponent(this.findTarget.value)}`, say("ColleaguesOffline")))) return;
    const count = this.shown.length;
    this.noneTarget.textContent = count === 0 ? say("NobodyHasSuchAName") : count === 1 ? say("OneFound") : count < most ? say("Found", count) : say("FirstFound", count);
  }

  protected take(option: HTMLElement): void {
    const { value = "", words = "" } = option.dataset;
    const select = this.selectTarget;
    if (![...select.options].some((one) => one.value === value)) (select.querySelector("optgroup") ?? select).append(new Option(words, value));
    select.value = value;
    this.boxTarget.hidePopover();
    select.focus();
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  protected leave(): void {
    this.boxTarget.hidePopover();
    this.openerTarget.focus();
  }

  protected line(): DOMRect {
    return this.selectTarget.getBoundingClientRect();
  }
}
