// Runs once for each part of the Ask page that holds HTML; `element` and `trigger` come from Gradio.
// The server writes buttons with data-* attributes and this turns a press into an event that Python hears.

const NARROW = "(max-width: 960px)"; // as in styles/9-narrow.css: the panel stands below the conversation

const calm = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

const panelBeside = () => element.closest(".ask-row")?.querySelector("#evidence, .beside");

let stepping = null; // the group of the button that was pressed, where one of its buttons may be disabled afterwards

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
  const { ask, cite, step, whole, leaf, close } = button.dataset;
  stepping = ["steps", "leaves"].find((name) => button.closest(`.${name}`)) ?? null;
  if (ask !== undefined) {
    trigger("submit", { question: ask });
  } else if (cite !== undefined) {
    trigger("select", { kind: "cite", value: cite });
    if (matchMedia(NARROW).matches) panelBeside()?.scrollIntoView({ behavior: calm(), block: "start" });
  } else if (close !== undefined) {
    trigger("select", { kind: "close", value: close });
  } else if (step !== undefined) {
    trigger("select", { kind: "step", value: step });
  } else if (leaf !== undefined) {
    trigger("select", { kind: "leaf", value: leaf });
  } else if (whole !== undefined) {
    trigger("select", { kind: "whole", value: whole });
  } else if (button.dataset.take !== undefined) {
    trigger("download", { value: button.dataset.take });
  } else if (button.dataset.send !== undefined) {
    const form = button.closest("fieldset");
    const typed = [...form.querySelectorAll("[data-field]")].map((one) => [one.dataset.field, one.value]);
    const ticked = [...form.querySelectorAll("input:checked")].map((one) => one.value).join(" ");
    trigger("apply", { what: button.dataset.send, name: "", note: "", ...Object.fromEntries(typed), ticked });
  } else if (button.dataset.everything !== undefined) {
    trigger("clear", {});
  } else if (button.dataset.good !== undefined) {
    button.setAttribute("aria-pressed", "true");
    trigger("like", { turn: button.dataset.good, opinion: "good", reason: "" });
  } else if (button.dataset.bad !== undefined) {
    const details = button.closest("details");
    trigger("like", { turn: button.dataset.bad, opinion: "bad", reason: details.querySelector("input:checked")?.value ?? "" });
    details.open = false;
    details.querySelector("summary").focus();
  } else if (button.dataset.copy !== undefined) {
    await copy(button.dataset.copy);
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy answer"), 2000);
  }
});

// A picture that does not come says so; `error` does not bubble, hence the capture.
element.addEventListener("error", (event) => event.target.parentElement?.querySelector(".undrawn")?.removeAttribute("hidden"), true);

// What stands in a part of the page for good, so that screen readers hear a change in it; the parts themselves are replaced.
function tell(words) {
  let region = document.getElementById("told");
  if (!region) {
    region = Object.assign(document.createElement("div"), { id: "told", className: "unseen" });
    region.setAttribute("role", "status");
    document.querySelector(".talk").append(region);
  }
  region.textContent = words;
}

// Kept by this tab alone. After a press that found no connection Gradio loads the page anew once it is back, and the box would be empty.
const KEPT = "committee-question"; // a question that was sent and not answered yet
const TYPED = "committee-typed"; // what stood in the box when the page went
const LOST_ONCE = "committee-lost"; // the connection was lost a moment ago

function box() {
  return document.querySelector("#question textarea");
}

function fill(words) {
  const area = box();
  if (!area || area.value) return;
  area.value = words;
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

// A new question comes into view once, at its top, so that the answer is read from its beginning.
let asked = null;
watch("value", () => {
  const link = element.querySelector("a[data-go]"); // a file that was asked for is ready: one press is enough
  if (link) {
    delete link.dataset.go;
    link.click();
  }
  element.querySelector("[data-told]")?.focus(); // what became of a form; the button that sent it is gone
  const now = document.activeElement;
  if (stepping && (now === document.body || now?.disabled)) element.querySelector(`.${stepping} button:not([disabled])`)?.focus();
  stepping = null;
  const turn = element.querySelector(".live");
  if (turn) {
    const words = turn.querySelector(".asked")?.lastChild?.textContent ?? "";
    if (turn.getAttribute("aria-busy") === "true") sessionStorage.setItem(KEPT, words);
    else {
      sessionStorage.removeItem(KEPT);
      const answer = turn.querySelector(".answer");
      const spoken = [...(answer?.querySelectorAll(":scope > p, :scope > ul:not([class])") ?? [])].map((one) => one.cloneNode(true));
      for (const part of spoken) for (const mark of part.querySelectorAll(".mark")) mark.remove();
      tell(spoken.map((one) => one.textContent).join(" "));
      // The button that asked is gone with the turn it stood in; reading goes on at the answer.
      if (document.activeElement === document.body) answer?.focus({ preventScroll: true });
    }
  }
  const question = element.querySelector(".live .asked");
  if (question && question.textContent !== asked) {
    asked = question.textContent;
    question.scrollIntoView({ behavior: calm(), block: "start" });
  }
});

// Once a page: a question in the address fills the box, and a lost connection is told and waited for.
if (element.closest("#earlier") && !window.committeeWatches) {
  window.committeeWatches = true;
  const linked = new URLSearchParams(location.search).get("q");
  const kept = linked || sessionStorage.getItem(KEPT) || sessionStorage.getItem(TYPED);
  if (kept) setTimeout(() => fill(kept.slice(0, 2000)), 300);
  let leaves = false; // signing out: the next person at this tab is another one
  addEventListener("submit", () => (leaves = true));
  addEventListener("pagehide", () => {
    if (leaves) for (const name of [KEPT, TYPED, LOST_ONCE]) sessionStorage.removeItem(name);
    else sessionStorage.setItem(TYPED, box()?.value ?? "");
  });
  const LOST = "The connection to the service is lost. Your question is kept here; send it again when the connection is back.";
  const BACK = "The connection is back. You can send your question again.";
  const ANEW = "The connection was lost and is back. The page was loaded anew, so earlier answers are gone from it; a question that was not answered is in the box.";
  let lost = false;
  const banner = Object.assign(document.createElement("p"), { id: "connection", hidden: true });
  banner.setAttribute("role", "status");
  const put = () => banner.isConnected || document.querySelector("#asking")?.before(banner);
  put();
  const say = (words, kind) => {
    put(); // Gradio lays the box out after this part, or anew
    banner.hidden = false;
    banner.className = kind;
    banner.textContent = words;
    if (kind === "lost") return;
    setTimeout(() => {
      sessionStorage.removeItem(LOST_ONCE);
      banner.hidden = !lost;
    }, 15000);
  };
  if (sessionStorage.getItem(LOST_ONCE)) say(ANEW, "back");
  const check = async () => {
    let here = navigator.onLine;
    if (here) {
      try {
        here = (await fetch("/here", { cache: "no-store", signal: AbortSignal.timeout(5000) })).ok;
      } catch {
        here = false;
      }
    }
    if (here === !lost) return;
    lost = !here;
    if (lost) sessionStorage.setItem(LOST_ONCE, "1");
    say(lost ? LOST : BACK, lost ? "lost" : "back");
    const question = sessionStorage.getItem(KEPT);
    if (question) fill(question);
  };
  addEventListener("offline", check);
  addEventListener("online", check);
  setInterval(() => document.visibilityState === "visible" && check(), 10000);
}
