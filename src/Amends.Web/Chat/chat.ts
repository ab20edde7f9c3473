const listenAgain = 15_000; // ms until a stream that was refused is asked for again
const tellAgain = 10_000; // ms between two signs that somebody still writes

/**
 * The customer's chat: what is said goes without leaving the page, and what is new is fetched when the server says that there is something. What is being
 * typed is never touched. Without it the form is a plain form, and a link looks for an answer.
 */
export function chat(): void {
  const [room, form] = [document.querySelector<HTMLElement>("[data-chat]"), document.querySelector<HTMLFormElement>("#chat-form")];
  if (room && form) new Chat(room, form).begin();
}

class Chat {
  private readonly field: HTMLTextAreaElement;
  private readonly title = document.title;
  private readonly state = part("chat-state")!;
  private unseen = 0;
  private told = -tellAgain;
  private missed = false;
  private sending = false;
  private leaving = false;

  constructor(private readonly room: HTMLElement, private readonly form: HTMLFormElement) {
    this.field = form.querySelector("textarea")!;
  }

  begin(): void {
    this.form.querySelector("[data-chat-keys]")?.removeAttribute("hidden");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.send();
    });
    this.field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.altKey || isComposing(event) || event.repeat) return;
      event.preventDefault();
      void this.send();
    });
    this.field.addEventListener("input", () => this.typed());
    // What they answer below is told once, on the page that opens then: this one must not ask for it first.
    part("asked")!.addEventListener("submit", () => { this.leaving = true; });
    window.addEventListener("pageshow", () => { this.leaving = false; });
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.count(0); });
    this.listen();
    this.toTheEnd();
  }

  private listen(): void {
    const source = new EventSource(this.room.dataset.chat!);
    source.addEventListener("open", () => {
      if (this.missed) void this.refresh();
      this.missed = false;
    });
    source.addEventListener("changed", () => void this.refresh());
    source.addEventListener("writing", ({ data }) => this.say(data ? this.state.dataset.writes!.replace("{0}", data) : ""));
    source.addEventListener("error", () => {
      this.missed = true;
      if (source.readyState !== EventSource.CLOSED) return;
      void this.refresh();
      window.setTimeout(() => this.listen(), listenAgain);
    });
  }

  private async send(): Promise<void> {
    const words = this.field.value;
    if (!words.trim() || this.sending) return;
    const [body, once] = [new FormData(this.form), this.form.querySelector<HTMLInputElement>("[name=once]")!];
    this.sending = true;
    this.field.value = "";
    this.field.focus();
    trouble("");
    try {
      const response = await fetch(this.form.action, { method: "POST", body });
      const page = parsed(await response.text());
      if (!response.ok) throw new Error(page.getElementById("chat-notice")?.textContent ?? "");
      once.value = page.querySelector<HTMLInputElement>("#chat-form [name=once]")?.value ?? "";
      this.show(page);
      this.toTheEnd();
      this.told = -tellAgain;
    } catch (failure) {
      this.field.value = words + (this.field.value ? `\n${this.field.value}` : "");
      trouble((failure instanceof TypeError ? "" : (failure as Error).message) || this.form.dataset.failed!);
    } finally {
      this.sending = false;
      this.field.dispatchEvent(new Event("input", { bubbles: true })); // what stands there now is what this device keeps
    }
  }

  private async refresh(): Promise<void> {
    if (this.leaving) return;
    try {
      const response = await fetch(location.href);
      if (response.status >= 500) throw new Error(response.statusText);
      this.show(parsed(await response.text()));
      this.say("");
    } catch {
      this.missed = true;
      this.say(this.state.dataset.lost!);
    }
  }

  /** What is new comes below; what is there stays as it is. Where the page has become another one, that is opened. */
  private show(page: Document): void {
    const fresh = [...page.querySelectorAll("#said li[id]")].filter((turn) => !part(turn.id));
    if (!page.getElementById("said")) return location.reload();
    const reads = part("said")!.getBoundingClientRect().bottom > innerHeight;
    part("said")!.querySelector("ol")!.append(...fresh);
    const others = ["chat-head", "asked"].filter((id) => this.replace(part(id)!, page.getElementById(id)!));
    if (fresh.length + others.length > 0 && !reads) this.toTheEnd();
    if (document.hidden) this.count(this.unseen + fresh.filter((turn) => !turn.matches(".yours")).length);
  }

  /** Never what somebody is at. */
  private replace(old: HTMLElement, now: HTMLElement): boolean {
    if (old.contains(document.activeElement) || plain(old) === plain(now)) return false;
    old.replaceChildren(...now.childNodes);
    return true;
  }

  private typed(): void {
    const [writes, now] = [this.field.value.trim() !== "", performance.now()];
    if (writes ? now - this.told < tellAgain : this.told < 0) return;
    this.told = writes ? now : -tellAgain;
    if (!this.sending) void fetch(this.room.dataset.writing!, { method: "POST", body: new URLSearchParams({ doing: writes ? "writing" : "stopped" }) }).catch(() => undefined);
  }

  private say(words: string): void {
    this.state.textContent = words || "\u00a0";
  }

  private count(unseen: number): void {
    this.unseen = unseen;
    document.title = unseen > 0 ? `(${unseen}) ${this.title}` : this.title;
  }

  // In a frame the page around it decides what is seen.
  private toTheEnd(): void {
    if (window.parent === window && this.room.querySelectorAll("li").length > 1) this.room.querySelector(".chatend")!.scrollIntoView({ block: "end" });
  }
}

/** Safari ends the input method's word before the key that confirms it is told. */
const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

const part = (id: string): HTMLElement | null => document.getElementById(id);

const parsed = (html: string): Document => new DOMParser().parseFromString(html, "text/html");

// A form's token is another each time.
const plain = (element: Element): string => element.textContent!.replace(/\s+/g, " ");

const trouble = (words: string): void => { part("chat-trouble")!.textContent = words; };
