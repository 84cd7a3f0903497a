/* Every page of somebody signed in: sends what still waits on this phone, lets signing out wait
   for it, and keeps the offline page at hand. */

import { ANSWERS, AnswerBox, MARKS, dropOldOfOthers } from "./answers-box.js";
import { Courier } from "./answers-courier.js";
import { dropCopies } from "./attendance-copies.js";
import "./arrival.js";
import "./sign-out.js";

const owner = document.body.dataset.owner;

function courierOf(kind) {
  return owner ? new Courier(new AnswerBox(owner, kind), owner) : null;
}

export const courier = courierOf(ANSWERS);
export const marksCourier = courierOf(MARKS);

for (const each of owner ? [courier, marksCourier] : []) {
  each.flush();
  // Said by sign-out.js: from here on nothing of this person is kept, in this tab neither.
  document.addEventListener("kelas:forget", () => each.box.empty());
  document.addEventListener("kelas:before-sign-out", (event) => {
    event.detail.waitUntil(
      each.flush().then((isEmpty) => {
        if (!isEmpty) throw new Error("answers are left");
      }),
    );
  });
}

if (owner) {
  dropOldOfOthers(owner);
  dropCopies(owner);
}

/* After the page itself: a slow line carries what is read first. */
function keepOfflinePage() {
  navigator.serviceWorker.register("/sw.js", { updateViaCache: "all" }).catch(() => {
    // Private windows refuse; the site works without.
  });
}

if ("serviceWorker" in navigator) {
  if (document.readyState === "complete") keepOfflinePage();
  else addEventListener("load", keepOfflinePage);
}
