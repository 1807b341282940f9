"""What the scripts of a device work out themselves is what the portal would say."""

import json
import random
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

from django.core.exceptions import ValidationError

from participation.questionnaires.kinds import LONG, SHORT, field_for
from participation.questionnaires.rules import ANSWERED, IS, IS_NOT, asked
from participation.questionnaires.signs import (
    LENGTH,
    SIGNS,
    Mistyped,
    in_groups,
    new_code,
    read,
)

SCRIPT = Path(__file__).parents[3] / "assets/js/question-rules.js"
RUN = """
import { readFileSync } from "node:fs";
import { asked, readCode, wrongWith } from %s;
const { rules, codes, typed, about } = JSON.parse(readFileSync(0));
console.log(JSON.stringify({
  rules: rules.map(([questions, said]) => asked(questions, said).map((one) => one.code)),
  codes: codes.map((one) => readCode(one, about)),
  typed: typed.map(([kind, boxes]) => wrongWith(kind, boxes, about.lengths)),
}));
"""


def in_browser(**cases) -> dict:
    about = {"signs": SIGNS, "length": LENGTH, "lengths": {"short": SHORT, "long": LONG}}
    script = RUN % json.dumps(SCRIPT.as_uri())
    node = [Path(sys.executable).parent / "node", "--input-type=module", "--eval", script]
    given = json.dumps({"rules": [], "codes": [], "typed": [], "about": about, **cases})
    ran = subprocess.run(node, input=given, capture_output=True, text=True, check=True)
    return json.loads(ran.stdout)


def made_up_rules(before: list[dict]) -> list[dict]:
    return [
        {
            "question": one["code"],
            "must": random.choice([IS, IS_NOT, ANSWERED]),
            "option": random.choice("ab"),
        }
        for one in (random.choices(before, k=random.randint(0, 2)) if before else [])
    ]


def made_up_questions() -> list[dict]:
    questions: list[dict] = []
    for number in range(random.randint(1, 7)):
        questions.append(
            {
                "code": f"q{number}",
                "rules": made_up_rules(questions),
                "any_rule": random.random() < 0.5,
                "section_rules": made_up_rules(questions) if random.random() < 0.3 else [],
                "section_any_rule": random.random() < 0.5,
            }
        )
    return questions


def test_the_same_questions_are_asked():
    cases = []
    for _ in range(300):
        questions = made_up_questions()
        said = {
            one["code"]: random.sample("abc", random.randint(1, 3))
            for one in questions
            if random.random() < 0.7
        }
        cases.append((questions, said))

    found = in_browser(rules=cases)["rules"]

    assert found == [
        [one.code for one in asked([SimpleNamespace(**one) for one in questions], said)]
        for questions, said in cases
    ]
    assert len({len(one) for one in found}) > 3


def read_or_nothing(typed: str) -> str:
    try:
        return read(typed)
    except Mistyped:
        return ""


def test_the_same_codes_are_read():
    code = new_code()
    typed = [code, in_groups(code).lower(), f" https://x.example/s/{code}/ ", f"/s/{code}", "", "Ж"]
    typed += [code[:n] + random.choice(SIGNS + "ILOSU-é") + code[n + 1 :] for n in range(8)] * 20
    typed += [code + "/S/", "/s/", "x" * 9000, code.translate(str.maketrans("0123", "０１２３"))]

    assert in_browser(codes=typed)["codes"] == [read_or_nothing(one) for one in typed]
    assert read_or_nothing(typed[2]) == code


TYPED = {
    "number": ["", " 3 ", "2.5", "-7", "2.555", "1e5", "1,5", "1" * 11, "a lot", "٣", ".5", "5."],
    "money": ["", "£1,240", "14.20", "14.205", "-1", "1" * 9, "£", "£ 3", "3p"],
    "short": ["", "w" * 200, "w" * 201, "🌳" * 200, "\x00"],
    "long": ["w" * 4000, "w" * 4001, "w\n" * 1400],
}
DAYS = [
    ("", "", ""), ("27", "3", "2026"), ("29", "2", "2026"), ("29", "2", "2028"), ("0", "1", "2026"),
    ("1", "", "2026"), ("1", "13", "2026"), ("1", "1", "26"), ("1", "1", "0999"), ("x", "1", "2026"),
    ("1", "1", "20261"), (" 1 ", "1", "2026"),
]  # fmt: skip


def test_what_a_device_takes_the_portal_takes():
    """The other way round a device may be stricter: whoever asks is still there to put it right."""
    cases = [(kind, [one]) for kind, texts in TYPED.items() for one in texts]
    cases += [("day", list(one)) for one in DAYS]

    for (kind, boxes), wrong in zip(cases, in_browser(typed=cases)["typed"], strict=True):
        question = SimpleNamespace(kind=kind, words="How much", help_text="", picture="")
        field = field_for(question)
        try:
            field.clean(list(boxes) if kind == "day" else boxes[0].replace("\n", "\r\n"))
        except ValidationError:
            assert wrong or boxes == ["\x00"], (kind, boxes)  # which a form takes out
    assert in_browser(typed=[("number", ["3"]), ("ranking", ["1", "2", ""])])["typed"] == ["", ""]
    assert in_browser(typed=[("ranking", ["1", "1"])])["typed"] != [""]
