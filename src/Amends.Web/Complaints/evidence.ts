import { Controller } from "@hotwired/stimulus";

/** Words and what is said about them light up together. */
export class EvidenceController extends Controller<HTMLElement> {
  light(event: Event): void {
    this.set(event.target, true);
  }

  dim(event: Event): void {
    this.set(event.target, false);
  }

  private set(target: EventTarget | null, lit: boolean): void {
    const about = target instanceof Element ? target.closest<HTMLElement>("[data-about]")?.dataset.about : undefined;
    if (!about) return;
    for (const element of this.element.querySelectorAll(`[data-about="${CSS.escape(about)}"]`)) element.classList.toggle("lit", lit);
  }
}
