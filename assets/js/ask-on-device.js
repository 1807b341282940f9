// Asks all questions on one page, without signal too: which are asked follows the answers, and "Keep these answers"
// encrypts them, writes them down and only then says so and wipes the page.
const part = (name) => import(document.getElementById(name).href);
const [rules, box, list, kept] = await Promise.all(
  ["question-rules", "answer-box", "unsent-answers", "kept-questions"].map(part),
);
const setup = JSON.parse(document.getElementById("setup").textContent);
const form = document.getElementById("questions");
const said = document.getElementById("said");
const wrong = document.getElementById("wrong");
const groups = new Map(
  setup.questions.map((one) => [one.code, document.getElementById(`div_id_${one.source}`)]),
);
// Without a code whoever answers is known by having signed in: `setup.mark` is how the record stands in the list.
const asksWho = Boolean(form.elements.code);
const place = document.getElementById("unsent");
const showUnsent = list.showUnsent(place, box, setup.send, sayHowMany);

function sayHowMany(left) {
  said.textContent = left ? `${list.howMany(left)} from this device.` : "";
}

const boxesOf = (question) => [...groups.get(question.code).querySelectorAll("input, select, textarea")];
const isTick = (one) => one.type === "radio" || one.type === "checkbox";

function saidTo(question) {
  const boxes = boxesOf(question);
  if (boxes.some(isTick)) {
    const chosen = boxes.filter((one) => isTick(one) && one.checked).map((one) => one.value);
    return chosen.length ? chosen : undefined;
  }
  const typed = boxes.map((one) => one.value.trim()).filter(Boolean);
  return typed.length ? typed.join(" ") : undefined;
}

function shown() {
  const answers = {};
  for (const one of setup.questions) {
    const answer = saidTo(one);
    if (answer !== undefined) answers[one.code] = answer;
  }
  return rules.asked(setup.questions, answers);
}

// What is hidden keeps what was typed in it, in case it comes back.
function show() {
  const now = new Set(shown());
  for (const one of setup.questions) groups.get(one.code).hidden = !now.has(one);
  for (const rows of form.querySelectorAll("fieldset fieldset")) {
    const inside = [...rows.querySelectorAll("[id^=div_id_q_]")];
    if (inside.length) rows.hidden = inside.every((one) => one.hidden);
  }
}

function wrongWithCode() {
  const found = [];
  const code = form.elements.code.value.trim();
  if (code && !rules.readCode(code, setup.code)) {
    found.push([form.elements.code, "This code is not right. Look at it once more"]);
  }
  if (Boolean(code) === form.elements.nobody.checked) {
    found.push([form.elements.code, "Type their code, or tick that they have none"]);
  }
  return found;
}

function problems() {
  const found = asksWho ? wrongWithCode() : [];
  const asked = shown();
  for (const one of asked) {
    const boxes = boxesOf(one);
    const typed = boxes.filter((box) => !isTick(box) && box.type !== "file").map((box) => box.value);
    const chosen = boxes.find((box) => box.type === "file");
    const words = chosen ? wrongWithFile(chosen) : rules.wrongWith(one.kind, typed, setup.lengths);
    if (words) found.push([boxes[0], words, one.words]);
  }
  if (!asked.some((one) => saidTo(one) !== undefined)) {
    found.push([boxesOf(asked[0])[0], "Nothing is answered yet"]);
  }
  return found;
}

function wrongWithFile({ files: [file], accept }) {
  if (!file) return "";
  if (file.size > setup.mostFile) return "This file is too large. Choose a smaller one";
  const isOneOf = accept.split(",").some((end) => file.name.toLowerCase().endsWith(end));
  return isOneOf ? "" : `The portal does not take this kind of file. It takes ${accept.replaceAll(",", ", ")}`;
}

function showProblems(found) {
  for (const one of form.querySelectorAll(".govuk-form-group--error")) {
    one.classList.remove("govuk-form-group--error");
    one.querySelector(":scope > .govuk-error-message").remove();
  }
  wrong.hidden = !found.length;
  wrong.querySelector("ul").replaceChildren(
    ...found.map(([field, words, question]) => {
      const link = document.createElement("a");
      link.href = `#${field.id}`;
      link.textContent = question ? `${question}: ${words}` : words;
      const group = field.closest("[id^=div_id_]");
      if (!group.classList.contains("govuk-form-group--error")) {
        group.classList.add("govuk-form-group--error");
        const message = document.createElement("p");
        message.className = "govuk-error-message";
        message.textContent = words;
        group.prepend(message);
      }
      const item = document.createElement("li");
      item.append(link);
      return item;
    }),
  );
  if (found.length) wrong.focus();
}

function typedIn() {
  const typed = new FormData(form);
  if (!asksWho) return { typed, mark: setup.mark };
  const code = rules.readCode(form.elements.code.value, setup.code);
  typed.set("code", code);
  return { typed, mark: code ? `code ending in ${code.slice(-2)}` : "nobody known" };
}

let isKeeping = false;
async function keep() {
  const found = problems();
  showProblems(found);
  if (found.length || isKeeping) return;
  isKeeping = true;
  try {
    const { typed, mark } = typedIn();
    const record = await box.sealed(setup, typed, mark);
    if (record.bytes.byteLength > setup.most) {
      said.textContent = "These answers are too large to be kept. Take smaller photos.";
      return;
    }
    await box.keep(record);
    form.reset();
    show();
    const number = (await showUnsent()).length;
    said.textContent = `Kept on this device. ${list.howMany(number)}.`;
  } catch {
    said.textContent = "It could NOT be kept: this browser has no room, or is a private window. Write it on paper.";
  } finally {
    isKeeping = false;
    said.focus();
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  keep();
});
form.addEventListener("input", show);
if (asksWho) form.elements.code.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return; // with which a scanner ends what it types
  event.preventDefault();
  boxesOf(shown()[0])[0].focus();
});
window.addEventListener("beforeunload", (event) => {
  if (setup.questions.some((one) => saidTo(one) !== undefined)) event.preventDefault();
});

form.reset();
show();
document.getElementById("on-device").hidden = false;
document.getElementById("warnings").textContent = (await kept.whatMayBeLost()).join(" ");
sayHowMany((await showUnsent()).length);
// With signal, what is kept here is kept anew: the questions may have been corrected, the key exchanged.
if (kept.keptSince(setup.page)) {
  await kept.keepQuestions(setup).catch(() => {});
}
