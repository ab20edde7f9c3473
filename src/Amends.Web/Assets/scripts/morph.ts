/** A refresh brings the server's page; it may not close what a person opened, nor touch the field they are in. */
export function keepOpenWhatIsOpen(): void {
  document.addEventListener("turbo:before-morph-attribute", (event) => {
    const { attributeName } = (event as CustomEvent<{ attributeName: string }>).detail;
    const element = event.target as Element;
    if (attributeName === "open" && element.matches("details, dialog")) event.preventDefault();
    if (attributeName === "data-theme") event.preventDefault();
  });
  document.addEventListener("turbo:before-morph-element", (event) => {
    const element = event.target as Element;
    if (element.matches("input, textarea, select") && element === document.activeElement) event.preventDefault();
  });
}
