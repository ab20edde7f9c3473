/** Says at once what does not fit of the files that somebody chose, and sends nothing until it does: the server would say the same, after all of it travelled. */
export function checkFiles(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>("input[type=file][data-largest]")) {
    const told = field.parentElement?.querySelector("[data-files-told]");
    field.addEventListener("change", () => {
      const trouble = troubleOf(field);
      if (trouble) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
      if (!told) return;
      told.replaceChildren();
      if (!trouble) return;
      const words = document.createElement("span");
      words.className = "wrong";
      words.id = "files-e";
      words.textContent = trouble;
      told.append(words);
    });
    field.form?.addEventListener("submit", (event) => {
      if (!troubleOf(field)) return;
      event.preventDefault();
      field.focus();
    });
  }
}

function troubleOf(field: HTMLInputElement): string | undefined {
  const files = [...(field.files ?? [])];
  const { largest, together, most, large, empty, all, many } = field.dataset;
  if (files.length > Number(most)) return many;
  const [heavy, hollow] = [files.find((file) => file.size > Number(largest)), files.find((file) => file.size === 0)];
  if (heavy) return large?.replace("{0}", heavy.name);
  if (hollow) return empty?.replace("{0}", hollow.name);
  return files.reduce((sum, file) => sum + file.size, 0) > Number(together) ? all : undefined;
}
