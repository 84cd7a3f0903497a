// Types what a card's QR carries behind the #: eight letters of code, a dot, the username.
// It is taken out of the address at once, so that it stays neither in the history nor on screen.
// What every page with a password does comes along: one file, one request.

import "./door.js";

const cardForm = document.querySelector("[data-card]");
const found = /^#([0-9A-Z]{8})\.([a-z0-9][a-z0-9._-]{2,29})$/.exec(location.hash);

if (cardForm && found) {
  const [, code, username] = found;
  history.replaceState(null, "", location.pathname + location.search);
  cardForm.elements.username.value = username;
  cardForm.elements.code.value = `${code.slice(0, 4)}-${code.slice(4)}`;
  cardForm.elements.password.focus();
}
