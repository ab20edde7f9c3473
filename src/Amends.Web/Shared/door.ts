import { isRefreshing } from "./live";
import { say } from "./words";

/**
 * What somebody writes stays before them. Where the session has ended or the server does not answer, Turbo would put the sign-in or an error in the place of
 * the page; while a word stands in a field it may not, and whoever holds the words says what is wrong instead. Nor may an error take the place of a page
 * that only brings itself up to date: it does so once the server is back.
 */
export function watchDoor(): void {
  document.addEventListener("turbo:before-fetch-response", (event) => {
    const { response } = (event as CustomEvent<{ fetchResponse: { response: Response } }>).detail.fetchResponse;
    if (isDoor(response) ? isWritten() : response.status >= 500 && (isWritten() || isRefreshing())) stay(event, isDoor(response) ? "signed-out" : "away");
  });
  document.addEventListener("turbo:fetch-request-error", (event) => { if (isWritten() || isRefreshing()) stay(event, "away"); });
}

export type Stay = "signed-out" | "away";

/** The answer is the way in instead of what was asked for. */
export const isDoor = (response: Response | undefined): boolean => response !== undefined && response.redirected && /^\/(sign-in|unlock)$/.test(new URL(response.url).pathname);

const isWritten = (): boolean => [...document.querySelectorAll("textarea")].some((field) => field.value.trim() !== "");

function stay(event: Event, why: Stay): void {
  event.preventDefault();
  document.documentElement.removeAttribute("aria-busy");
  if (document.dispatchEvent(new CustomEvent<Stay>("amends:stay", { detail: why, cancelable: true }))) tell(why);
}

/** Where no composer says it. */
function tell(why: Stay): void {
  const note = document.getElementById("stays") ?? document.createElement("div");
  note.id = "stays";
  note.className = "floats justsent";
  note.setAttribute("role", "status");
  const words = document.createElement("span");
  words.textContent = why === "signed-out" ? say("SignedOutStays") : say("OfflineStays");
  note.replaceChildren(words);
  if (why === "signed-out") {
    const way = document.createElement("a");
    way.href = "/sign-in";
    way.target = "_blank";
    way.textContent = say("SignInInAnotherTab");
    note.append(way);
  }
  document.body.append(note);
  document.addEventListener("amends:back", () => note.remove(), { once: true });
}
