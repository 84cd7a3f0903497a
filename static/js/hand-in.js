/* Hands in only when every answer has arrived and the network answers: a page left without
   network would be gone until it is back. */

import { expectArrival } from "./arrival.js";
import { courier } from "./site.js";

const ALIVE = "/healthz/live";
const REPLY_MS = 10_000;

async function isReachable() {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), REPLY_MS);
  try {
    await fetch(ALIVE, { method: "HEAD", cache: "no-store", signal: patience.signal });
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/* Returns why it cannot be handed in now, or null. */
async function obstacle(attempt) {
  await courier.flush();
  if (courier.box.waiting().some((save) => save.attempt === attempt)) {
    return courier.state === "done" ? "offline" : courier.state;
  }
  return (await isReachable()) ? null : "offline";
}

function submit(form, button) {
  const choice = form.querySelector("input[name=hand_in]") ?? document.createElement("input");
  choice.type = "hidden";
  choice.name = button?.name || "hand_in";
  choice.value = "1";
  form.append(choice);
  expectArrival();
  form.submit();
}

export async function handIn(form, { button, attempt, status }) {
  if (form.dataset.leaving) return;
  form.dataset.leaving = "1";
  try {
    const problem = await obstacle(attempt);
    if (problem) status.notice(problem, { isAnswer: true });
    else submit(form, button);
  } finally {
    delete form.dataset.leaving;
  }
}
