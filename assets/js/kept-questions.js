// Blank questions that somebody asked this device to keep, so that they can be asked where there is no signal. The page
// and what it loads are all that is kept: no name, no answer, no token. Signing out forgets them (portal.js).
const KEPT = "kept-questions";

export const keptSince = (page) => JSON.parse(localStorage.getItem(KEPT) ?? "{}")[page];

// Either all of it or, where anything cannot be had, what was kept before.
export async function keepQuestions({ page, worker, fonts }) {
  const blank = await fetched(page);
  const text = await blank.clone().text();
  const named = new DOMParser()
    .parseFromString(text, "text/html")
    .querySelectorAll("link[href], script[src], img[src]");
  const addresses = [...named].map((one) => one.getAttribute("href") ?? one.getAttribute("src"));
  const ours = [...addresses, ...fonts]
    .map((address) => new URL(address, location.origin))
    .filter((address) => address.origin === location.origin)
    .map((address) => address.href);
  const loaded = await Promise.all(
    [...new Set(ours)].map(async (address) => [address, await fetched(address)]),
  );
  await caches.delete(page);
  const cache = await caches.open(page);
  await Promise.all([[page, blank], ...loaded].map(([address, answer]) => cache.put(address, answer)));
  await started(await navigator.serviceWorker.register(worker, { scope: page }));
  const all = JSON.parse(localStorage.getItem(KEPT) ?? "{}");
  localStorage.setItem(KEPT, JSON.stringify({ ...all, [page]: new Date().toISOString() }));
}

async function fetched(address) {
  const answer = await fetch(address, { redirect: "manual", cache: "reload" }); // past the worker, too
  if (!answer.ok) throw new Error(`${address} could not be fetched.`);
  return answer;
}

function started(registration) {
  const worker = registration.installing ?? registration.waiting;
  if (!worker || worker.state === "activated") return registration;
  return new Promise((done, failed) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") done(registration);
      if (worker.state === "redundant") failed(new Error("The worker did not start."));
    });
  });
}

export async function forgetQuestions() {
  const all = JSON.parse(localStorage.getItem(KEPT) ?? "{}");
  for (const page of Object.keys(all)) {
    await caches.delete(page);
    await (await navigator.serviceWorker.getRegistration(page))?.unregister();
  }
  localStorage.removeItem(KEPT);
}

// What may make this browser lose what it keeps, in words; empty where nothing does.
export async function whatMayBeLost() {
  const warnings = [];
  if (!window.isSecureContext || !("serviceWorker" in navigator) || !window.indexedDB) {
    return ["This browser cannot keep anything. Use a current one, over https."];
  }
  if (!(await navigator.storage?.persisted?.())) {
    warnings.push(
      "This browser does not promise to keep what is stored here. Is this a private window? Then everything goes when you close it: use a usual one. Otherwise send your answers the same day.",
    );
  }
  const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota - usage < 100 * 1024 ** 2) {
    warnings.push("There is little room left on this device. Photos may not fit.");
  }
  return warnings;
}
