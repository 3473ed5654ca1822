// Runs once in the head of the page, before Gradio lays it out: language, landmarks, and the link that skips to the question.

document.documentElement.lang = "en-GB";

// Gradio puts everything into <main>. The tabs are the main part here; the bar above and the footer below stand beside it.
function nameLandmarks() {
  // Gradio's label holds the button as well, and the box would be called "Your question Ask".
  document.querySelector("#question textarea")?.setAttribute("aria-label", "Your question");
  const all = document.querySelector("main");
  const tabs = all?.querySelector(".tabs");
  if (!tabs || !all.querySelector(".bar") || !all.querySelector(".foot")) return;
  all.setAttribute("role", "presentation");
  all.querySelector(".bar").setAttribute("role", "banner");
  all.querySelector(".foot").setAttribute("role", "contentinfo");
  if (tabs.getAttribute("role") !== "main") tabs.setAttribute("role", "main");
}
new MutationObserver(nameLandmarks).observe(document.documentElement, { childList: true, subtree: true });

document.addEventListener("click", (event) => {
  if (!event.target.closest?.(".skip")) return;
  event.preventDefault(); // the page has a <base>, so following the link would load it anew
  document.querySelector('.tabs [role="tab"]')?.click();
  requestAnimationFrame(() => document.querySelector("#question textarea")?.focus());
});
