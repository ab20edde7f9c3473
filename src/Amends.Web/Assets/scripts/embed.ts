/**
 * Puts the form where its tag stands on another site: <script src="https://desk.example/embed.js" async></script>. It writes no inline script or
 * style, so that a strict policy there need only name this address in script-src and frame-src. With data-chat it is the chat, which leads to the form where
 * nobody is there to answer.
 */
const tag = document.currentScript;
if (tag instanceof HTMLScriptElement) embed(tag);

function embed(tag: HTMLScriptElement): void {
  const home = new URL(tag.src);
  const language = tag.dataset.language ?? document.documentElement.lang.slice(0, 2);
  const frame = document.createElement("iframe");
  frame.src = `${home.origin}/${"chat" in tag.dataset ? "chat" : "complain"}/embedded${/^[a-z]{2}$/.test(language) ? `?lang=${language}` : ""}`;
  frame.title = tag.dataset.title ?? ("chat" in tag.dataset ? "Chat" : "Complaint form");
  Object.assign(frame.style, { display: "block", width: "100%", border: "0", height: "60rem" });
  tag.after(frame);

  window.addEventListener("message", (event) => {
    if (event.source !== frame.contentWindow || event.origin !== home.origin) return;
    const { amendsHeight: height, amendsTitle: title } = (event.data ?? {}) as { amendsHeight?: unknown; amendsTitle?: unknown };
    if (typeof height === "number" && height > 0) frame.style.height = `${height}px`;
    // The page within knows what it is called in its own language.
    if (typeof title === "string" && !tag.dataset.title) frame.title = title;
  });
}
