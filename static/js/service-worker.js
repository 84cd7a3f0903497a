/* Served at /sw.js, after the constant KEPT: version, pages by language, files.
   Keeps what the offline page needs. Of a person nothing is stored, but for one page: the list of
   a session, kept by attendance-copies.js on a trainer's own phone until the day is over. */

const CACHE = `kelas-${KEPT.version}`;
const COPIES = "kelas-hadir-";
const A_LIST = /^(\/en)?\/hadir\/\d+\/$/;
const NAMED_BY_CONTENT = /\.[0-9a-f]{12}\.\w+$/;

async function keep() {
  const cache = await caches.open(CACHE);
  const pages = Object.values(KEPT.pages).map(
    // Without cookies: the page as a visitor sees it.
    (url) => new Request(url, { credentials: "omit", cache: "no-cache" }),
  );
  await cache.addAll([...pages, ...KEPT.files]);
}

async function forgetOlder() {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith("kelas-") && name !== CACHE && !name.startsWith(COPIES));
  await Promise.all(older.map((name) => caches.delete(name)));
}

async function page(event) {
  try {
    const response = (await event.preloadResponse) || (await fetch(event.request));
    // Sent to the door, or told there is nothing: the copy is not for whoever is here now.
    const isDoor = response.type === "opaqueredirect" || response.status === 404;
    if (isDoor && isList(event.request)) await forgetCopies();
    return response;
  } catch {
    return withoutNetwork(event.request);
  }
}

async function withoutNetwork(request) {
  if (request.method !== "GET") {
    // «Try again» asks for an address once more; one that only takes forms would refuse.
    return Response.redirect(request.referrer || "/", 303);
  }
  const copy = isList(request) && (await copyOf(request));
  if (copy) return copy;
  const language = new URL(request.url).pathname.startsWith("/en/") ? "en" : "id";
  const kept = await caches.match(KEPT.pages[language], { cacheName: CACHE });
  return kept || Response.error();
}

function isList(request) {
  return request.method === "GET" && A_LIST.test(new URL(request.url).pathname);
}

async function copies() {
  return (await caches.keys()).filter((name) => name.startsWith(COPIES));
}

async function forgetCopies() {
  await Promise.all((await copies()).map((name) => caches.delete(name)));
}

async function copyOf(request) {
  for (const cacheName of await copies()) {
    const copy = await caches.match(request.url, { cacheName, ignoreSearch: true, ignoreVary: true });
    if (copy && Number(copy.headers.get("x-kept-until")) > Date.now()) return copy;
  }
  return null;
}

/* The scripts of a kept list are kept beside it. */
async function script(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(request.url, { ignoreVary: true })) || Response.error();
  }
}

async function file(request) {
  const kept = () => caches.match(request, { cacheName: CACHE });
  if (NAMED_BY_CONTENT.test(new URL(request.url).pathname)) {
    return (await kept()) || fetch(request);
  }
  try {
    return await fetch(request);
  } catch {
    return (await kept()) || Response.error();
  }
}

addEventListener("install", (event) => {
  event.waitUntil(keep().then(() => self.skipWaiting()));
});

addEventListener("activate", (event) => {
  const preload = self.registration.navigationPreload?.enable();
  event.waitUntil(Promise.all([forgetOlder(), preload, self.clients.claim()]));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(page(event));
  } else if (request.method === "GET" && KEPT.files.includes(pathname)) {
    event.respondWith(file(request));
  } else if (request.method === "GET" && request.destination === "script") {
    event.respondWith(script(request));
  }
});
