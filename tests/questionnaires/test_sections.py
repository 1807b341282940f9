"""Sections that are asked as a whole or not at all, and earlier answers in the words of later questions."""

from decimal import Decimal

import pytest

from base.core.refused import Refused
from participation.questionnaires.answering.pages import Asking
from participation.questionnaires.answering.services import said_on
from participation.questionnaires.building.arranging import (
    move_question,
    remove_question,
    write_section,
)
from participation.questionnaires.building.paths import nobody_is_asked
from participation.questionnaires.building.services import begin_correction, write_question
from participation.questionnaires.kept_versions import questions_of
from participation.questionnaires.kinds import Kind
from participation.questionnaires.owners import counted_sheets
from participation.questionnaires.paper.layout import on_paper
from participation.questionnaires.piping import piped
from participation.questionnaires.results.counting import results_of
from participation.questionnaires.results.small_numbers import Hiding
from tests.factories.activities import make_consultation
from tests.factories.people import make_customer
from tests.factories.questionnaires import (
    add_question,
    make_answers,
    make_questionnaire,
    only_if,
    opened,
    option_of,
)
from tests.posted_forms import forms_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey(officer):
    return make_questionnaire(officer, "How we do")


@pytest.fixture
def repair(survey):
    return add_question(survey, "Had a repair?", "Yes", "No")


@pytest.fixture
def about_repairs(survey, repair):
    """A section of two pages, which is asked after a yes, and one after it that everybody is asked."""
    first = add_question(survey, "Was it on time?", "Yes", "No")
    add_question(survey, "Was it tidy?", "Yes", "No")
    last = add_question(survey, "Anything else?")
    write_section(question=first, title="Your repair", rules=[only_if(repair, "Yes")])
    write_section(question=last, title="At the end")
    return first


def asked_by(survey, said) -> list[str]:
    return [one.words for one in Asking(questions_of(survey.draft), said).asked]


def test_a_question_written_under_a_section_is_asked_with_it(survey, repair):
    first = add_question(survey, "Was it on time?", "Yes", "No")
    write_section(question=first, title="Your repair", rules=[only_if(repair, "Yes")])

    add_question(survey, "Was it tidy?", "Yes", "No")

    no = {repair.code: (option_of(repair, "No"),)}
    assert asked_by(survey, no) == ["Had a repair?"]


def test_a_section_is_asked_as_a_whole_or_not_at_all(survey, repair, about_repairs):
    yes, no = ({repair.code: (option_of(repair, words),)} for words in ("Yes", "No"))

    assert asked_by(survey, yes) == [
        "Had a repair?",
        "Was it on time?",
        "Was it tidy?",
        "Anything else?",
    ]
    assert asked_by(survey, no) == asked_by(survey, {}) == ["Had a repair?", "Anything else?"]
    pages = Asking(questions_of(survey.draft), yes).pages
    assert [page.section for page in pages] == ["", "Your repair", "Your repair", "At the end"]


def test_a_question_of_its_own_rules_in_a_section_needs_both(survey, repair, about_repairs):
    late = write_question(
        questionnaire=survey,
        kind=Kind.LONG,
        words="How late?",
        rules=[only_if(about_repairs, "No")],
        by=survey.created_by,
    )
    move_question(question=late, up=True)  # out of the section at the end
    said = {about_repairs.code: (option_of(about_repairs, "No"),)}

    assert "How late?" not in asked_by(survey, said)
    assert "How late?" in asked_by(survey, said | {repair.code: (option_of(repair, "Yes"),)})


def test_rules_of_a_section_that_nobody_can_meet_are_found_and_circles_refused(
    survey, repair, about_repairs
):
    impossible = add_question(survey, "No repair, though?", rules=[only_if(repair, "No")])
    move_question(question=impossible, up=True)
    assert [one.words for one in nobody_is_asked(questions_of(survey.draft))] == [
        "No repair, though?"
    ]

    with pytest.raises(Refused, match="comes before this one"):
        write_section(question=repair, title="First", rules=[only_if(about_repairs, "Yes")])
    with pytest.raises(Refused, match="would not be asked as its rules say"):
        move_question(question=repair, up=False)
    with pytest.raises(Refused, match="is asked after an answer to this"):
        remove_question(question=repair)
    with pytest.raises(Refused, match="title"):
        write_section(question=about_repairs, title="", rules=[only_if(repair, "Yes")])


def test_a_section_stays_through_a_correction_and_ends_where_its_title_is_taken_away(
    survey, repair, about_repairs
):
    opened(survey)
    draft = begin_correction(questionnaire=survey, by=survey.created_by)
    tidy = draft.questions.get(words="Was it tidy?")
    assert tidy.all_rules == [only_if(repair, "Yes")]

    write_section(question=draft.questions.get(code=about_repairs.code), title="")

    assert draft.questions.get(pk=tidy.pk).all_rules == []


def test_small_numbers_are_hidden_where_only_a_section_tells_how_few_said_yes(
    survey, repair, about_repairs
):
    """Who was asked about a repair had one: as many as the hidden yes."""
    opened(survey)
    tidy = survey.asked.questions.get(words="Was it tidy?")
    for n in range(30):
        had = option_of(repair, "Yes" if n < 3 else "No")
        said = {repair.code: (had,), tidy.code: (option_of(tidy, "Yes"),)}
        make_answers(survey, make_customer(f"Jean {n}"), said)

    hiding = Hiding(results_of(survey, counted_sheets(survey)), threshold=3)
    assert not hiding.withholds(hiding.results[2])
    hiding = Hiding(results_of(survey, counted_sheets(survey)), threshold=10)

    assert hiding.hides(hiding.results[0])
    assert hiding.withholds(hiding.results[2])


def test_paper_says_of_each_question_of_a_section_whom_it_is_for_and_where_to_go_on(
    survey, repair, about_repairs
):
    had, on_time, tidy, _ = on_paper(questions_of(survey.draft))

    assert on_time.only_if == tidy.only_if == "the answer to question 1 is “Yes”"
    assert [box.go_to for box in had.boxes] == ["", "Go to question 4"]


# --- earlier answers ------------------------------------------------------------------------------


def test_an_earlier_answer_stands_in_later_words_and_a_plain_word_where_there_is_none(survey):
    which = add_question(survey, "Which?", "Doors & <b>", "Roofs", kind=Kind.SEVERAL)
    cost = add_question(survey, "How much?", kind=Kind.MONEY)
    why = add_question(survey, "Why [answer 1|that], for [answer 2|so much]?")
    doors, roofs = (one.code for one in which.options.all())

    assert why.words == "Why that, for so much?"
    for said, words in (
        ({}, "Why that, for so much?"),
        ({which.code: (roofs,)}, "Why Roofs, for so much?"),
        (
            {which.code: (doors, roofs), cost.code: Decimal("12.50")},
            "Why Doors & <b> and Roofs, for £12.50?",
        ),
    ):
        *_, asked = piped(questions_of(survey.draft), said)
        assert asked.words == words


def test_only_what_was_chosen_earlier_is_repeated_and_stays_earlier(survey):
    name = add_question(survey, "What is your name?")
    which = add_question(survey, "Which?", "Doors", "Roofs")
    why = add_question(survey, "Why [answer 2|that]?")

    for words, why_not in (
        ("Hello [answer 1|you]?", "is their own"),
        ("And [answer 9|that]?", "does not come before"),
    ):
        with pytest.raises(Refused, match=why_not):
            add_question(survey, words)
    with pytest.raises(Refused, match="repeats"):
        move_question(question=why, up=True)
    with pytest.raises(Refused, match="repeats the answer"):
        remove_question(question=which)
    remove_question(question=name)
    assert questions_of(survey.draft)[1].piped == f"Why [{which.code}|that]?"


def test_what_was_chosen_is_escaped_on_the_page_and_not_kept_with_the_question(
    client, amina, survey
):
    which = add_question(survey, "Which?", "Doors & <b>", "Roofs")
    why = add_question(survey, "Why [answer 1|that]?")
    opened(survey)
    start = f"{make_consultation(questionnaire=survey).get_absolute_url()}answer/"
    client.post(f"{start}{which.code}/", {which.source: option_of(which, "Doors & <b>")})

    shown = client.get(f"{start}{why.code}/").content.decode()
    assert "Why Doors &amp; &lt;b&gt;?" in shown
    client.post(f"{start}{why.code}/", {why.source: "Cold"})
    assert "Why Doors &amp; &lt;b&gt;?" in client.get(f"{start}check/").content.decode()
    assert said_on(amina.answer_sheets.get())[why.code] == "Cold"
    assert survey.asked.questions.get(code=why.code).words == "Why that?"


def test_sections_and_words_around_are_written_on_pages_and_read_by_whoever_answers(
    client, amina, morag, survey, repair
):
    client.force_login(morag)
    tidy = add_question(survey, "Why [answer 1|that]?")
    section = f"{survey.staff_address}questions/{tidy.pk}/section/"
    (form,) = (one for one in forms_of(client.get(section).content.decode()) if one.questions)
    yes = f"{repair.code}.{option_of(repair, 'Yes')}"
    client.post(section, {**form.values, "title": "Your repair", "answer_1": yes})
    around = f"{survey.staff_address}words/"
    (form,) = (one for one in forms_of(client.get(around).content.decode()) if one.questions)
    client.post(
        around, {**form.values, "introduction": "Two minutes <b>.", "thanks": "We read it all."}
    )
    change = client.get(f"{survey.staff_address}questions/{tidy.pk}/").content.decode()
    assert "Why [answer 1|that]?" in change
    shown = client.get(survey.staff_address).content.decode()
    assert "Page 2: Your repair" in shown
    assert "asked only if the answer to question 1 is “Yes”" in shown

    opened(survey)
    start = f"{make_consultation(questionnaire=survey).get_absolute_url()}answer/"
    client.force_login(amina.user)
    first = client.get(f"{start}{repair.code}/").content.decode()
    assert "Two minutes &lt;b&gt;." in first
    client.post(f"{start}{repair.code}/", {repair.source: option_of(repair, "Yes")})
    assert "Your repair</h2>" in client.get(f"{start}{tidy.code}/").content.decode()
