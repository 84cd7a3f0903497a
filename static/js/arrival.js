/* After a form was sent, the keyboard and the screen reader stand where the news is, not at the top
   of the page again. Without this file they start at the top, which also works. */

const SENT = "form-sent";
const NEWS = [".form-errors", ":target", ".toast-list", "main h1"];

export function expectArrival() {
  try {
    sessionStorage.setItem(SENT, "1");
  } catch {
    // Storage may be switched off; the form is sent all the same.
  }
}

function hasArrived() {
  try {
    const isExpected = sessionStorage.getItem(SENT) !== null;
    sessionStorage.removeItem(SENT);
    return isExpected;
  } catch {
    return false;
  }
}

function standAtTheNews() {
  const place = NEWS.map((each) => document.querySelector(each)).find(Boolean);
  if (!place) return;
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented && event.target.method === "post") expectArrival();
});

if (hasArrived()) {
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", standAtTheNews);
  } else {
    standAtTheNews();
  }
}
