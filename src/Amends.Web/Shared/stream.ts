/**
 * Shows what a stream brings. Turbo's own way gives the focus back to where it was when the stream came: whoever went on to another field in that moment is
 * pulled back and types in the wrong place. Here it is given back only where what had it is gone.
 */
export async function showStream(html: string): Promise<void> {
  const before = document.activeElement?.id;
  const template = document.createElement("template");
  template.innerHTML = html;
  document.documentElement.append(template.content);
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  if (before && document.activeElement === document.body) document.getElementById(before)?.focus();
}
