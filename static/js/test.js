/* The test page: every choice is kept and sent at once, and nothing is handed in before all has
   arrived. Without this file the same page is a plain form. */

import { handIn } from "./hand-in.js";
import { courier } from "./site.js";
import { answerIn, noteSeen, show } from "./test-item.js";
import { TestStatus } from "./test-status.js";

// What does not go away by itself when the network returns.
const NEEDS_SOMEBODY = ["signed_out", "other_person", "refused"];
// Kept with every letter, sent when the fingers rest.
const REST_MS = 1_200;

function itemOf(form, item) {
  return form.querySelector(`[data-item="${item}"]`);
}

class TestPage {
  constructor(form) {
    this.form = form;
    this.status = new TestStatus(form);
    this.attempt = Number(form.dataset.attempt);
    this.writer = form.elements.writer.value;
    // The newest number this page gave to an answer of an item.
    this.newest = new Map();
  }

  start() {
    for (const item of this.form.querySelectorAll("[data-item]")) item.dataset.live = "";
    document.querySelector("[data-without-script]").hidden = true;
    document.querySelector("[data-with-script]").hidden = false;
    this.#showWaiting();
    for (const type of ["change", "input"]) {
      this.form.addEventListener(type, (event) => this.#changed(event));
    }
    this.form.addEventListener("submit", (event) => this.#submit(event));
    courier.addEventListener("answered", ({ detail }) => this.#answered(detail));
    courier.addEventListener("state", ({ detail }) => this.#state(detail));
    courier.flush();
  }

  /* A page reloaded before its answers were sent shows them again. */
  #showWaiting() {
    for (const save of courier.box.waiting()) {
      if (save.attempt !== this.attempt || !itemOf(this.form, save.item)) continue;
      show(itemOf(this.form, save.item), save);
      this.status.ofItem(save.item, "offline");
      this.status.waiting("offline");
    }
    this.status.count();
  }

  /* Words come letter by letter and once more when the box is left; a choice comes once. */
  #changed({ type, target }) {
    const element = target.closest("[data-item]");
    const isWritten = "written" in target.dataset;
    if (!element || (type === "input" && !isWritten)) return;
    clearTimeout(this.resting);
    if (type === "input" || !isWritten) this.#keep(element);
    if (isWritten && type === "input") this.resting = setTimeout(() => courier.flush(), REST_MS);
    else courier.flush();
  }

  #keep(element) {
    const item = Number(element.dataset.item);
    const sequence = Number(this.form.elements.sequence.value) + 1;
    // The plain form, should it be sent, carries at least the number of the newest answer.
    this.form.elements.sequence.value = sequence;
    this.newest.set(item, sequence);
    const { attempt, writer } = this;
    const answer = answerIn(element);
    this.isKept = courier.box.add({ attempt, item, writer, sequence, ...answer, time: Date.now() });
    this.status.ofItem(item, "saving");
    this.status.count();
  }

  #answered({ save, outcome, choices, text }) {
    if (save.attempt !== this.attempt) return;
    if (outcome === "late") this.isLate = true;
    const isOwn = save.writer === this.writer;
    const newest = this.newest.get(save.item) ?? -1;
    if (isOwn ? save.sequence < newest : newest >= 0) return;
    const element = itemOf(this.form, save.item);
    noteSeen(element, { choices, text });
    if (outcome !== "kept") {
      show(element, { choices, text });
      this.status.count();
    }
    this.status.ofItem(save.item, { kept: "saved", superseded: "elsewhere", late: "late" }[outcome]);
  }

  #state(state) {
    const isWaiting = courier.box.waiting().some((save) => save.attempt === this.attempt);
    if (!isWaiting) {
      this.status.arrived(this.isLate ? "late" : "saved");
      this.status.notice(this.isLate ? "late" : null);
    } else if (state === "sending") {
      this.status.waiting("saving");
    } else {
      const place = this.isKept === false ? "unkept" : "offline";
      const why = NEEDS_SOMEBODY.includes(state) ? state : place;
      this.status.waiting(place, why);
      if (why === state) this.status.notice(state);
    }
  }

  #submit(event) {
    event.preventDefault();
    const button = event.submitter;
    if (button?.name === "next_item") {
      this.#goOn(button);
    } else {
      handIn(this.form, { button, attempt: this.attempt, status: this.status });
    }
  }

  /* The answer is on its way already. Enter sends the first button of the form: go by the focus. */
  #goOn(button) {
    const here = document.activeElement?.closest("[data-item]") ?? button.closest("[data-item]");
    const there = here.nextElementSibling;
    there.scrollIntoView({ block: "start" });
    there.focus({ preventScroll: true });
  }
}

/* The page before handing in: it too waits for answers that are still on this phone. */
function guard(form) {
  const status = new TestStatus(form);
  const attempt = Number(form.dataset.attempt);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    handIn(form, { button: event.submitter, attempt, status });
  });
}

const test = document.querySelector("form[data-test]");
const check = document.querySelector("form[data-hand-in]");
if (courier && test) new TestPage(test).start();
if (courier && check) guard(check);
