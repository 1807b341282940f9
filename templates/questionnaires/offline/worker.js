// Gives the page that was kept, and what it loads, where there is no signal. It keeps nothing itself
// (kept-questions.js does), and sees one page alone: the one that it is registered for.
const PAGE = new URL(registration.scope);
const SECONDS = 4;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const asked = event.request;
  if (asked.method === "GET" && asked.cache !== "reload") event.respondWith(answer(asked));
});

async function answer(asked) {
  const kept = await caches.match(asked, { cacheName: PAGE.pathname, ignoreVary: true });
  if (!kept) return fetch(asked);
  if (asked.mode !== "navigate") return kept;
  try {
    const fresh = await Promise.race([fetch(asked), tooLate()]);
    return fresh.status < 500 ? fresh : kept;
  } catch {
    return kept;
  }
}

// One bar of signal is none: nobody stands at a door and waits.
function tooLate() {
  return new Promise((_, failed) => setTimeout(() => failed(new Error("too slow")), SECONDS * 1000));
}
