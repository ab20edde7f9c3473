/**
 * Shows what a stream brings. Turbo's own way gives the focus back to where it was when the stream came: whoever went on to another field in that moment is
 * pulled back and types in the wrong place. Here it is given back only where what had it is gone.
 */
export async function showStream(html: string): Promise<void> {
  const before = document.activeElement?.id;
  const template = document.createElement("template");
  template.innerHTML = html;
  document.documentElement.append(template.content);
  // A tab that nobody looks at draws nothing.
  const soon = document.hidden ? (then: () => void) => void window.setTimeout(then) : (then: () => void) => void requestAnimationFrame(then);
  await new Promise<void>((drawn) => soon(() => soon(drawn)));
  if (before && document.activeElement === document.body) document.getElementById(before)?.focus();
}
