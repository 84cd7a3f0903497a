/* A lesson: opens at the block where its reader stopped, and tells the server on leaving.
   Nothing of it is kept on the phone. */

const body = document.querySelector("[data-place]");

function parts() {
  return [...body.querySelectorAll(":scope > [id^=bagian-]")];
}

/* The block being read: the last one that begins in the upper third of the screen. */
function blockBeingRead() {
  const passed = parts().filter((part) => part.getBoundingClientRect().top < innerHeight / 3);
  return passed.length + 1;
}

function goWhereReadingStopped() {
  const [navigation] = performance.getEntriesByType("navigation");
  // Going back or loading again: the browser itself returns to the place.
  if (location.hash || navigation?.type !== "navigate") return;
  document.getElementById(`bagian-${body.dataset.stopped}`)?.scrollIntoView();
}

function keepPlace() {
  const block = String(blockBeingRead());
  if (block === body.dataset.stopped || (block === "1" && body.dataset.stopped === "0")) return;
  body.dataset.stopped = block;
  const form = new FormData(document.querySelector(".pager__onward[method=post]"));
  form.set("block", block);
  // Lost without network: then the lesson opens where it was left the time before.
  fetch(body.dataset.place, {
    method: "POST",
    body: form,
    headers: { Accept: "application/json" },
    keepalive: true,
  }).catch(() => {});
}

if (body) {
  goWhereReadingStopped();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) keepPlace();
  });
  addEventListener("pagehide", keepPlace);
}
