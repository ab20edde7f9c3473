import { Controller } from "@hotwired/stimulus";
import { showStream } from "../Shared/stream";
import { say } from "../Shared/words";

const megabyte = 1024 * 1024;
const size = (bytes: number): string => bytes < megabyte ? `${Math.max(1, Math.ceil(bytes / 1024))} kB` : `${Math.ceil((bytes * 10) / megabyte) / 10} MB`;

/** A file on its way to the server, with the line that shows it. */
interface Going { file: File; line: HTMLLIElement; request?: XMLHttpRequest | undefined; failed: boolean }

/**
 * Files of a draft: chosen, dropped or pasted, they go to the server at once, one after the other, and lie there with the draft. Without this the field is a
 * plain field, and what is chosen goes with the form.
 */
export class FilesController extends Controller<HTMLFormElement> {
  static targets = ["field", "going", "said"];
  static values = { address: String, largest: Number, together: Number, most: Number };
  declare readonly fieldTarget: HTMLInputElement;
  declare readonly goingTarget: HTMLElement;
  declare readonly saidTarget: HTMLElement;
  declare readonly addressValue: string;
  declare readonly largestValue: number;
  declare readonly togetherValue: number;
  declare readonly mostValue: number;

  private queue: Going[] = [];
  private asked = false;
  private then: HTMLElement | null | undefined;

  disconnect(): void {
    for (const one of this.queue) one.request?.abort();
  }

  chosen(): void {
    const files = [...(this.fieldTarget.files ?? [])];
    this.fieldTarget.value = ""; // they go now: not once more with the form
    this.take(files);
  }

  /** A picture from the clipboard. Words that come with one (as from a text editor) are what was meant. */
  paste(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0 || event.clipboardData?.types.includes("text/plain")) return;
    event.preventDefault();
    this.take(files.map((file) => /^image\.\w+$/.test(file.name) ? new File([file], `picture-${this.nextPicture()}.${file.name.split(".")[1]}`, { type: file.type }) : file));
  }

  over(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.element.classList.add("dropping");
  }

  away(event: DragEvent): void {
    if (!(event.relatedTarget instanceof Node) || !this.element.contains(event.relatedTarget)) this.element.classList.remove("dropping");
  }

  drop(event: DragEvent): void {
    this.element.classList.remove("dropping");
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.take(files);
  }

  /** What is on its way goes with the words: they wait for it. What did not arrive is not left out without a word. */
  sending(event: SubmitEvent): void {
    if (this.queue.length === 0) return this.isForgotten(event);
    event.preventDefault();
    event.stopImmediatePropagation();
    const failed = this.queue.find((one) => one.failed);
    this.then = failed ? undefined : event.submitter;
    this.tell(failed ? say("UnsentNotAttached", failed.file.name) : say("SentOnceAttached"));
  }

  /** Words that speak of an attachment where there is none are asked about, once. */
  private isForgotten(event: SubmitEvent): void {
    const fields = new FormData(this.element);
    const words = String(fields.get("text") ?? "").split("\n").filter((line) => !line.startsWith(">")).join("\n");
    if (this.asked || fields.get("mode") !== "reply" || fields.has("file") || !/\b(attach(ed|ment|ments)|enclosed)\b/i.test(words)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.asked = true;
    this.tell(say("NothingAttached"));
  }

  /** Takes a file out, or puts it back. */
  async change(event: Event): Promise<void> {
    event.preventDefault();
    const button = event.currentTarget as HTMLButtonElement;
    const [what, id] = button.id.split("-");
    this.tell("");
    if (!(await this.post(button.formAction, {}))) return;
    document.getElementById(`${what === "out" ? "back" : "out"}-${id ?? ""}`)?.focus();
  }

  async rename(event: Event): Promise<void> {
    event.stopPropagation();
    const field = event.currentTarget as HTMLInputElement;
    if (field.value.trim()) await this.post(field.dataset.address ?? "", { to: field.value });
    else field.value = field.defaultValue;
  }

  /** Enter ends the name; it does not send the words. */
  nameKey(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    (event.currentTarget as HTMLElement).blur();
  }

  private take(files: File[]): void {
    const wrong = [];
    for (const file of files) {
      const trouble = this.trouble(file);
      if (trouble) wrong.push(trouble);
      else this.queue.push(this.show(file));
    }
    this.tell(wrong.join(" "));
    this.element.querySelector<HTMLElement>(".attached")?.scrollIntoView({ block: "nearest" });
    this.next();
  }

  /** What the server would say, before anything travels. */
  private trouble(file: File): string | undefined {
    if (file.size > this.largestValue) return say("FileLarge", file.name, size(file.size), size(this.largestValue));
    if (file.size === 0) return say("FileEmpty", file.name);
    const sizes = [...this.element.querySelectorAll<HTMLElement>("#draft-files > li:not(.removed)")].map((line) => Number(line.dataset.size)).concat(this.queue.map((one) => one.file.size));
    if (sizes.length >= this.mostValue) return say("FilesMany", this.mostValue, file.name);
    if (sizes.reduce((sum, one) => sum + one, file.size) > this.togetherValue) return say("FilesLarge", file.name, size(this.togetherValue));
    return undefined;
  }

  private show(file: File): Going {
    const line = document.createElement("li");
    const name = document.createElement("span");
    name.textContent = file.name;
    const progress = document.createElement("progress");
    progress.max = 1;
    progress.value = 0;
    progress.setAttribute("aria-label", say("Attaching", file.name));
    const out = document.createElement("button");
    out.type = "button";
    out.className = "link small";
    out.textContent = say("LeaveItOut");
    line.append(name, progress, out);
    this.goingTarget.append(line);
    const going: Going = { file, line, failed: false };
    out.addEventListener("click", () => { going.request?.abort(); this.done(going); });
    return going;
  }

  private next(): void {
    const going = this.queue.find((one) => !one.failed);
    if (!going) {
      const submitter = this.then;
      this.then = undefined;
      if (submitter !== undefined && this.queue.length === 0) this.element.requestSubmit(submitter);
      return;
    }
    if (going.request) return;
    const request = (going.request = new XMLHttpRequest());
    const progress = going.line.querySelector("progress");
    request.upload.addEventListener("progress", (event) => { if (progress && event.lengthComputable) progress.value = event.loaded / event.total; });
    request.addEventListener("load", () => void this.arrived(going, request));
    request.addEventListener("error", () => this.failed(going, say("NoConnection")));
    request.open("POST", this.addressValue);
    request.setRequestHeader("Accept", "text/vnd.turbo-stream.html");
    const fields = this.token();
    fields.append("files", going.file, going.file.name);
    request.send(fields);
  }

  private async arrived(going: Going, request: XMLHttpRequest): Promise<void> {
    if (request.status !== 200 || !request.responseText.includes("<turbo-stream"))
      return this.failed(going, request.status === 401 || request.responseURL.includes("/sign-in") ? say("SignedOut") : say("DidNotArrive"));
    const naming = document.activeElement;
    await showStream(request.responseText);
    if (naming instanceof HTMLInputElement && naming.matches(".filename") && !naming.isConnected) {
      // The list is a new one; the name that is being written is not.
      const field = document.getElementById(naming.id);
      if (field instanceof HTMLInputElement) {
        field.value = naming.value;
        field.setSelectionRange(naming.selectionStart, naming.selectionEnd);
      }
    }
    if (!request.responseText.includes('target="files-said"')) {
      this.tell(say("Attached", going.file.name));
    } else if (this.then !== undefined) {
      this.then = undefined;
      this.tell(`${this.saidTarget.textContent} ${say("NothingWasSent")}`);
    }
    this.done(going);
  }

  private failed(going: Going, why: string): void {
    going.failed = true;
    going.request = undefined;
    const again = document.createElement("button");
    again.type = "button";
    again.className = "link small";
    again.textContent = say("TryAgain");
    again.addEventListener("click", () => {
      again.replaceWith(progress);
      going.failed = false;
      this.next();
    });
    const progress = going.line.querySelector("progress")!;
    progress.replaceWith(again);
    this.then = undefined;
    this.tell(say("NotAttached", why, going.file.name));
    this.next();
  }

  private done(going: Going): void {
    this.queue = this.queue.filter((one) => one !== going);
    going.line.remove();
    this.next();
  }

  private async post(address: string, more: Record<string, string>): Promise<boolean> {
    const fields = this.token();
    for (const [name, value] of Object.entries(more)) fields.append(name, value);
    try {
      const response = await fetch(address, { method: "POST", body: fields, headers: { Accept: "text/vnd.turbo-stream.html" } });
      if (!response.ok || response.redirected) throw new Error();
      await showStream(await response.text());
      return true;
    } catch {
      this.tell(say("NotDone"));
      return false;
    }
  }

  private token(): FormData {
    const fields = new FormData();
    fields.append("__RequestVerificationToken", this.element.querySelector<HTMLInputElement>("[name=__RequestVerificationToken]")?.value ?? "");
    return fields;
  }

  private nextPicture(): number {
    const names = [...this.element.querySelectorAll<HTMLInputElement>(".filename")].map((field) => field.value).concat(this.queue.map((one) => one.file.name));
    return 1 + Math.max(0, ...names.map((name) => Number(/^picture-(\d+)\./.exec(name)?.[1] ?? 0)));
  }

  private tell(words: string): void {
    this.saidTarget.textContent = words;
  }
}
