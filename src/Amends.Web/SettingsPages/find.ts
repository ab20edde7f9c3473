import { say } from "../Shared/words";

/** A field marked data-find narrows the list it names as one types: what holds every word stays, and how many stay is said. Without script its form does the same. */
export function watchFind(): void {
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || !field.dataset.find) return;
    const list = document.getElementById(field.dataset.find);
    if (!list) return;
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let left = 0;
    for (const item of list.querySelectorAll<HTMLElement>("[data-text]")) {
      const text = (item.dataset.text ?? "").toLowerCase();
      item.hidden = !words.every((word) => text.includes(word));
      if (!item.hidden) left++;
    }
    const told = document.getElementById(`${field.dataset.find}-told`);
    if (told) told.textContent = words.length === 0 ? "" : left === 0 ? say("NoSuchSetting") : left === 1 ? say("OneSetting") : say("Settings", left);
  });
}
