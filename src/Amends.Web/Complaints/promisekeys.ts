/** On a promise one key decides: Enter keeps it and goes on, x drops it and goes on, e opens it to be corrected. */
export function decideOnPromise(event: KeyboardEvent, form: HTMLElement, draft: HTMLElement): boolean {
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || box.name !== "keep" || event.ctrlKey || event.metaKey || event.altKey) return false;
  const key = event.key === "Delete" || event.key === "Backspace" ? "x" : event.key.toLowerCase();
  if (key !== "enter" && key !== "x" && key !== "e") return false;
  event.preventDefault();
  if (key === "e") {
    const fold = box.closest("[data-promise]")?.querySelector("details");
    fold?.setAttribute("open", "");
    fold?.querySelector("input")?.focus();
    return true;
  }
  const boxes = [...form.querySelectorAll<HTMLInputElement>("[data-promise] [name=keep]")];
  (boxes[boxes.indexOf(box) + 1] ?? draft).focus();
  if (box.checked !== (key === "enter")) box.click();
  return true;
}
