import { say } from "../Shared/words";

/** Buttons marked data-copy put the field they name into the clipboard, where the browser has one, and say so. */
export function watchCopy(): void {
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-copy]") : null;
    const field = button ? document.getElementById(button.dataset.copy ?? "") : null;
    if (!(field instanceof HTMLInputElement)) return;
    field.select();
    void navigator.clipboard.writeText(field.value).then(() => {
      for (const told of document.querySelectorAll<HTMLElement>("[data-copied]")) told.textContent = say("Copied");
    });
  });
  showCopy();
}

/** Without a clipboard there is no button. */
export function showCopy(): void {
  if (!("clipboard" in navigator)) return;
  for (const button of document.querySelectorAll<HTMLElement>("[data-copy]")) button.hidden = false;
}
