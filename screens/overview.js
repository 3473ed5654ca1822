// Runs once for each part of the pages "Indicators" and "What changed"; `element`, `trigger` and `watch` come from Gradio.
// The server writes buttons with data-* attributes and this turns a press into an event that Python hears.

const NARROW = "(max-width: 960px)"; // as in styles/6-indicators.css: the evidence stands below
const KINDS = ["sort", "open", "more", "back", "cite", "step", "whole", "leaf", "close"];
let pressed = null; // what had the focus, in words that find it again once the part is written anew
let heading = null;

const calm = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

function remember(key) {
  const address = new URL(location.href);
  if (key) address.searchParams.set("indicator", key);
  else address.searchParams.delete("indicator");
  history.replaceState(history.state, "", address);
}

function focusRow(key, tries = 40) {
  const row = document.querySelector(`[data-open="${CSS.escape(key)}"]`);
  if (row && row.offsetParent !== null) row.focus();
  else if (tries) requestAnimationFrame(() => focusRow(key, tries - 1));
}

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button || !element.contains(button)) return;
  const kind = KINDS.find((one) => button.dataset[one] !== undefined);
  if (!kind) return;
  const value = button.dataset[kind];
  pressed = kind === "more" ? `tbody tr:nth-child(${element.querySelectorAll("tbody tr").length + 1}) button` : `[data-${kind}="${CSS.escape(value)}"]`;
  if (kind === "open") remember(value);
  if (kind === "back") {
    const shown = element.querySelector("[data-focus]")?.dataset.focus;
    heading = null;
    remember(null);
    if (shown) focusRow(shown);
  }
  trigger("select", { kind, value });
  if (kind === "cite" && matchMedia(NARROW).matches) {
    const side = element.closest(".cited-row")?.querySelector(".cited-side");
    side?.scrollIntoView({ behavior: calm(), block: "start" });
  }
});

// A page of one indicator takes the focus at its heading; else it goes back to the button that was pressed.
function settle() {
  const found = element.querySelector("[data-focus]");
  if (found && found.dataset.focus !== heading) {
    heading = found.dataset.focus;
    requestAnimationFrame(() => {
      found.focus();
      setTimeout(() => found.scrollIntoView({ block: "nearest" }), 150); // the table that stood above it goes a moment later
    });
  } else if (pressed) {
    const again = element.querySelector(pressed); // at an end, the button that goes the other way
    (again?.disabled ? again.parentElement.querySelector("button:not([disabled])") : again)?.focus({ preventScroll: true });
    pressed = null;
  }
}
watch("value", settle);
settle();
