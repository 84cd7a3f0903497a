/* Where each answer is, in words. «Saved» is said only of what the server has acknowledged. */

import { isAnswered } from "./test-item.js";

const LOOKS = {
  saving: "saving",
  saved: "saved",
  offline: "offline",
  unkept: "offline",
  signed_out: "offline",
  other_person: "offline",
  refused: "offline",
};
// Each on its way until the server has acknowledged it.
const ON_THE_WAY = new Set(["saving", "offline", "unkept"]);

export class TestStatus {
  #form;
  #shown = new Map();
  #ofPageShown = null;

  constructor(form) {
    this.#form = form;
  }

  ofItem(item, name) {
    if (this.#shown.get(item) === name) return;
    this.#shown.set(item, name);
    const line = this.#form.querySelector(`[data-item="${item}"] [data-item-status]`);
    if (line) this.#say(line, name);
  }

  /* Every answer on its way is at the same place: being sent, or waiting here. The page may
     say why. */
  waiting(place, why = place) {
    for (const [item, shown] of this.#shown) {
      if (ON_THE_WAY.has(shown)) this.ofItem(item, place);
    }
    this.#ofPage(why);
  }

  arrived(name) {
    if (this.#ofPageShown) this.#ofPage(name);
  }

  #ofPage(name) {
    if (this.#ofPageShown === name) return;
    this.#ofPageShown = name;
    this.#say(this.#form.querySelector("[data-page-status]"), name);
  }

  /* Shows one notice, or none; goes there only when it answers what somebody has just done. */
  notice(name, { isAnswer = false } = {}) {
    for (const notice of this.#form.querySelectorAll("[data-notice]")) {
      notice.hidden = notice.dataset.notice !== name;
      if (isAnswer && !notice.hidden) notice.scrollIntoView({ block: "center" });
    }
  }

  /* Questions and attitudes are counted apart. */
  count() {
    for (const count of this.#form.querySelectorAll("[data-answered]")) {
      count.textContent = this.#answeredIn(count.dataset.answered);
    }
    for (const bar of this.#form.querySelectorAll("[data-progress]")) {
      bar.value = this.#answeredIn(bar.dataset.progress);
    }
  }

  #answeredIn(part) {
    const items = [...this.#form.querySelectorAll(`[data-part="${part}"]`)];
    return items.filter(isAnswered).length;
  }

  #say(line, name) {
    line.className = `status${LOOKS[name] ? ` status--${LOOKS[name]}` : ""}`;
    const words = this.#form.querySelector(`template[data-words="${name}"]`);
    line.replaceChildren(words.content.cloneNode(true));
  }
}
