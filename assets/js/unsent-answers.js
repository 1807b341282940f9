// The list of what waits to be sent, on the page of staff and on the page that is asked from.
const WHEN = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  hour: "2-digit",
  minute: "2-digit",
});

export const howMany = (number) => (number ? `${number} not sent yet` : "Nothing waits to be sent");

// `place` has a heading, a list, a line that is read out when it changes, and the button that sends all. `changed` hears
// how many are left once somebody has sent or deleted one.
export function showUnsent(place, box, address, changed = () => {}) {
  const [heading, list, said, all] = ["h2", "ul", "[role=status]", "button"].map((one) =>
    place.querySelector(one),
  );

  async function show() {
    const records = await box.waiting();
    heading.textContent = howMany(records.length);
    list.replaceChildren(...records.map(line));
    all.hidden = !records.length;
    return records;
  }

  function line(record) {
    const item = document.createElement("li");
    item.className = "portal-unsent__record";
    const what = document.createElement("p");
    what.className = "govuk-body";
    const name = `${WHEN.format(new Date(record.askedAt))}, ${record.mark}`;
    what.append(Object.assign(document.createElement("strong"), { textContent: name }));
    what.append(document.createElement("br"), record.title);
    item.append(what);
    if (record.why) {
      item.append(
        Object.assign(document.createElement("p"), {
          className: "govuk-error-message",
          textContent: record.why,
        }),
      );
    }
    const buttons = document.createElement("div");
    buttons.className = "govuk-button-group";
    const acts = [
      ["Send", () => send([record])],
      ["Save as a file", () => save(record)],
      ["Delete", () => remove(record, name)],
    ];
    if (record.rest) acts.splice(1, 0, ["Send the rest", () => sendRest(record)]);
    for (const [words, act] of acts) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "govuk-button govuk-button--secondary";
      button.append(words, hidden(` the answers of ${name}`));
      button.addEventListener("click", act);
      buttons.append(button);
    }
    item.append(buttons);
    return item;
  }

  function sendRest(record) {
    const question = "Send these answers without the one that is wrong? It is gone then: nobody can open it here.";
    if (window.confirm(question)) send([record], true);
  }

  async function send(records, withoutWrong = false) {
    let sent = 0;
    let last = {};
    for (const record of records) {
      said.textContent = `Sending ${sent + 1} of ${records.length}.`;
      last = await box.send(record, address, withoutWrong);
      if (last.told) sent += 1;
    }
    const left = (await show()).length;
    changed(left);
    const outcome = records.length === 1 ? (last.told ?? last.why) : `${sent} of ${records.length} sent.`;
    tell(left ? `${outcome} ${howMany(left)}.` : `${outcome} Nothing waits any more.`);
  }

  function save(record) {
    const link = document.createElement("a");
    const file = box.asFile(record);
    link.href = URL.createObjectURL(file);
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    tell("Saved as a file, which only the portal can read. It also stays here until you send or delete it.");
  }

  async function remove(record, name) {
    const question = `Delete the answers of ${name}? They were not sent, and nobody has them but this device.`;
    if (!window.confirm(question)) return;
    await box.forget(record.id);
    const left = (await show()).length;
    changed(left);
    tell(`Deleted. ${howMany(left)}.`);
  }

  // The button that was pressed may be gone: whoever uses the keyboard goes on from here.
  function tell(words) {
    said.textContent = words;
    heading.focus();
  }

  all.addEventListener("click", async () => send(await box.waiting()));
  window.addEventListener("focus", show);
  return show;
}

function hidden(words) {
  return Object.assign(document.createElement("span"), {
    className: "govuk-visually-hidden",
    textContent: words,
  });
}
