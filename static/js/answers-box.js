/* The answers, and a trainer's marks of attendance, that wait on this phone. Each save is an entry of its own, so that tabs which
   add and remove at the same time never touch the same one. Entries carry the tag of their
   owner, numbers of items and choices or of people and a code, a time; no name, and no words but
   those an answer was written with. */

/* What waits: of which whole and which part of it, and what is said of that. */
export const ANSWERS = {
  prefix: "kelas-answer", whole: "attempt", part: "item", said: ["choices", "placed", "text"], url: "/api/v1/answers",
};
export const MARKS = {
  prefix: "kelas-mark", whole: "session", part: "enrolment", said: ["status", "source"],
  url: "/api/v1/attendance",
};
const KINDS = [ANSWERS, MARKS];
// Of somebody else who used this phone: longer than between two meetings of a class.
const OTHERS_DAYS = 14;

function keyOf(kind, owner, save) {
  return [kind.prefix, owner, save[kind.whole], save[kind.part], save.writer, save.sequence].join(":");
}

function read(kind, key) {
  const [, , whole, part, writer, sequence] = key.split(":");
  try {
    const said = JSON.parse(localStorage.getItem(key));
    const numbers = { [kind.whole]: Number(whole), [kind.part]: Number(part), sequence: Number(sequence) };
    return { ...said, ...numbers, writer, time: said.time };
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

/* What somebody wrote tells more than numbers do: it waits for nobody else's eyes. */
function mayStay(save) {
  return isRecent(save) && !save.text;
}

/* Drops what others left here too long ago, and all that they wrote; returns the keys of what they
   still have to send, which stays whoever signs out: docs/decisions/sign-out.md. */
export function dropOldOfOthers(owner) {
  return KINDS.flatMap((kind) => {
    const mine = `${kind.prefix}:${owner}:`;
    const others = storedKeys(`${kind.prefix}:`).filter((key) => !key.startsWith(mine));
    const staying = others.filter((key) => mayStay(read(kind, key)));
    for (const key of others) if (!staying.includes(key)) localStorage.removeItem(key);
    return staying;
  });
}

export class AnswerBox {
  #owner;
  // What this page itself has not seen acknowledged; also all there is where storage is refused.
  #own = new Map();

  constructor(owner, kind = ANSWERS) {
    this.#owner = owner;
    this.kind = kind;
  }

  /* Returns whether the save would survive the end of this page. */
  add(save) {
    for (const key of this.#earlierThan(save)) this.#drop(key);
    const key = keyOf(this.kind, this.#owner, save);
    this.#own.set(key, save);
    try {
      localStorage.setItem(key, JSON.stringify({ ...this.#saidIn(save), time: save.time }));
      return true;
    } catch {
      return false;
    }
  }

  remove(save) {
    this.#drop(keyOf(this.kind, this.#owner, save));
  }

  /* In the order they were chosen, whatever tab they were chosen in. */
  waiting() {
    const saves = new Map(this.#own);
    for (const key of storedKeys(`${this.kind.prefix}:${this.#owner}:`)) {
      const save = saves.get(key) ?? read(this.kind, key);
      if (save) saves.set(key, save);
    }
    return [...saves.values()].sort((a, b) => a.time - b.time || a.sequence - b.sequence);
  }

  /* When its owner signs out. */
  empty() {
    this.#own.clear();
    for (const key of storedKeys(`${this.kind.prefix}:${this.#owner}:`)) this.#drop(key);
  }

  /* Of one page and item only the newest counts. */
  #earlierThan(save) {
    const earlier = this.waiting().filter(
      (other) =>
        other[this.kind.whole] === save[this.kind.whole] &&
        other[this.kind.part] === save[this.kind.part] &&
        other.writer === save.writer &&
        other.sequence < save.sequence,
    );
    return earlier.map((other) => keyOf(this.kind, this.#owner, other));
  }

  #saidIn(save) {
    return Object.fromEntries(this.kind.said.map((name) => [name, save[name]]));
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
