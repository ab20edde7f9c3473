import { Controller } from "@hotwired/stimulus";
import { say } from "../Shared/words";

const most = 100; // as many as the server takes at once

/** Selecting rows of the queue: x or a click takes one, with shift all from the last one to it. That the bar appears needs no script; this counts. */
export class PickingController extends Controller<HTMLElement> {
  static targets = ["counted", "act"];
  declare readonly countedTarget: HTMLElement;
  declare readonly hasCountedTarget: boolean;
  declare readonly actTargets: HTMLButtonElement[];

  private last: HTMLInputElement | undefined;
  private readonly shown = (): void => this.changed();

  connect(): void {
    for (const event of ["turbo:morph", "reset"]) document.addEventListener(event, this.shown);
    this.changed();
  }

  disconnect(): void {
    for (const event of ["turbo:morph", "reset"]) document.removeEventListener(event, this.shown);
  }

  changed(): void {
    // A form that is reset has its old values only after the event.
    queueMicrotask(() => this.count());
  }

  clicked(event: MouseEvent): void {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || !box.matches(".q-pick")) return;
    if (event.shiftKey && this.last && this.last !== box) this.range(box, box.checked);
    this.last = box;
    this.changed();
  }

  key(event: KeyboardEvent): void {
    if (event.key === "Escape" && this.picked.length > 0 && !(event.target instanceof HTMLSelectElement)) {
      for (const box of this.picked) box.checked = false;
      this.last = undefined;
      this.changed();
    } else if (event.key === "X" && event.target instanceof Element) {
      const box = event.target.closest("li")?.querySelector<HTMLInputElement>(".q-pick");
      if (!box) return;
      event.preventDefault();
      this.range(box, true);
      this.last = box;
      this.changed();
    }
  }

  /** All from the last one to this one. */
  private range(to: HTMLInputElement, checked: boolean): void {
    const boxes = this.boxes;
    const [a, b] = [this.last ? boxes.indexOf(this.last) : boxes.indexOf(to), boxes.indexOf(to)];
    for (const box of boxes.slice(Math.max(0, Math.min(a, b)), Math.max(a, b) + 1)) box.checked = checked;
  }

  private count(): void {
    if (!this.hasCountedTarget) return;
    const count = this.picked.length;
    const words = count > most ? say("SelectedTooMany", count, most) : count === 0 ? "" : say("Selected", count);
    if (this.countedTarget.textContent !== words) this.countedTarget.textContent = words;
    for (const act of this.actTargets) act.disabled = count > most;
  }

  private get boxes(): HTMLInputElement[] {
    return [...this.element.querySelectorAll<HTMLInputElement>(".q-pick")];
  }

  private get picked(): HTMLInputElement[] {
    return this.boxes.filter((box) => box.checked);
  }
}
