// Starts GOV.UK Frontend's components. The page names the file, because its name carries a hash.
document.body.classList.add("js-enabled", "govuk-frontend-supported");

const frontend = document.getElementById("govuk-frontend").href;
const { initAll } = await import(frontend);
initAll();

// What htmx brings in later gets the same components.
document.addEventListener("htmx:afterSwap", (event) => initAll({ scope: event.detail.target }));

// Questions that this device keeps (kept-questions.js) go when somebody signs out. Answers that were not sent stay,
// encrypted, and whoever signs out hears of them.
function stored(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null; // this browser stores nothing
  }
}
for (const form of document.querySelectorAll("form[action$='/accounts/logout/']")) {
  form.addEventListener("submit", async (event) => {
    const kept = Object.keys(JSON.parse(stored("kept-questions") ?? "{}"));
    const unsent = Number(stored("unsent-answers"));
    if (!kept.length && !unsent) return;
    event.preventDefault();
    const warning = `Not sent yet from this device: ${unsent}. They stay here, encrypted, until somebody signs in and sends them. Sign out?`;
    if (unsent && !confirm(warning)) return;
    for (const page of kept) {
      await caches.delete(page);
      await (await navigator.serviceWorker.getRegistration(page))?.unregister();
    }
    localStorage.removeItem("kept-questions");
    form.submit();
  });
}
