// The page on which staff keep the questions of one questionnaire on their device, and send what was answered.
const part = (name) => import(document.getElementById(name).href);
const [questions, box, list] = await Promise.all(
  ["kept-questions", "answer-box", "unsent-answers"].map(part),
);
const setup = JSON.parse(document.getElementById("setup").textContent);
const place = document.getElementById("on-device");
const said = place.querySelector("[role=status]");
const [keep, forget] = ["keep", "forget"].map((id) => document.getElementById(id));
const WHEN = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });

async function show() {
  const since = questions.keptSince(setup.page);
  keep.textContent = since ? "Keep them anew" : "Keep these questions on this device";
  for (const one of place.querySelectorAll("[data-when-kept]")) one.hidden = !since;
  if (since) said.textContent = `Kept on this device since ${WHEN.format(new Date(since))}.`;
  const warnings = await questions.whatMayBeLost();
  document.getElementById("warnings").replaceChildren(
    ...warnings.map((words) =>
      Object.assign(document.createElement("p"), { className: "govuk-inset-text", textContent: words }),
    ),
  );
}

keep.addEventListener("click", async () => {
  said.textContent = "Keeping them.";
  try {
    await navigator.storage?.persist?.();
    await questions.keepQuestions(setup);
    await show();
  } catch {
    said.textContent = "They could not be kept. Look whether you have signal and are signed in, then try again.";
  }
});

forget.addEventListener("click", async () => {
  await questions.forgetQuestions();
  await show();
  said.textContent = "This device keeps no questions any more. What was answered and not sent is still here.";
  keep.focus();
});

place.hidden = false;
await show();
await list.showUnsent(document.getElementById("unsent"), box, setup.send)();
