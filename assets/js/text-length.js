// Counts, while somebody writes, how many texts their words are. Without it the page counts when it is
// opened and when it is saved: participation/messages/contact/texts/length.py says the same.
const ONE_PLACE = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡" +
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const TWO_PLACES = new Set("^{}\\[~]|€\f");
const PLAIN = { alone: 160, joined: 153 };
const WITH_OTHERS = { alone: 70, joined: 67 };
const PAUSE = 400;

export function lengthInWords(text) {
  const letters = [...text];
  const others = letters.filter((letter) => !ONE_PLACE.has(letter) && !TWO_PLACES.has(letter));
  const sizes = others.length
    ? letters.map((letter) => letter.length)
    : letters.map((letter) => (TWO_PLACES.has(letter) ? 2 : 1));
  const room = others.length ? WITH_OTHERS : PLAIN;
  const units = sizes.reduce((all, size) => all + size, 0);
  const texts = units <= room.alone ? 1 : filled(sizes, room.joined);
  const why = others.length ? `; ${named(others)} in it makes each text shorter` : "";
  return `${texts} text${texts === 1 ? "" : "s"} (${units} characters${why})`;
}

function filled(sizes, room) {
  let texts = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > room) {
      texts += 1;
      used = 0;
    }
    used += size;
  }
  return texts;
}

function named(others) {
  return [...new Set(others)].slice(0, 3).join(" ");
}

function watch(box) {
  const said = document.getElementById(`${box.id}_texts`);
  const instead = document.getElementById(box.dataset.instead);
  const values = JSON.parse(box.dataset.values);
  let waiting;
  const count = () => {
    const words = (box.value.trim() || instead.value.trim()).replace(
      /\{([^{}]*)\}/g,
      (whole, name) => values[name] ?? whole,
    );
    said.textContent = lengthInWords(words + box.dataset.ending);
  };
  for (const typedIn of [box, instead]) {
    typedIn.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(count, PAUSE);
    });
  }
}

if (globalThis.document) document.querySelectorAll("textarea[data-values]").forEach(watch);
