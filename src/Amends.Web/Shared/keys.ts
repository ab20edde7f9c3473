import { Controller } from "@hotwired/stimulus";
import * as Turbo from "@hotwired/turbo";

/**
 * The keyboard of the workspace. A page says which element a key means with data-key (a link or button is pressed, a field or a fold-out is
 * entered; "g l" is g, then l); j and k walk through what is marked data-keys-item. Keys never act while somebody writes, nor where the person switched
 * them off.
 */
export class KeysController extends Controller<HTMLElement> {
  private goUntil = 0;
  private readonly pressed = (event: KeyboardEvent): void => this.press(event);

  connect(): void {
    document.addEventListener("keydown", this.pressed);
  }

  disconnect(): void {
    document.removeEventListener("keydown", this.pressed);
  }

  private press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") return this.leave(event);
    if (isWriting(event.target) || document.cookie.split("; ").includes("keys=off")) return;
    if (this.act(event.key)) event.preventDefault();
  }

  private act(key: string): boolean {
    if (this.goUntil > performance.now()) {
      this.goUntil = 0;
      if (key !== "q") return enter(keyed(`g ${key}`));
      Turbo.visit("/queue");
      return true;
    }
    switch (key) {
      case "g": this.goUntil = performance.now() + 1500; return true;
      case "j": return step(1);
      case "k": return step(-1);
      case "/": return enter(document.querySelector("#find")) || (Turbo.visit("/search"), true);
      case "?": document.querySelector<HTMLDialogElement>("#keys")?.showModal(); return true;
      default: return key.length === 1 && enter(keyed(key));
    }
  }

  private leave(event: KeyboardEvent): void {
    if (isWriting(event.target)) (event.target as HTMLElement).blur();
  }
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.matches("textarea, select, input:not([type=radio], [type=checkbox], [type=button], [type=submit])") || target.isContentEditable);

/**
 * In a list, a key means the item that has the focus; without one, the first, but for what is decided on at once: then only where there is no other. Keys of
 * a part marked "only" mean nothing while the focus is elsewhere.
 */
function keyed(key: string): Element | null {
  const which = `[data-key="${CSS.escape(key)}"]`;
  const mine = document.activeElement?.closest("[data-keys-scope]")?.querySelector(which);
  if (mine) return mine;
  const [first, ...others] = [...document.querySelectorAll(which)].filter((element) => !element.closest("[data-keys-scope=only]"));
  return first && !(others.length > 0 && first.matches("[data-keys-scope] button[data-key]:not([type=button])")) ? first : null;
}

function step(by: 1 | -1): boolean {
  const items = [...document.querySelectorAll<HTMLElement>("[data-keys-item]")].filter((item) => item.checkVisibility());
  if (items.length === 0) return false;
  const at = items.findIndex((item) => item === document.activeElement || (document.activeElement === document.body && item.hasAttribute("aria-current")));
  const from = at >= 0 ? at : items.findIndex((item) => item.hasAttribute("aria-current"));
  items[Math.min(Math.max(from + by, 0), items.length - 1)]?.focus();
  return true;
}

function enter(element: Element | null): boolean {
  if (!(element instanceof HTMLElement) || !element.checkVisibility()) return false;
  element.closest("details")?.setAttribute("open", "");
  if (element instanceof HTMLDetailsElement) {
    element.open = true;
    (element.querySelector<HTMLElement>("textarea, input:not([type=hidden]), select, button") ?? element.querySelector("summary"))?.focus();
  } else if (element.matches("textarea, input:not([type=radio], [type=checkbox]), select")) element.focus();
  else {
    element.click();
    // What a button opens is where the next key is meant.
    if (element instanceof HTMLButtonElement && element.popoverTargetElement?.matches(":popover-open")) element.popoverTargetElement.querySelector<HTMLElement>("button, input")?.focus();
  }
  return true;
}
