// Starts GOV.UK Frontend's components. The page names the file, because its name carries a hash.
document.body.classList.add("js-enabled", "govuk-frontend-supported");

const frontend = document.getElementById("govuk-frontend").href;
const { initAll } = await import(frontend);
initAll();

// What htmx brings in later gets the same components.
document.addEventListener("htmx:afterSwap", (event) => initAll({ scope: event.detail.target }));
