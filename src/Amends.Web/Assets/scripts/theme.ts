/** Paper by day, ink by night: follows the system until someone chooses; the choice lives in a cookie, so that the server draws the right one at once. */
const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");

export function watchTheme(): void {
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest("[data-theme-button]")) return;
    root.dataset.theme = current() === "dark" ? "light" : "dark";
    document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
    showTheme();
  });
  dark.addEventListener("change", showTheme);
  showTheme();
}

/** Says on every theme button what it would change to. */
export function showTheme(): void {
  for (const button of document.querySelectorAll<HTMLElement>("[data-theme-button]")) {
    button.hidden = false;
    const words = button.firstElementChild;
    if (words) words.textContent = (current() === "dark" ? button.dataset.light : button.dataset.dark) ?? "";
  }
}

const current = (): string => root.dataset.theme ?? (dark.matches ? "dark" : "light");
