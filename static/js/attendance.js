/* The attendance list: a tap is kept on the phone, shown at once, and sent when there is network.
   Without this file the same page is a plain form. */

import { PageCopy } from "./attendance-copies.js";
import { marksCourier } from "./site.js";

const ROUND = ["hadir", "terlambat", "tidak"];
const LOOKS = { saving: "saving", saved: "saved" };
const NEEDS_SOMEBODY = ["signed_out", "other_person", "refused"];
const COPY_AFTER_MS = 800;
const COPY_TRIES = 5;

/* A kept page is opened more than once: each opening is a writer of its own. */
function newWriter() {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

class AttendancePage {
  #sequence = 0;
  #isKept = true;
  #copyTimer = null;

  constructor(form) {
    this.form = form;
    this.session = Number(form.dataset.attendance);
    this.writer = newWriter();
    this.copy = new PageCopy(document.body.dataset.owner, Number(form.dataset.keptUntil));
    this.lines = [...form.querySelectorAll("[data-person]")];
  }

  start() {
    for (const part of this.form.querySelectorAll("[data-with-script]")) part.hidden = false;
    this.#showWaiting();
    this.form.addEventListener("submit", (event) => this.#submit(event));
    this.form.querySelector("[data-find]")?.addEventListener("input", ({ target }) => this.#find(target.value));
    marksCourier.addEventListener("answered", ({ detail }) => this.#answered(detail));
    marksCourier.addEventListener("state", ({ detail }) => this.#state(detail));
    addEventListener("load", () => this.#keepCopy());
    if (document.readyState === "complete") this.#keepCopy();
    marksCourier.flush();
  }

  mark(line, status, source = this.#source) {
    this.#sequence += 1;
    const { session, writer } = this;
    const mark = { session, enrolment: Number(line.dataset.person), status, source, writer };
    this.#isKept = marksCourier.box.add({ ...mark, sequence: this.#sequence, time: Date.now() });
    this.#show(line, status, true);
    marksCourier.flush();
  }

  get #source() {
    return this.form.querySelector("[data-sheet]").checked ? "sheet" : "tap";
  }

  get #waiting() {
    return marksCourier.box.waiting().filter((mark) => mark.session === this.session);
  }

  #submit(event) {
    event.preventDefault();
    const button = event.submitter;
    const line = button?.closest("[data-person]");
    if (line) {
      this.mark(line, ROUND[(ROUND.indexOf(line.dataset.status) + 1) % ROUND.length]);
    } else if (button?.matches("[data-rest]")) {
      for (const each of this.lines) if (!each.dataset.status) this.mark(each, "tidak");
    }
  }

  #show(line, status, isWaiting) {
    line.dataset.status = status;
    line.classList.toggle("mark--waiting", isWaiting);
    const words = this.form.querySelector(`template[data-state-of="${status}"]`);
    line.querySelector("[data-state]").replaceChildren(words.content.cloneNode(true));
    for (const count of this.form.querySelectorAll("[data-count]")) {
      const same = this.lines.filter((each) => each.dataset.status === count.dataset.count);
      count.textContent = same.length;
    }
  }

  /* A page opened again before its marks were sent shows them. */
  #showWaiting() {
    for (const line of this.lines) line.classList.remove("mark--waiting");
    for (const { enrolment, status } of this.#waiting) {
      const line = this.#lineOf(enrolment);
      if (line) this.#show(line, status, true);
    }
  }

  #answered({ save, status }) {
    if (save.session !== this.session) return;
    const isNewer = this.#waiting.some((mark) => mark.enrolment === save.enrolment);
    const line = this.#lineOf(save.enrolment);
    // What counts now: another phone may have marked later.
    if (line && !isNewer) this.#show(line, status, false);
  }

  #state(state) {
    const number = this.#waiting.length;
    if (!number) {
      if (state === "done" && this.#sequence) this.#say("saved");
      if (state === "done") this.#keepCopy();
      return;
    }
    const place = this.#isKept ? "offline" : "unkept";
    this.#say(state === "sending" ? "saving" : NEEDS_SOMEBODY.includes(state) ? state : place, number);
    if (state !== "sending") this.#keepCopy();
  }

  #say(name, number) {
    const line = this.form.querySelector("[data-page-status]");
    const words = this.form.querySelector(`template[data-words="${name}"]`).content.cloneNode(true);
    for (const place of words.querySelectorAll("[data-number]")) place.textContent = number;
    line.className = `status status--${LOOKS[name] ?? "offline"}`;
    line.replaceChildren(words);
  }

  /* A line that breaks in the middle is no reason to come into the hall without a copy. */
  #keepCopy(tries = COPY_TRIES) {
    clearTimeout(this.#copyTimer);
    this.#copyTimer = setTimeout(() => this.copy.keep().then((isKept) => {
      if (isKept) document.querySelector("[data-kept]").hidden = false;
    }, () => {
      if (tries > 1) this.#keepCopy(tries - 1);
    }), COPY_AFTER_MS);
  }

  #find(text) {
    const wanted = text.trim().toLowerCase();
    // The letters of a card, as far as they are typed.
    const code = wanted.toUpperCase().replace(/[^0-9A-Z]/g, "");
    let shown = 0;
    for (const line of this.lines) {
      const isCard = code.length > 3 && line.dataset.card.startsWith(code);
      const name = line.querySelector(".mark__name").textContent.toLowerCase();
      line.hidden = !isCard && !name.includes(wanted);
      shown += line.hidden ? 0 : 1;
    }
    this.form.querySelector("[data-nobody]").hidden = shown > 0;
  }

  #lineOf(enrolment) {
    return this.lines.find((line) => Number(line.dataset.person) === enrolment);
  }
}

const list = document.querySelector("form[data-attendance]");
if (marksCourier && list) new AttendancePage(list).start();
