"""The pages on which staff write questions, tried as a browser would."""

from dataclasses import dataclass

import pytest

from base.core.stale_edits import CHANGED_MEANWHILE
from participation.questionnaires.building.services import begin_correction, write_question
from participation.questionnaires.kinds import Kind
from participation.questionnaires.owners import OWNERS, Owner
from tests.factories.questionnaires import (
    add_question,
    make_questionnaire,
    only_if,
    opened,
    option_of,
)
from tests.posted_forms import forms_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def rent(morag):
    """Its pages are opened by Morag Tait."""
    return make_questionnaire(morag)


@pytest.fixture
def pets(rent):
    return add_question(rent, "Do you have pets?", "Yes", "No", dont_know="Don’t know")


def page(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def address_of(question) -> str:
    return f"/staff/questionnaires/{question.version.questionnaire_id}/questions/{question.pk}/"


def filled_in(client, address: str, **typed) -> dict:
    """What a browser sends with the form of the page, with these of its answers typed."""
    (form,) = (one for one in forms_of(page(client, address)) if one.questions)
    return {**form.values, **typed}


def press(client, address: str) -> str:
    """Press a button; what the page says that follows."""
    return client.post(address, follow=True).content.decode()


def words_of(version) -> list[str]:
    return [question.words for question in version.questions.all()]


def test_a_question_is_written_on_one_page(client, rent, pets):
    new = f"{rent.staff_address}questions/new/"
    typed = filled_in(
        client,
        new,
        words="Which pets?",
        help_text="Tick all.",
        kind="several",
        answers="A cat\n\n  A dog \nA fish",
        ways_out=["Prefer not to say"],
        answer_1=f"{pets.code}.{option_of(pets, 'Yes')}",
    )

    sent = client.post(new, typed)
    client.post(new, typed)  # pressed twice

    _, which = rent.draft.questions.all()
    assert sent.url == f"{rent.staff_address}#question-{which.pk}"
    assert (which.kind, which.help_text, which.new_page) == (Kind.SEVERAL, "Tick all.", True)
    assert [(one.words, one.counts) for one in which.options.all()] == [
        ("A cat", True),
        ("A dog", True),
        ("A fish", True),
        ("Prefer not to say", False),
    ]
    assert which.rules == [only_if(pets, "Yes")]
    shown = page(client, rent.staff_address)
    assert "the answer to question 1 is “Yes”" in shown
    assert "Page 2" in shown


def test_a_ready_scale_is_taken_as_it_is_usually_asked(client, rent):
    new = f"{rent.staff_address}questions/new/"
    typed = filled_in(client, new, words="How satisfied?", kind="scale", ready_scale="satisfied")

    client.post(new, typed)

    answers = [option.words for option in rent.draft.questions.get().options.all()]
    assert (len(answers), answers[2]) == (5, "Neither satisfied nor dissatisfied")


def test_what_is_there_stands_in_the_form_and_stays(client, rent, pets):
    rules = [only_if(pets, must="answered"), only_if(pets, "No", "is_not")]
    other = add_question(rent, "Other?", "A", "B", dont_know="None", rules=rules, any_rule=True)

    client.post(address_of(other), filled_in(client, address_of(other)))

    other.refresh_from_db()
    assert (other.rules, other.any_rule) == (rules, True)
    assert [(one.words, one.counts) for one in other.options.all()] == [
        ("A", True),
        ("B", True),
        ("None", False),
    ]


def test_what_is_refused_is_said_and_keeps_what_was_typed(client, rent, pets):
    yes, no = (f"{pets.code}.{option_of(pets, words)}" for words in ("Yes", "No"))
    new = f"{rent.staff_address}questions/new/"
    typed = filled_in(client, new, words="Why?", kind="long", answer_1=yes, answer_2=no)

    shown = client.post(new, typed).content.decode()

    assert "so nobody is asked" in shown
    assert filled_in_again(shown)["words"] == ["Why?"]
    assert filled_in_again(shown)["answer_2"] == [no]


def filled_in_again(shown: str) -> dict[str, list[str]]:
    (form,) = (one for one in forms_of(shown) if one.questions)
    return form.values


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"answers": f"Yes\nNo\n{'x' * 201}"}, "An answer has at most 200."),
        ({"answers": "Good\nBad", "kind": "scale", "ready_scale": "good"}, "not both"),
        ({"ready_scale": "good"}, "Choose “A scale” above"),
        ({"answer_1": "any", "must_1": "is_not"}, "Choose one answer that they did not give"),
    ],
)
def test_an_answer_that_is_too_long_or_of_no_sense_is_told(client, rent, pets, typed, said):
    typed = {name: f"{pets.code}." if one == "any" else one for name, one in typed.items()}
    new = f"{rent.staff_address}questions/new/"

    sent = client.post(new, filled_in(client, new, **{"words": "Why?", "kind": "single", **typed}))

    assert said in sent.content.decode()


def test_a_rule_speaks_of_no_question_behind_it(client, rent, pets):
    later = add_question(rent, "And later?", "Yes", "No")

    assert "And later?" not in page(client, address_of(pets))
    assert "Do you have pets?" in page(client, address_of(later))


def test_whoever_changes_what_somebody_else_has_changed_is_warned_once(client, rent, pets):
    typed = filled_in(client, address_of(pets), words="Have you any pets?")
    write_question(
        questionnaire=rent, question=pets, kind=Kind.SHORT, words="Pets?", by=rent.created_by
    )

    assert CHANGED_MEANWHILE.partition(".")[0] in client.post(
        address_of(pets), typed
    ).content.decode().replace("&#x27;", "'")


def test_questions_are_moved_and_removed_by_buttons(client, rent, pets):
    second = add_question(rent, "Second?")
    third = add_question(rent, "Third?")

    press(client, f"{address_of(third)}up/")
    press(client, f"{address_of(pets)}down/")
    press(client, f"{address_of(second)}remove/")
    said = press(client, f"{address_of(second)}remove/")

    assert "It is gone already." in said
    assert words_of(rent.draft) == ["Third?", "Do you have pets?"]


def test_a_question_that_another_hangs_on_is_not_removed(client, rent, pets):
    add_question(rent, "Which?", rules=[only_if(pets, "Yes")])

    assert "Change that one first" in press(client, f"{address_of(pets)}remove/")


def test_people_are_asked_what_was_opened_until_the_correction_is(client, rent, pets):
    assert "Nobody is asked these questions yet" in page(client, rent.staff_address)

    press(client, f"{rent.staff_address}open/")
    shown = page(client, rent.staff_address)
    assert "Asked now" in shown
    assert "questions/new/" not in shown
    assert client.get(address_of(pets)).url == rent.staff_address  # there is nothing to change

    press(client, f"{rent.staff_address}correct/")
    shown = page(client, rent.staff_address)
    assert "These are corrections. Nobody is asked them yet" in shown
    assert "people are asked version 1" in shown

    press(client, f"{rent.staff_address}open/")
    assert rent.asked.number == 2
    press(client, f"{rent.staff_address}correct/")
    assert "The corrections are gone." in press(client, f"{rent.staff_address}leave/")


def test_a_question_that_was_opened_meanwhile_is_not_changed(client, rent, pets):
    typed = filled_in(client, address_of(pets), words="Pets at home?")
    opened(rent)

    assert "Begin a correction first" in client.post(address_of(pets), typed).content.decode()
    begin_correction(questionnaire=rent, by=rent.created_by)
    assert "Begin a correction first" in client.post(address_of(pets), typed).content.decode()


def test_nothing_is_opened_without_a_question(client, rent):
    assert "There is no question yet." in press(client, f"{rent.staff_address}open/")


@dataclass(frozen=True)
class Round:
    staff_address: str = "/staff/rounds/1/"

    def __str__(self) -> str:
        return "The autumn round"


def test_the_page_leads_back_to_whose_questions_they_are(client, rent):
    with OWNERS.with_more(Owner("round", lambda one: Round() if one == rent else None)):
        shown = page(client, rent.staff_address)

    assert '<a href="/staff/rounds/1/" class="govuk-back-link">The autumn round</a>' in shown


def test_the_owner_may_say_why_they_are_not_opened_now(client, rent, pets):
    owner = Owner("round", lambda one: Round(), lambda row: "The round begins in May.")
    with OWNERS.with_more(owner):
        shown = page(client, rent.staff_address)
        said = press(client, f"{rent.staff_address}open/")

    assert "The round begins in May." in shown
    assert "Ask these questions from now on" not in shown
    assert "The round begins in May." in said
    assert rent.asked is None


def test_words_of_staff_are_no_html(client, rent):
    add_question(rent, "<b>Which</b>?", "<i>Yes</i>", "No", help_text="<u>Help</u>")

    shown = page(client, rent.staff_address) + page(client, f"{rent.staff_address}questions/new/")

    assert not any(tag in shown for tag in ("<b>W", "<i>Y", "<u>H"))


def test_the_page_takes_as_many_statements_for_many_as_for_few(
    client, rent, pets, django_assert_max_num_queries
):
    for n in range(5):
        add_question(rent, f"Number {n}?", "Yes", "No", rules=[only_if(pets, "Yes")])

    for address in (rent.staff_address, address_of(pets)):
        with django_assert_max_num_queries(20):
            page(client, address)


def test_what_to_look_at_again_stands_with_its_question_while_it_is_written(client, rent, pets):
    add_question(rent, "Are you happy with the stair and the garden?", "Yes", "No")

    shown = page(client, rent.staff_address)
    assert "things to look at again" in shown
    assert shown.count("It may ask two things at once.") == 1

    opened(rent)
    assert "look at again" not in page(client, rent.staff_address)
