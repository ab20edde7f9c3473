/** Forms marked data-passkey ask the device for a passkey, put its answer into the field "credential" and then go as forms do. */
export function watchPasskeys(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.dataset.passkey) return;
    const answer = form.querySelector<HTMLInputElement>("[name=credential]");
    if (!answer || answer.value) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void ask(form, answer);
  }, { capture: true });
  showPasskeys();
}

/** Where the browser knows passkeys, their buttons are shown. */
export function showPasskeys(): void {
  if (!canUse()) return;
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) form.hidden = false;
  for (const hint of document.querySelectorAll<HTMLElement>("[data-passkey-none]")) hint.hidden = true;
}

const canUse = (): boolean => typeof PublicKeyCredential !== "undefined" && "parseRequestOptionsFromJSON" in PublicKeyCredential && "toJSON" in PublicKeyCredential.prototype;

async function ask(form: HTMLFormElement, answer: HTMLInputElement): Promise<void> {
  tell(form);
  try {
    const response = await fetch(form.dataset.passkeyOptions ?? "", { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
    if (response.redirected) { location.assign(response.url); return; }
    if (!response.ok) { tell(form, response.status === 429 ? "many" : "failed"); return; }
    const options = await response.json();
    const credential = form.dataset.passkey === "create"
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    if (!(credential instanceof PublicKeyCredential)) return;
    answer.value = JSON.stringify(credential.toJSON());
    form.requestSubmit();
  } catch (error) {
    const known = error instanceof DOMException && error.name === "InvalidStateError";
    tell(form, known ? "known" : "unused");
  }
}

/** In the words that the place for them carries: the door has no others. */
function tell(form: HTMLFormElement, trouble?: "many" | "failed" | "known" | "unused"): void {
  const place = form.querySelector<HTMLElement>("[data-passkey-trouble]");
  if (!place) return;
  const words = trouble ? (place.dataset[trouble] ?? "") : "";
  place.textContent = words;
  place.hidden = !words;
}
