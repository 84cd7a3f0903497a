// How far a job is, without reloading; the page is loaded anew when it has ended.

const EVERY_MS = 2000;
const AFTER_TROUBLE_MS = 10000;

async function look(box) {
  const response = await fetch(box.dataset.jobProgress, {
    headers: { Accept: "application/json" },
  });
  if (!response.ok) throw new Error(response.status);
  return response.json();
}

function show(box, job) {
  const words = box.querySelector("[data-job-words]");
  const bar = box.querySelector("progress");
  // A screen reader says it again only when it has changed.
  if (words.textContent !== job.words) words.textContent = job.words;
  if (job.total) {
    bar.max = job.total;
    bar.value = job.done;
  }
}

async function follow(box) {
  let wait = EVERY_MS;
  try {
    const job = await look(box);
    show(box, job);
    if (!job.active) {
      window.location.reload();
      return;
    }
  } catch {
    wait = AFTER_TROUBLE_MS;
  }
  setTimeout(follow, wait, box);
}

for (const box of document.querySelectorAll('[data-job-progress][data-active="true"]')) {
  setTimeout(follow, EVERY_MS, box);
}
