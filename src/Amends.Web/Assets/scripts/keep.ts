/** Keeps what is written in a form marked data-keep on this device until the server says that it has it: a lost connection, or a refusal, loses no words. */
export function keepForms(): void {
  // Another page says that the form's words arrived.
  for (const taken of document.querySelectorAll<HTMLElement>("[data-taken]:not([data-taken=''])")) for (const key of keysOf(taken.dataset.taken)) forget(key);
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-keep]")) keep(form);
}

const keysOf = (name: string | undefined): [words: string, sent: string] => [`amends.${name}`, `amends.${name}.sent`];

function keep(form: HTMLFormElement): void {
  const [key, sent] = keysOf(form.dataset.keep);
  // Sent off is not arrived: only what was just sent, on a page that says that something was taken, is there.
  if (read(sent) && document.querySelector("[data-taken='']")) forget(key);
  forget(sent);
  if (!form.querySelector("[aria-invalid]")) restore(form, read(key));

  form.addEventListener("input", () => {
    forget(sent);
    if (write(key, JSON.stringify(words(form)))) form.querySelector("[data-keep-told]")?.removeAttribute("hidden");
  });
  form.addEventListener("submit", () => write(sent, "yes"));
}

function* fields(form: HTMLFormElement): Generator<HTMLInputElement | HTMLTextAreaElement> {
  for (const field of form.elements) {
    if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && /^(text|tel|email)$/.test(field.type) && field.name !== "website")) yield field;
  }
}

export const words = (form: HTMLFormElement): Record<string, string> => Object.fromEntries([...fields(form)].map((field) => [field.name, field.value]));

export function restore(form: HTMLFormElement, kept: string | null): void {
  if (!kept) return;
  const values = JSON.parse(kept) as Record<string, string>;
  for (const field of fields(form)) if (!field.value) field.value = values[field.name] ?? "";
}

// A browser may forbid storage; then nothing is kept and nothing breaks.
export function read(key: string): string | null {
  try { return localStorage.getItem(key); } catch { return null; }
}

export function write(key: string, value: string): boolean {
  try { localStorage.setItem(key, value); return true; } catch { return false; }
}

export function forget(key: string): void {
  try { localStorage.removeItem(key); } catch { /* as above */ }
}
