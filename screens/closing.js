// Runs once in the head of the page: evidence closes by its button or by Escape, and the focus goes back to the mark that it was opened by.

let opener = null; // the mark that was pressed last

const answerOf = (value) => value.split(":")[0]; // marks and the button are of the form "answer:number"

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button");
  if (button?.dataset.cite !== undefined) opener = button;
  const closed = button?.dataset.close;
  if (closed === undefined) return;
  const marks = [...(button.closest(".ask-row, .cited-row")?.querySelectorAll("[data-cite]") ?? [])].filter((one) => one.checkVisibility());
  const last = marks.find((one) => one === opener && answerOf(one.dataset.cite) === answerOf(closed));
  (last ?? marks.find((one) => one.dataset.cite === closed) ?? marks[0])?.focus(); // evidence that came with its answer was opened by none
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented || event.target.closest?.("input, textarea")) return;
  [...document.querySelectorAll("[data-close]")].find((one) => one.checkVisibility())?.click();
});
