import { Controller } from "@hotwired/stimulus";
import { say } from "../Shared/words";

/** Opens the pictures of a message large, in place. Arrows walk through them, Esc closes; without it a picture's link opens it as a page. */
export class PicturesController extends Controller<HTMLElement> {
  open(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // in a tab of its own
    event.preventDefault();
    const links = [...this.element.querySelectorAll<HTMLAnchorElement>("a:has(img)")];
    let at = links.indexOf(event.currentTarget as HTMLAnchorElement);
    const dialog = document.createElement("dialog");
    dialog.className = "large";
    dialog.innerHTML = `<figure><img alt=""><figcaption><bdi></bdi> <span class="faint" role="status"></span></figcaption></figure>
      <p class="row"><button class="btn" type="button" data-step="-1"> <kbd>←</kbd></button><button class="btn" type="button" data-step="1"> <kbd>→</kbd></button>
      <a class="btn" download></a><button class="btn" type="button" data-close> <kbd>Esc</kbd></button></p>`;
    const find = <T extends Element>(selector: string): T => dialog.querySelector<T>(selector)!;
    find('[data-step="-1"]').prepend(say("Previous"));
    find('[data-step="1"]').prepend(say("Next"));
    find("a[download]").prepend(say("Save"));
    find("[data-close]").prepend(say("Close"));
    const show = (by: number): void => {
      at = (at + by + links.length) % links.length;
      const [link, name] = [links[at]!, links[at]!.querySelector("img")!.alt];
      const image = find<HTMLImageElement>("img");
      [image.src, image.alt] = [link.href, name];
      find("bdi").textContent = name;
      find("[role=status]").textContent = links.length > 1 ? say("PictureOf", at + 1, links.length) : "";
      const save = find<HTMLAnchorElement>("a[download]");
      [save.href, save.download] = [link.href, name];
      dialog.setAttribute("aria-label", name);
    };
    for (const button of dialog.querySelectorAll<HTMLButtonElement>("[data-step]")) {
      if (links.length < 2) button.remove();
      button.addEventListener("click", () => show(Number(button.dataset.step)));
    }
    dialog.addEventListener("keydown", (key) => {
      const by = key.key === "ArrowRight" ? 1 : key.key === "ArrowLeft" ? -1 : 0;
      if (by !== 0) show(by);
    });
    dialog.addEventListener("click", (click) => { if (click.target === dialog || (click.target as Element).closest("[data-close]")) dialog.close(); });
    dialog.addEventListener("close", () => { dialog.remove(); links[at]?.focus(); });
    dialog.dataset.turboPermanent = ""; // a refresh of the page knows nothing of it
    document.body.append(dialog);
    show(0);
    dialog.showModal();
    find<HTMLButtonElement>("[data-close]").focus();
  }
}
