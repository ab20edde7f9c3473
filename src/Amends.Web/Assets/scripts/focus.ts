/**
 * Whoever works by keyboard stays where they are. What was done may fold away or vanish with the refresh that follows, and the focus with it: then it
 * stands on what is left around the place.
 */
export function keepFocus(): void {
  let around: HTMLElement[] = [];
  const remember = (from: EventTarget | null): void => {
    if (!(from instanceof Element) || from === document.body) return;
    around = [];
    for (let at = from.closest<HTMLElement>(places); at; at = at.parentElement?.closest<HTMLElement>(places) ?? null) around.push(at);
  };
  document.addEventListener("turbo:submit-start", (event) => remember(event.target));
  document.addEventListener("turbo:before-render", () => remember(document.activeElement));
  document.addEventListener("turbo:submit-end", () => stand(around));
  for (const refreshed of ["turbo:morph", "turbo:frame-render"]) {
    document.addEventListener(refreshed, () => {
      const here = around;
      around = [];
      window.setTimeout(() => stand(here)); // after what the refresh replaces last (see morph.ts)
    });
  }
}

const places = "details, section, article, turbo-frame, main";

function stand(around: HTMLElement[]): void {
  const lost = document.activeElement === null || document.activeElement === document.body || !(document.activeElement as HTMLElement).checkVisibility();
  const place = lost && around.find((one) => one.isConnected && one.checkVisibility());
  if (!place) return;
  const target = place instanceof HTMLDetailsElement ? place.querySelector<HTMLElement>("summary") : place;
  if (target && target.tabIndex < 0) target.tabIndex = -1;
  target?.focus({ preventScroll: true });
}
