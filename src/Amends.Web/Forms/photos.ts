/**
 * Says at once what does not fit of the files that somebody chose, and sends nothing until it does: the server would say the same, after all of it
 * travelled. It listens to the page as a whole, so that it also knows a field that came later.
 */
export function checkFiles(): void {
  document.addEventListener("change", ({ target }) => {
    const field = target instanceof HTMLInputElement && target.name === "kept" ? [...(target.form?.elements ?? [])].find(isFiles) : target;
    if (isFiles(field)) tell(field, troubleOf(field));
  });
  // A page that comes in place of the one before keeps the field, and with it what was chosen: where that is listed as kept, it would stand there twice.
  document.addEventListener("turbo:render", () => { for (const field of document.querySelectorAll("input")) if (isFiles(field) && keptIn(field.form).length) field.value = ""; });
  document.addEventListener("submit", (event) => {
    const field = [...(event.target as HTMLFormElement).elements].filter(isFiles).find(troubleOf);
    if (!field) return;
    event.preventDefault();
    field.focus();
  });
}

const isFiles = (element: unknown): element is HTMLInputElement => element instanceof HTMLInputElement && element.matches("[type=file][data-largest]");

const keptIn = (form: HTMLFormElement | null): HTMLInputElement[] => [...(form?.querySelectorAll<HTMLInputElement>("[name=kept]") ?? [])];

function tell(field: HTMLInputElement, trouble: string | undefined): void {
  if (trouble) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  const told = field.parentElement?.querySelector("[data-files-told]");
  told?.replaceChildren();
  if (!told || !trouble) return;
  const words = document.createElement("span");
  words.className = "wrong";
  words.id = "files-e";
  words.textContent = trouble;
  told.append(words);
}

function troubleOf(field: HTMLInputElement): string | undefined {
  const files = [...(field.files ?? [])];
  const { largest, together, most, large, empty, all, many } = field.dataset;
  // What came with an attempt before goes too, where it is ticked.
  const kept = keptIn(field.form).filter((box) => box.checked).map((box) => Number(box.dataset.size));
  if (files.length + kept.length > Number(most)) return many;
  const [heavy, hollow] = [files.find((file) => file.size > Number(largest)), files.find((file) => file.size === 0)];
  if (heavy) return large?.replace("{0}", heavy.name);
  if (hollow) return empty?.replace("{0}", hollow.name);
  return kept.concat(files.map((file) => file.size)).reduce((sum, one) => sum + one, 0) > Number(together) ? all : undefined;
}
