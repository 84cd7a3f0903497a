/* Brings waiting answers to the server: at once, again with growing pauses, when the network
   returns, when the page is looked at again, and a last time when it is left. Sending twice
   does no harm; an answer leaves the box only when the server has acknowledged it.

   Events: "answered" (detail: save, outcome kept|superseded|late, what counts now) and
   "state" (detail: sending, done, offline, signed_out, other_person or refused). */

const MOST_SAVES = 50;
// Of written words in one delivery: the server reads 64 KiB, and a letter takes up to four bytes.
const MOST_LETTERS = 8_000;
const PATIENCE_MS = 20_000;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;
const SESSION_CODES = new Set(["signed_out", "page_too_old"]);

function cookie(name) {
  const pair = document.cookie.split("; ").find((part) => part.startsWith(`${name}=`));
  return pair ? decodeURIComponent(pair.slice(name.length + 1)) : "";
}

function whyNot(status, code) {
  if (status === 409) return "other_person";
  if (status === 401 || SESSION_CODES.has(code)) return "signed_out";
  if (status >= 500 || status === 408 || status === 429) return "offline";
  return "refused";
}

export class Courier extends EventTarget {
  #owner;
  #running = null;
  #isWanted = false;
  #pauseMs = FIRST_PAUSE_MS;
  #timer = null;
  // Attempts, or sessions, the server would not take: kept, and not asked about again by this page.
  #refused = new Set();

  constructor(box, owner) {
    super();
    this.box = box;
    this.state = "done";
    this.#owner = owner;
    addEventListener("online", () => this.flush());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.flush();
    });
    addEventListener("pagehide", () => this.#lastCall());
  }

  /* Returns whether everything that can be sent has been acknowledged. */
  flush() {
    this.#isWanted = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
      if (this.#isWanted) this.flush();
    });
    return this.#running;
  }

  async #run() {
    let isEmpty = true;
    while (this.#isWanted) {
      this.#isWanted = false;
      isEmpty = await this.#deliver();
    }
    return isEmpty;
  }

  async #deliver() {
    clearTimeout(this.#timer);
    for (let saves = this.#next(); saves.length; saves = this.#next()) {
      this.#tell("state", "sending");
      const problem = await this.#send(saves);
      if (problem === "refused") {
        this.#refused.add(saves[0][this.box.kind.whole]);
      } else if (problem) {
        this.#tell("state", problem);
        this.#tryLater();
        return false;
      }
    }
    this.#pauseMs = FIRST_PAUSE_MS;
    const isEmpty = this.box.waiting().length === 0;
    this.#tell("state", isEmpty ? "done" : "refused");
    return isEmpty;
  }

  #next() {
    const { whole } = this.box.kind;
    const saves = this.box.waiting().filter((save) => !this.#refused.has(save[whole]));
    let letters = 0;
    return saves
      .filter((save) => save[whole] === saves[0][whole])
      .slice(0, MOST_SAVES)
      .filter((save) => (letters += save.text?.length ?? 0) <= MOST_LETTERS);
  }

  async #send(saves) {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
    try {
      const response = await fetch(this.box.kind.url, this.#request(saves, { signal: patience.signal }));
      const answer = await response.json().catch(() => ({}));
      if (!response.ok) return whyNot(response.status, answer.code);
      answer.saves.forEach((result, place) => {
        this.box.remove(saves[place]);
        this.#tell("answered", { ...result, save: saves[place] });
      });
      return null;
    } catch {
      return "offline";
    } finally {
      clearTimeout(timer);
    }
  }

  #request(saves, options = {}) {
    const { whole, part, said } = this.box.kind;
    const body = {
      [whole]: saves[0][whole],
      owner: this.#owner,
      // Beside the time of each save: a clock that is wrong is wrong in both.
      sent_at: new Date().toISOString(),
      saves: saves.map((save) => ({
        [part]: save[part],
        ...Object.fromEntries(said.map((name) => [name, save[name]])),
        writer: save.writer,
        sequence: save.sequence,
        device_time: new Date(save.time).toISOString(),
      })),
    };
    const headers = { "Content-Type": "application/json", "X-CSRFToken": cookie("csrftoken") };
    return { method: "POST", headers, body: JSON.stringify(body), ...options };
  }

  #tryLater() {
    const pause = this.#pauseMs * (0.75 + Math.random() / 2);
    this.#timer = setTimeout(() => this.flush(), pause);
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
  }

  /* Nobody waits for the reply: what arrived is sent once more next time, to the same effect. */
  #lastCall() {
    const saves = this.#next();
    if (saves.length) fetch(this.box.kind.url, this.#request(saves, { keepalive: true })).catch(() => {});
  }

  #tell(type, detail) {
    if (type === "state") this.state = detail;
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
