// Reads the page to whoever asked for that (base/core/display.py), with the voices of their own device:
// nothing that stands on it goes anywhere. The button is there only where the browser can speak.
const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, th, td, caption, label, legend, summary, button";
const START = "Read this page aloud";
const STOP = "Stop reading";

const place = document.getElementById("read-aloud");
const button = place.querySelector("button");

function toRead() {
  return [...document.getElementById("main").querySelectorAll(BLOCKS)]
    .filter((block) => !place.contains(block) && !block.querySelector(BLOCKS))
    .filter((block) => block.checkVisibility?.() ?? block.offsetParent !== null)
    .map((block) => ({ text: block.innerText.trim(), lang: block.closest("[lang]").lang }))
    .filter((block) => block.text);
}

function stop() {
  speechSynthesis.cancel();
  button.textContent = START;
}

// One utterance a block: browsers break off what goes on for long.
function read() {
  const blocks = toRead();
  button.textContent = STOP;
  blocks.forEach(({ text, lang }, at) => {
    const spoken = new SpeechSynthesisUtterance(text);
    spoken.lang = lang;
    if (at === blocks.length - 1) spoken.onend = stop;
    speechSynthesis.speak(spoken);
  });
}

if ("speechSynthesis" in window) {
  button.addEventListener("click", () => (button.textContent === STOP ? stop() : read()));
  window.addEventListener("pagehide", stop);
  place.hidden = false;
}
