/* The answers that wait on this phone. Each save is an entry of its own, so that tabs which
   add and remove at the same time never touch the same one. Entries carry the tag of their
   owner, item and choice numbers, a time; no words and no name. */

const PREFIX = "kelas-answer";
// Of somebody else who used this phone: longer than between two meetings of a class.
const OTHERS_DAYS = 14;

function keyOf(owner, save) {
  return [PREFIX, owner, save.attempt, save.item, save.writer, save.sequence].join(":");
}

function read(key) {
  const [, , attempt, item, writer, sequence] = key.split(":");
  try {
    const { choices, time } = JSON.parse(localStorage.getItem(key));
    return { attempt: Number(attempt), item: Number(item), writer, sequence: Number(sequence), choices, time };
  } catch {
    return null;
  }
}

function storedKeys(start) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(start));
  } catch {
    return [];
  }
}

/* The clock of a phone may have been wrong: what comes from far ahead is as old as what lies far back. */
function isRecent(save) {
  return Math.abs(Date.now() - save?.time) < OTHERS_DAYS * 86_400_000;
}

/* Drops what others left here too long ago; returns the keys of what they still have to send,
   which stays whoever signs out: docs/decisions/sign-out.md. */
export function dropOldOfOthers(owner) {
  const mine = `${PREFIX}:${owner}:`;
  const others = storedKeys(`${PREFIX}:`).filter((key) => !key.startsWith(mine));
  const recent = others.filter((key) => isRecent(read(key)));
  for (const key of others) if (!recent.includes(key)) localStorage.removeItem(key);
  return recent;
}

export class AnswerBox {
  #owner;
  // What this page itself has not seen acknowledged; also all there is where storage is refused.
  #own = new Map();

  constructor(owner) {
    this.#owner = owner;
  }

  /* Returns whether the save would survive the end of this page. */
  add(save) {
    for (const key of this.#earlierThan(save)) this.#drop(key);
    const key = keyOf(this.#owner, save);
    this.#own.set(key, save);
    try {
      localStorage.setItem(key, JSON.stringify({ choices: save.choices, time: save.time }));
      return true;
    } catch {
      return false;
    }
  }

  remove(save) {
    this.#drop(keyOf(this.#owner, save));
  }

  /* In the order they were chosen, whatever tab they were chosen in. */
  waiting() {
    const saves = new Map(this.#own);
    for (const key of storedKeys(`${PREFIX}:${this.#owner}:`)) {
      const save = saves.get(key) ?? read(key);
      if (save) saves.set(key, save);
    }
    return [...saves.values()].sort((a, b) => a.time - b.time || a.sequence - b.sequence);
  }

  /* When its owner signs out. */
  empty() {
    this.#own.clear();
    for (const key of storedKeys(`${PREFIX}:${this.#owner}:`)) this.#drop(key);
  }

  /* Of one page and item only the newest counts. */
  #earlierThan(save) {
    const earlier = this.waiting().filter(
      (other) =>
        other.attempt === save.attempt &&
        other.item === save.item &&
        other.writer === save.writer &&
        other.sequence < save.sequence,
    );
    return earlier.map((other) => keyOf(this.#owner, other));
  }

  #drop(key) {
    this.#own.delete(key);
    try {
      localStorage.removeItem(key);
    } catch {
      // Storage is refused: there was nothing to remove.
    }
  }
}
