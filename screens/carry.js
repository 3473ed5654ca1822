// Saves a file that came inside the page, so that there is no address from which anybody else could fetch it.

watch("value", () => {
  const carried = element.querySelector("[data-carried]");
  if (!carried) return;
  const bytes = Uint8Array.from(atob(carried.textContent), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: carried.dataset.type }));
  const link = Object.assign(document.createElement("a"), { href: address, download: carried.dataset.carried });
  carried.remove();
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
});
