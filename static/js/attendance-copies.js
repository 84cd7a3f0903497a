/* Attendance lists that a trainer's phone keeps for a hall without network. They hold names: one
   person's only, until the end of the session's day, and never past signing out. */

const COPIES = "kelas-hadir-";
const KEPT_UNTIL = "x-kept-until";
// What the page was allowed to do stays what its copy is allowed to do.
const HEADERS = ["content-security-policy", "permissions-policy", "referrer-policy", "x-content-type-options"];

/* Drops what somebody else left, and what is over. */
export async function dropCopies(owner) {
  const names = (await globalThis.caches?.keys().catch(() => [])) ?? [];
  for (const name of names.filter((each) => each.startsWith(COPIES))) {
    if (name !== COPIES + owner) await caches.delete(name);
    else await dropOver(await caches.open(name));
  }
}

async function dropOver(cache) {
  for (const request of await cache.keys()) {
    const until = (await cache.match(request, { ignoreVary: true }))?.headers.get(KEPT_UNTIL);
    if (until && Number(until) <= Date.now()) await cache.delete(request);
  }
}

/* Keeps this page as it stands; resolves to whether it did. The server is asked first: it says
   no to whoever is signed out, and writes down that the list is on a phone. */
export class PageCopy {
  #owner;
  #until;
  #headers = null;

  constructor(owner, until) {
    this.#owner = owner;
    this.#until = until;
  }

  async keep() {
    if (!globalThis.caches || !(this.#until > Date.now())) return false;
    this.#headers ??= await this.#askedHeaders();
    if (!this.#headers) return false;
    const cache = await caches.open(COPIES + this.#owner);
    const page = `<!doctype html>\n${document.documentElement.outerHTML}`;
    await cache.put(location.pathname, new Response(page, { headers: this.#headers }));
    const scripts = [...document.scripts].map(({ src }) => src);
    for (const src of scripts) if (src && !(await cache.match(src))) await cache.add(src);
    return true;
  }

  async #askedHeaders() {
    const answer = await fetch(location.pathname, { method: "HEAD" });
    if (!answer.ok || answer.redirected) return null;
    const kept = HEADERS.filter((name) => answer.headers.has(name));
    return {
      ...Object.fromEntries(kept.map((name) => [name, answer.headers.get(name)])),
      "content-type": "text/html; charset=utf-8",
      [KEPT_UNTIL]: String(this.#until),
    };
  }
}
