// What a browser without signal has to know itself: which questions are asked (participation/questionnaires/rules.py),
// whether a code can be one of ours (signs.py), and whether an answer is one that the portal takes. The portal has
// the last word on all three; a test puts the same cases to both.

// Of the questions in their order, those that somebody who said this is asked. `said` has the codes of options, or
// whatever was typed, by the code of the question; nothing of one that was left out.
export function asked(questions, said) {
  const counted = {};
  return questions.filter((question) => {
    const now = isAsked(question, counted);
    if (now && question.code in said) counted[question.code] = said[question.code];
    return now;
  });
}

// The rules of its section hold as well as its own.
function isAsked(question, said) {
  return (
    allHold(question.section_rules, question.section_any_rule, said) &&
    allHold(question.rules, question.any_rule, said)
  );
}

function allHold(rules, anyRule, said) {
  const hold = rules.map((rule) => holds(rule, said));
  return !hold.length || (anyRule ? hold.some(Boolean) : hold.every(Boolean));
}

function holds(rule, said) {
  const answer = said[rule.question];
  if (answer === undefined) return false;
  if (rule.must === "answered") return true;
  return answer.includes(rule.option) === (rule.must === "is");
}

const LOOK_ALIKES = { I: "1", L: "1", O: "0", S: "5", U: "V" };

// The code in what was typed or scanned, a whole address too; empty where it can be none.
export function readCode(typed, { signs, length }) {
  const plain = typed.slice(0, 500).normalize("NFKC").toUpperCase().trim().replace(/\/+$/, "");
  const code = [...plain.split("/S/").at(-1)]
    .filter((sign) => /[\p{L}\p{N}]/u.test(sign))
    .map((sign) => LOOK_ALIKES[sign] ?? sign);
  if (code.length !== length || !code.every((sign) => signs.includes(sign))) return "";
  const sum = code.reduce((all, sign, at) => all + (at + 1) * signs.indexOf(sign), 0);
  return sum % signs.length ? "" : code.join("");
}

// What is wrong with an answer, in the words that are read; empty where nothing is. `typed` are the values of its
// boxes, as text; `lengths` how much can be written, by the kind of question.
export function wrongWith(kind, typed, lengths) {
  const texts = typed.map((one) => one.trim());
  if (texts.every((one) => !one)) return "";
  const [first] = texts;
  if (kind === "number" && !/^-?[0-9]{1,10}(\.[0-9]{1,2})?$/.test(first)) {
    return "Enter a number, like 3 or 2.5";
  }
  if (kind === "money" && !/^[0-9]{1,8}(\.[0-9]{1,2})?$/.test(first.replace(/[£,]/g, "").trim())) {
    return "Enter an amount in pounds, like 1240 or 14.20";
  }
  if (kind === "day" && !isDay(texts)) return "Enter a real date, for example 27 3 2026";
  if (kind in lengths) {
    const used = [...first.replace(/\r?\n/g, "\r\n")].length;
    if (used > lengths[kind]) return `Write ${lengths[kind]} characters or fewer. You have used ${used}`;
  }
  if (kind === "ranking") {
    const places = texts.filter(Boolean);
    if (new Set(places).size < places.length) return "Give each place once";
  }
  return "";
}

function isDay(texts) {
  if (texts.length !== 3 || !texts.every((one) => /^[0-9]{1,4}$/.test(one))) return false;
  const [day, month, year] = texts.map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
