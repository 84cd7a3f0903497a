// Hands an address on: through the phone's own sheet where there is one, else by copying it.

for (const button of document.querySelectorAll("[data-pass-on]")) {
  const field = document.getElementById(button.dataset.passOn);
  if (!field || !(navigator.share || navigator.clipboard)) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      // The address alone: a title or text would stand in the message.
      if (navigator.share) return await navigator.share({ url: field.value });
      await navigator.clipboard.writeText(field.value);
      button.textContent = button.dataset.done;
    } catch {
      // Sheet closed, or copying is not allowed: the address stands there to be copied by hand.
      field.select();
    }
  });
}
