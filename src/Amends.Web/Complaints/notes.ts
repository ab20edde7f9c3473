const gap = 6; // px between two notes

/** Puts each note beside the line it concerns, pushes down what would overlap, and lets the sheet grow with them. */
export function placeNotes(sheet: HTMLElement, mirror: HTMLElement, notes: HTMLElement): void {
  const origin = notes.getBoundingClientRect().top;
  let free = 0;
  for (const note of notes.querySelectorAll<HTMLElement>(":scope > li")) {
    const wanted = lineOf(mirror, Number(note.dataset.start ?? -1)) - origin;
    const top = Math.max(Number.isFinite(wanted) ? wanted : 0, free);
    note.style.setProperty("--top", `${top}px`);
    free = top + note.offsetHeight + gap;
  }
  sheet.style.setProperty("--notes", `${free}px`);
}

/** The top of the line that holds a place in the text; NaN where the text has no such place. */
function lineOf(mirror: HTMLElement, offset: number): number {
  if (offset < 0) return Number.NaN;
  const walker = document.createTreeWalker(mirror, NodeFilter.SHOW_TEXT);
  let left = offset;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (left < node.length) {
      const range = document.createRange();
      range.setStart(node, left);
      range.setEnd(node, left + 1);
      return range.getBoundingClientRect().top;
    }
    left -= node.length;
  }
  return Number.NaN;
}
