/** In a frame on another site: tells the page around it how high it is, so that the frame needs no bar of its own, and what it is called. */
export function tellHeight(): void {
  if (window.parent === window) return;
  new ResizeObserver(() => window.parent.postMessage({ amendsHeight: Math.ceil(document.body.getBoundingClientRect().height), amendsTitle: document.title }, "*")).observe(document.body);
}
