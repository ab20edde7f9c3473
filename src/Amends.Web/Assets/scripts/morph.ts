/**
 * A refresh brings the server's page; it may not close what a person opened, nor touch what they are writing. What is written is known by its
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
    } else if (element.matches("input:not([type=hidden]), textarea, select") && element === document.activeElement) {
      event.preventDefault();
    }
  });
}

/** What was folded out to be filled in is folded away once it is done. */
export function foldAwayWhatIsDone(): void {
  document.addEventListener("turbo:submit-end", (event) => {
    if ((event as CustomEvent<{ success: boolean }>).detail.success) (event.target as Element).closest(".guide details, details.more")?.removeAttribute("open");
  });
}

/** Not in the middle of a morph, which walks over the siblings of what it looks at. */
const replaceSoon = (old: HTMLElement, fresh: HTMLElement): void => queueMicrotask(() => old.replaceWith(fresh));
