/* Served at /sw.js, after the constant KEPT: version, pages by language, files.
   Keeps what the offline page needs and nothing else: no page of a person is ever stored. */

const CACHE = `kelas-${KEPT.version}`;
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
  const older = names.filter((name) => name.startsWith("kelas-") && name !== CACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
}

async function page(event) {
  try {
    return (await event.preloadResponse) || (await fetch(event.request));
  } catch {
    return withoutNetwork(event.request);
  }
}

async function withoutNetwork(request) {
  if (request.method !== "GET") {
    // «Try again» asks for an address once more; one that only takes forms would refuse.
    return Response.redirect(request.referrer || "/", 303);
  }
  const language = new URL(request.url).pathname.startsWith("/en/") ? "en" : "id";
  const kept = await caches.match(KEPT.pages[language], { cacheName: CACHE });
  return kept || Response.error();
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
  }
});
