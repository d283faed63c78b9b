// Loads the page again after a save, and shows over it what is wrong while there is no new one.
const shown = document.createElement("pre");
shown.setAttribute("role", "alert");
Object.assign(shown.style, {
  position: "fixed", inset: "auto 0 0 0", zIndex: "9999", margin: "0", padding: "1rem 1.5rem", maxHeight: "60vh",
  overflow: "auto", background: "#7a0019", color: "#fff", font: "1rem/1.5 ui-monospace, monospace", whiteSpace: "pre-wrap",
});
const events = new EventSource(`/_serve/events?page=${encodeURIComponent(location.pathname)}`);
events.addEventListener("reload", () => location.reload());
events.addEventListener("problems", (event) => {
  const lines = JSON.parse(event.data);
  shown.textContent = lines.join("\n");
  if (lines.length) document.body.append(shown);
  else shown.remove();
});
let lost = false;
events.addEventListener("error", () => { lost = true; });
events.addEventListener("open", () => { if (lost) location.reload(); });
