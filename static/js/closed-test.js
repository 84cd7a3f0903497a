/* A test that has ended: answers that waited on this phone may still count. When some have been
   taken the page is shown anew, with their number. */

import { courier } from "./site.js";

const page = document.querySelector("[data-closed-test]");
let isNewer = false;

courier?.addEventListener("answered", ({ detail }) => {
  isNewer ||= detail.save.attempt === Number(page.dataset.closedTest) && detail.outcome === "kept";
});
courier?.addEventListener("state", ({ detail }) => {
  if (isNewer && detail !== "sending") location.reload();
});
