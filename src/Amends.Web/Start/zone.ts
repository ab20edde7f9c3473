import { Controller } from "@hotwired/stimulus";

/** Begins with the time zone of this browser where nobody chose one yet: a server mostly stands at UTC. */
export class ZoneController extends Controller<HTMLSelectElement> {
  connect(): void {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (this.element.value.endsWith("UTC") && [...this.element.options].some((option) => option.value === here)) this.element.value = here;
  }
}
