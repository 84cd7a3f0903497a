/* Every page of somebody signed in: sends what still waits on this phone, lets signing out wait
   for it, and keeps the offline page at hand. */

import { AnswerBox, dropOldOfOthers } from "./answers-box.js";
import { Courier } from "./answers-courier.js";
import "./arrival.js";
import "./sign-out.js";

const owner = document.body.dataset.owner;

export const courier = owner ? new Courier(new AnswerBox(owner), owner) : null;

if (courier) {
  courier.flush();
  dropOldOfOthers(owner);
  // Said by sign-out.js: from here on nothing of this person is kept, in this tab neither.
  document.addEventListener("kelas:forget", () => courier.box.empty());
  document.addEventListener("kelas:before-sign-out", (event) => {
    event.detail.waitUntil(
      courier.flush().then((isEmpty) => {
        if (!isEmpty) throw new Error("answers are left");
      }),
    );
  });
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
