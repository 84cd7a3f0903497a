// A button that shows what was typed: one password field is enough then.
// Its words stand in the page, in <template data-show-password data-hide="…">.

function addButton(input, words) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--quiet";
  button.textContent = words.dataset.showPassword;
  button.setAttribute("aria-controls", input.id);
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    const shows = input.type === "password";
    input.type = shows ? "text" : "password";
    button.textContent = shows ? words.dataset.hide : words.dataset.showPassword;
    button.setAttribute("aria-pressed", String(shows));
  });
  // Sent as a password, so that no browser offers it again as a text typed before.
  input.form?.addEventListener("submit", () => { input.type = "password"; });
  input.after(button);
}

function addPasswordButtons() {
  const words = document.querySelector("template[data-show-password]");
  for (const input of words ? document.querySelectorAll("input[type=password]") : []) {
    addButton(input, words);
  }
}

if (document.readyState === "loading") addEventListener("DOMContentLoaded", addPasswordButtons);
else addPasswordButtons();
