"""What changed between two states of questions, in words."""

import pytest

from participation.questionnaires.building.arranging import move_question, write_section
from participation.questionnaires.building.changes import as_they_stand, changes
from participation.questionnaires.building.services import Choice, begin_correction, write_question
from participation.questionnaires.kept_versions import questions_of
from participation.questionnaires.kinds import Kind
from tests.factories.questionnaires import add_question, make_questionnaire, only_if, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def rent(officer):
    """Asked, and being corrected."""
    rent = make_questionnaire(officer)
    add_question(rent, "Pets?", "Yes", "No")
    add_question(rent, "Which?", help_text="In a word.")
    opened(rent)
    begin_correction(questionnaire=rent, by=officer)
    return rent


def changed(rent) -> list[str]:
    return changes(*(as_they_stand(questions_of(one)) for one in rent.versions.all()))


def rewrite(rent, place: int, **fields) -> None:
    question = rent.draft.questions.get(place=place)
    given = {
        "kind": question.kind,
        "words": question.words,
        "help_text": question.help_text,
        "choices": [Choice(one.words) for one in question.options.all()],
        "rules": question.rules,
    }
    write_question(questionnaire=rent, question=question, by=rent.created_by, **{**given, **fields})


def test_nothing_changed_is_nothing_said(rent):
    assert changed(rent) == []


@pytest.mark.parametrize(
    ("place", "fields", "said"),
    [
        (2, {"words": "Which pets?"}, "Question 2 was “Which?” and is now “Which pets?”"),
        (1, {"help_text": "A fish is one."}, "Question 1 now has the help “A fish is one.”"),
        (2, {"help_text": ""}, "Question 2 has no help any more."),
        (
            1,
            {"choices": [Choice("Yes"), Choice("No"), Choice("Soon")]},
            "Question 1 has more answers to choose from: “Soon”",
        ),
        (
            1,
            {"choices": [Choice("No"), Choice("Yes")]},
            "Question 1 has its answers in another order.",
        ),
    ],
)
def test_each_change_is_a_sentence(rent, place, fields, said):
    rewrite(rent, place, **fields)

    assert changed(rent) == [said]


def test_other_answers_people_and_questions_are_told(rent):
    pets = rent.draft.questions.get(place=1)
    rewrite(rent, 2, rules=[only_if(pets, "Yes")])
    assert changed(rent) == ["Question 2 is now asked only if the answer to question 1 is “Yes”."]
    rewrite(rent, 2, rules=[])
    rewrite(rent, 1, choices=[Choice("Yes"), Choice("Never")])
    assert changed(rent) == [
        "Question 1 has more answers to choose from: “Never”",
        "Question 1 no longer has the answers: “No”",
    ]
    rewrite(rent, 1, kind=Kind.SHORT, choices=[])  # another kind is another question
    assert changed(rent) == ["Question 1 is new: “Pets?”", "Taken out: “Pets?”"]


def test_order_and_sections_are_told(rent):
    which = rent.draft.questions.get(place=2)
    pets = rent.draft.questions.get(place=1)
    write_section(question=which, title="Pets", rules=[only_if(pets, "Yes")])
    assert changed(rent) == ["Question 2 is now asked only of those who are asked its section."]
    write_section(question=which, title="")

    move_question(question=which, up=True)

    assert changed(rent) == ["The questions stand in another order."]


def test_staff_read_what_changed_from_version_to_version(staff, rent):
    rewrite(rent, 2, words="Which pets?")
    address = f"{rent.staff_address}changes/"
    assert address in staff.get(rent.staff_address).content.decode()

    page = staff.get(address).content.decode()

    assert "Version 2: nobody is asked it yet" in page
    assert "is now “Which pets?”" in page
