// Runs once for each part of the page of decisions; `element`, `trigger` and `watch` come from Gradio.
// The server writes buttons with data-* attributes and this turns a press into an event that Python hears.

const KINDS = ["choose", "drop", "withdraw", "take"];

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button || !element.contains(button)) return;
  const kind = KINDS.find((one) => button.dataset[one] !== undefined);
  if (kind) trigger("select", { kind, value: button.dataset[kind] });
});

// What was just chosen takes the focus, once; a file that was asked for is fetched.
let heading = null;
function settle() {
  const link = element.querySelector("a[data-go]");
  if (link) {
    delete link.dataset.go;
    link.click();
  }
  const found = element.querySelector("[data-focus]");
  if (found && found.dataset.focus !== heading) requestAnimationFrame(() => found.focus());
  heading = found?.dataset.focus ?? null;
}
watch("value", settle);
settle();
