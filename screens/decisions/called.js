// Runs once in the part that stands outside of the pages: a press on a button of any page that asks for a decision is heard here.

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button[data-decide]");
  if (button) trigger("select", { value: button.dataset.decide });
});
