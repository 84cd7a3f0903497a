/* Keluar Cepat: leave at once, leave nothing on the screen, and show nothing when somebody goes back.
   Without this file the link still leads to the neutral site. What cannot be done is said on the
   help page: the browser's history stays. */

const MARK = "left-for";
const WINDOW_MS = 2000;
const PRESSES = 3;

function blank() {
  window.stop();
  document.title = "\u200b";
  document.documentElement.hidden = true;
  document.body?.replaceChildren();
}

function leave(url) {
  blank();
  try {
    sessionStorage.setItem(MARK, url);
  } catch {
    // Storage may be switched off; leaving matters more.
  }
  location.replace(url);
}

function markedUrl() {
  try {
    return sessionStorage.getItem(MARK);
  } catch {
    return null;
  }
}

/* Going back in this tab leads out again; typing the address anew is the owner returning. */
function leaveAgainIfBack(event) {
  const url = markedUrl();
  if (!url) return;
  const [entry] = performance.getEntriesByType("navigation");
  if (event?.persisted || entry?.type === "back_forward") {
    leave(url);
  } else {
    sessionStorage.removeItem(MARK);
  }
}

leaveAgainIfBack();
addEventListener("pageshow", (event) => event.persisted && leaveAgainIfBack(event));

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-quick-exit]");
  if (!link) return;
  event.preventDefault();
  leave(link.href);
});

let presses = [];
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  presses = [...presses.filter((time) => event.timeStamp - time < WINDOW_MS), event.timeStamp];
  const link = document.querySelector("[data-quick-exit]");
  if (presses.length >= PRESSES && link) leave(link.href);
});
