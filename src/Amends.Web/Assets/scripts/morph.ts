import { isDoor } from "../../Shared/door";

/**
 * A refresh brings the server's page; it may not close what a person opened, nor touch what they are writing, nor take away the word of what was not
 * done before something is. What is written is known by its
 * data-writing key: while the key stays, the old element stays; when it changes (the words were sent), the new one takes its place.
 */
export function keepWhatIsInHand(): void {
  document.addEventListener("turbo:before-morph-attribute", (event) => {
    const { attributeName } = (event as CustomEvent<{ attributeName: string }>).detail;
    const element = event.target as Element;
    if (attributeName === "open" && element.matches("details, dialog")) event.preventDefault();
    if (attributeName === "data-theme") event.preventDefault();
  });
  document.addEventListener("turbo:before-morph-element", (event) => {
    const { newElement } = (event as CustomEvent<{ newElement?: HTMLElement }>).detail;
    const element = event.target as HTMLElement;
    if (element.dataset.writing && newElement) {
      event.preventDefault();
      if (newElement.dataset.writing !== element.dataset.writing) replaceSoon(element, newElement.cloneNode(true) as HTMLElement);
    } else if (element.id === "notice" && element.childElementCount > 0 && newElement?.childElementCount === 0) {
      event.preventDefault();
    } else if (newElement && element.matches("[data-promise]") && isAnother(element, newElement)) {
      event.preventDefault();
      replaceSoon(element, newElement.cloneNode(true) as HTMLElement);
    } else if (element.matches("[data-call-target=button]")) {
      event.preventDefault(); // the server knows neither of the script that shows it nor of the call that it times
    } else if (isControl(element) && (element === document.activeElement || isFilledIn(element))) {
      event.preventDefault();
    }
  });
}

/** What was folded out to be filled in is emptied and folded away once it is done. */
export function foldAwayWhatIsDone(): void {
  document.addEventListener("turbo:submit-end", (event) => {
    const { success, fetchResponse } = (event as CustomEvent<{ success: boolean; fetchResponse?: { response: Response } }>).detail;
    if (!success || isDoor(fetchResponse?.response)) return;
    document.getElementById("notice")?.replaceChildren();
    const form = event.target as HTMLFormElement;
    if (!form.matches("[data-writing], [data-writing] *")) form.reset();
    form.closest(".guide details, details.more")?.removeAttribute("open");
  });
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isControl = (element: Element): element is Control => element.matches("input:not([type=hidden]), textarea, select");

/** Whether it holds something else than what the server put there. */
function isFilledIn(control: Control): boolean {
  if (control instanceof HTMLSelectElement) return control.selectedIndex !== Math.max(0, [...control.options].findIndex((option) => option.defaultSelected));
  if (control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio")) return control.checked !== control.defaultChecked;
  return control.value !== control.defaultValue;
}

/** Whether another promise stands in this place now: then what was decided of the old one says nothing of it. Words that were merely changed are the same promise. */
function isAnother(old: Element, fresh: Element): boolean {
  const words = (chips: Element | null): string[] => [...(chips?.querySelectorAll<HTMLInputElement>("[data-promise] [name=found]") ?? [])].map((found) => found.value);
  const word = (chip: Element): string => chip.querySelector<HTMLInputElement>("[name=found]")?.value ?? "";
  const [was, is] = [word(old), word(fresh)];
  return was !== is && (words(fresh.parentElement).includes(was) || words(old.parentElement).includes(is));
}

/** Not in the middle of a morph, which walks over the siblings of what it looks at. */
const replaceSoon = (old: HTMLElement, fresh: HTMLElement): void => queueMicrotask(() => old.replaceWith(fresh));
