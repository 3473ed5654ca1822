// Runs once for the conversation and once for the evidence panel; `element` and `trigger` come from Gradio.
// The server writes buttons with data-* attributes and this turns a press into an event that Python hears.

const NARROW = "(max-width: 960px)"; // as in styles/9-narrow.css: the panel stands below the conversation

const calm = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

const panelBeside = () => element.closest(".ask-row")?.querySelector("#evidence, .beside");

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Browsers offer the clipboard only to https and loopback pages; this still works on an office network.
    const area = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

element.addEventListener("click", async (event) => {
  const button = event.target.closest("button");
  if (!button || !element.contains(button)) return;
  const { ask, cite, step, whole, leaf } = button.dataset;
  if (ask !== undefined) {
    trigger("submit", { question: ask });
  } else if (cite !== undefined) {
    trigger("select", { kind: "cite", value: cite });
    if (matchMedia(NARROW).matches) panelBeside()?.scrollIntoView({ behavior: calm(), block: "start" });
  } else if (step !== undefined) {
    trigger("select", { kind: "step", value: step });
  } else if (leaf !== undefined) {
    trigger("select", { kind: "leaf", value: leaf });
  } else if (whole !== undefined) {
    trigger("select", { kind: "whole", value: whole });
  } else if (button.dataset.copy !== undefined) {
    await copy(button.dataset.copy);
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy answer"), 2000);
  }
});

// A picture that does not come says so; `error` does not bubble, hence the capture.
element.addEventListener("error", (event) => event.target.parentElement?.querySelector(".undrawn")?.removeAttribute("hidden"), true);

// A new question comes into view once, at its top, so that the answer is read from its beginning.
let asked = null;
watch("value", () => {
  const question = element.querySelector(".live .asked");
  if (question && question.textContent !== asked) {
    asked = question.textContent;
    question.scrollIntoView({ behavior: calm(), block: "start" });
  }
});
