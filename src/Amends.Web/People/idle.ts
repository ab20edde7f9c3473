import * as Turbo from "@hotwired/turbo";
import { say } from "../Shared/words";

const checkEvery = 5_000; // ms

/**
 * Nobody touched the page for as long as its <dialog data-idle> says: it is covered, the server is told to open nothing, and who is there is asked in
 * place. What lies under it is not thrown away; the draft is on the server besides. All tabs of a browser count as one.
 */
export function watchIdle(): void {
  touched();
  for (const kind of ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"]) document.addEventListener(kind, touched, { passive: true, capture: true });
  window.setInterval(check, checkEvery);
  document.addEventListener("visibilitychange", check);
  document.addEventListener("cancel", (event) => { if (cover() === event.target) event.preventDefault(); }, { capture: true });
  // A browser lets a second Escape through all the same.
  document.addEventListener("close", (event) => { if (locked && event.target instanceof HTMLDialogElement && event.target === cover()) event.target.showModal(); }, { capture: true });
  // The browser's way back shows another page, and that is covered, too.
  document.addEventListener("turbo:render", () => { if (locked && !cover()?.open) cover()?.showModal(); });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches("[data-idle] form[data-unlock]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void unlock(form);
  }, { capture: true });
}

const key = "amends.touched";
let last = Date.now();
let written = 0;
let locked = false;
let told = false; // the server knows, and opens nothing
const cover = (): HTMLDialogElement | null => document.querySelector<HTMLDialogElement>("dialog[data-idle]");

function touched(): void {
  if (locked || cover()?.open) return;
  last = Date.now();
  if (last - written < 1_000) return;
  written = last;
  try { localStorage.setItem(key, String(last)); } catch { /* then each tab counts for itself */ }
}

/** The last touch in any tab. A clock that was set back counts as a touch. */
function idleFor(): number {
  let newest = last;
  try { newest = Math.max(newest, Number(localStorage.getItem(key) ?? 0)); } catch { /* as above */ }
  return Math.max(0, Date.now() - newest);
}

function check(): void {
  const dialog = cover();
  if (!dialog || (!locked && idleFor() < Number(dialog.dataset.idle) * 60_000)) return;
  if (!locked) {
    [locked, told] = [true, false];
    dialog.showModal();
    Turbo.cache.clear(); // pages that were looked at before are asked for anew, and the server opens none
  }
  const form = dialog.querySelector<HTMLFormElement>("form[data-unlock]");
  // Without a connection it is told again, until it knows.
  if (form && !told) void fetch("/lock", { method: "POST", body: new FormData(form) }).then(({ ok }) => { told ||= ok; }, () => undefined);
}

async function unlock(form: HTMLFormElement): Promise<void> {
  const trouble = form.querySelector<HTMLElement>("[data-unlock-trouble]");
  const tell = (words: string): void => {
    if (!trouble) return;
    trouble.textContent = words;
    trouble.hidden = !words;
  };
  try {
    const response = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
    if (response.ok && !response.redirected) {
      form.reset();
      tell("");
      locked = false;
      cover()?.close();
      touched();
    } else if (response.status === 401 || response.redirected) {
      location.assign(`/sign-in?returnUrl=${encodeURIComponent(location.pathname + location.search)}`);
    } else {
      tell([423, 429].includes(response.status) ? say("TooManyTries") : response.status === 422 ? say("WrongPassword") : say("UnlockOffline"));
    }
  } catch {
    tell(say("UnlockOffline"));
  }
}
