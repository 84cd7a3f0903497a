/* Where each answer is, in words. «Saved» is said only of what the server has acknowledged. */

const LOOKS = { saving: "saving", saved: "saved", offline: "offline", unkept: "offline" };
const ON_THE_WAY = new Set(["saving", "offline", "unkept"]);

function words(name) {
  return document.querySelector(`template[data-words="${name}"]`).content.cloneNode(true);
}

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

  /* Every answer on its way is at the same place: being sent, or waiting here. */
  waiting(name) {
    for (const [item, shown] of this.#shown) {
      if (ON_THE_WAY.has(shown)) this.ofItem(item, name);
    }
    this.#ofPage(name);
  }

  arrived() {
    if (this.#ofPageShown) this.#ofPage("saved");
  }

  #ofPage(name) {
    if (this.#ofPageShown === name) return;
    this.#ofPageShown = name;
    this.#say(this.#form.querySelector("[data-page-status]"), name);
  }

  /* Shows one notice, or none. */
  notice(name) {
    for (const notice of this.#form.querySelectorAll("[data-notice]")) {
      const isIt = notice.dataset.notice === name;
      if (isIt && notice.hidden) requestAnimationFrame(() => notice.scrollIntoView({ block: "center" }));
      notice.hidden = !isIt;
    }
  }

  count() {
    const items = [...this.#form.querySelectorAll("[data-item]")];
    const answered = items.filter((item) => item.querySelector("input:checked")).length;
    this.#form.querySelector("[data-answered]").textContent = answered;
    this.#form.querySelector("[data-progress]").value = answered;
  }

  #say(line, name) {
    line.className = `status${LOOKS[name] ? ` status--${LOOKS[name]}` : ""}`;
    line.replaceChildren(words(name));
  }
}
