// Whoever leaves a ballot that they have begun and not cast is asked whether they mean to.
const place = document.querySelector("[data-uncast]");
let begun = false;

place.addEventListener("change", () => (begun = true));
place.addEventListener("submit", () => (begun = false));
window.addEventListener("beforeunload", (event) => {
  if (begun) event.preventDefault();
});
