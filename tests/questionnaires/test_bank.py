"""Official questions are taken word for word, and whoever reads figures of them knows who checked them."""

import datetime as dt
from itertools import count

import pytest

from base.core.audience import Role
from base.core.house_rules import BRAND_NAME
from base.core.lookups import load_lists
from base.core.refused import Refused
from participation.questionnaires.bank.ready import READY, FromBank
from participation.questionnaires.bank.services import (
    add_from_bank,
    begin_edition,
    begin_from,
    check_entry,
    entry_of,
)
from participation.questionnaires.building.advice import AIM, advice_on
from participation.questionnaires.building.services import (
    Choice,
    begin_correction,
    open_questionnaire,
    write_question,
)
from participation.questionnaires.kept_versions import questions_of
from participation.questionnaires.models import BankEntry
from participation.questionnaires.models.bank import NOT_CHECKED, NOT_THE_WORDS
from tests.factories.people import make_customer, make_user
from tests.factories.questionnaires import make_answers, make_bank_entry, make_questionnaire, opened
from tests.posted_forms import forms_of

pytestmark = pytest.mark.django_db
WHERE = "https://regulator.example/guidance"


@pytest.fixture
def survey(morag):
    """Its pages are opened by Morag Tait."""
    return make_questionnaire(morag, "How we do")


def take(survey, *codes: str):
    return add_from_bank(
        questionnaire=survey,
        entries=[entry_of(code) for code in codes],
        by=survey.created_by,
    )


def checked(entry: BankEntry, by, words: str = "") -> BankEntry:
    return check_entry(
        entry=entry,
        words=words or entry.words,
        help_text="",
        source_address=WHERE,
        checked_on=dt.date(2026, 6, 3),
        by=by,
    )


def test_an_official_question_comes_with_our_name_its_scale_and_what_leads_to_it(survey):
    asked, repairs = take(survey, "arc-12")

    assert (asked.code, [str(one) for one in asked.options.all()][:2]) == (
        "arc-repair",
        ["Yes", "No"],
    )
    assert f"provided by {BRAND_NAME.value}?" in repairs.words
    assert repairs.rules == [{"question": "arc-repair", "must": "is", "option": "a1"}]
    assert [one.code for one in repairs.options.all()] == ["a1", "a2", "a3", "a4", "a5"]
    assert repairs.bank_entry.favourable == {"a1", "a2"}


def test_what_leads_to_two_questions_is_asked_once_and_none_is_taken_twice(survey):
    take(survey, "tsm-tp02", "tsm-tp03")

    assert [one.code for one in survey.draft.questions.all()] == [
        "tsm-repair",
        "tsm-tp02",
        "tsm-tp03",
    ]
    with pytest.raises(Refused, match="asked here already"):
        take(survey, "tsm-tp03")


def test_no_opinion_counts_where_the_regulator_counts_it_and_not_applicable_does_not(survey):
    overall, safe = take(survey, "arc-1", "tsm-tp05")

    assert overall.options.get(words="No opinion").counts is True
    assert safe.options.get(words="Not applicable or don’t know").counts is False


def test_an_unchecked_question_says_so_in_what_was_answered(client, survey):
    (question,) = take(survey, "arc-7")
    opened(survey)
    make_answers(survey, make_customer("Jean Smith"), {"arc-7": ("a1",)})

    for page in (survey.staff_address, f"{survey.staff_address}results/"):
        assert NOT_CHECKED in client.get(page).content.decode()
    checked(question.bank_entry, survey.created_by)
    for page in (survey.staff_address, f"{survey.staff_address}results/"):
        assert NOT_CHECKED not in client.get(page).content.decode()


def test_checked_words_stay_and_unchecked_ones_that_were_changed_are_told(client, survey):
    overall, informed = take(survey, "arc-1", "arc-2")
    checked(overall.bank_entry, survey.created_by)
    by = survey.created_by
    answers = [Choice(one.words, one.counts) for one in informed.options.all()]

    with pytest.raises(Refused, match="regulator’s words"):
        write_question(
            questionnaire=survey,
            question=overall,
            kind=overall.kind,
            words="Well?",
            choices=answers,
            by=by,
        )
    write_question(
        questionnaire=survey,
        question=informed,
        kind=informed.kind,
        words="Well?",
        choices=answers,
        by=by,
    )

    overall, informed = questions_of(survey.draft)
    assert (overall.bank_mark, informed.bank_mark) == ("", NOT_THE_WORDS)


def test_where_a_checked_question_stands_can_be_changed_and_its_words_are_not_offered(
    client, survey
):
    overall, _ = take(survey, "arc-1", "arc-2")
    checked(overall.bank_entry, survey.created_by)
    address = f"{survey.staff_address}questions/{overall.pk}/"
    (form,) = (one for one in forms_of(client.get(address).content.decode()) if one.questions)
    assert not {"words", "kind", "answers"} & form.values.keys()

    client.post(address, {**form.values, "help_text": "Think of the last year.", "words": "Well?"})

    overall.refresh_from_db()
    assert overall.help_text == "Think of the last year."
    assert "Taking everything into account" in overall.words
    assert overall.options.count() == 6


def test_a_question_knows_where_it_comes_from_through_corrections(survey):
    take(survey, "arc-7")
    open_questionnaire(questionnaire=survey, by=survey.created_by)

    draft = begin_correction(questionnaire=survey, by=survey.created_by)

    assert draft.questions.get().bank_entry == entry_of("arc-7")


def test_other_words_begin_on_a_day_and_the_old_ones_stay_to_be_read(client, survey, officer):
    entry = checked(make_bank_entry("arc-99"), officer)
    add_from_bank(questionnaire=survey, entries=[entry], by=officer)

    new = begin_edition(
        entry=entry,
        words="Is it better at [landlord]?",
        answers=["Yes", "No", "Perhaps"],
        valid_from=dt.date(2026, 4, 1),
        source="The letter of the regulator",
        by=officer,
    )

    assert entry_of("arc-99") == new
    assert (new.is_checked, new.answers[0]["favourable"], new.answers[2]["code"]) == (
        False,
        True,
        "a3",
    )
    old = BankEntry.objects.get(code="arc-99", valid_to=dt.date(2026, 3, 31))
    assert old.is_checked
    question = survey.draft.questions.get()
    assert question.bank_mark == ""
    assert "The regulator asks this 1 April 2025 to 31 March 2026" in str(advice_on([question]).on)
    assert "Is it better" in client.get(old.get_absolute_url()).content.decode()


def test_the_lists_leave_alone_what_an_administrator_put_right(officer):
    entry = checked(entry_of("tsm-tp01"), officer, words="How satisfied are you with [landlord]?")
    before = BankEntry.objects.count()

    load_lists()

    entry.refresh_from_db()
    assert entry.words == "How satisfied are you with [landlord]?"
    assert BankEntry.objects.count() == before


def test_every_ready_questionnaire_can_be_begun_and_is_plain_and_short(officer):
    """The words that are not ours are not judged."""
    found: list[str] = []
    for ready in READY.values():
        survey = make_questionnaire(officer, ready.title)
        begin_from(questionnaire=survey, ready=ready, by=officer)
        questions = questions_of(survey.draft)
        ours = [one for one in questions if one.bank_entry is None]
        advice = advice_on(ours)
        found += [said for one in ours for said in advice.on.get(one.code, ())]
        assert advice.reading_age <= AIM, ready.title
        assert advice_on(questions).minutes <= 10, ready.title
        official = [one.code for one in ready.questions if isinstance(one, FromBank)]
        assert [one.code for one in questions if one.bank_entry] == official
    of_words = [said for said in found if "don’t know" not in said and "Not sure" not in said]
    assert of_words == []


def test_a_ready_questionnaire_is_begun_from_on_its_page(client, survey):
    address = f"{survey.staff_address}begin/"
    (form,) = (one for one in forms_of(client.get(address).content.decode()) if one.questions)

    client.post(address, {**form.values, "ready": "repairs"})
    client.post(address, {**form.values, "ready": "repairs"})  # pressed twice

    wrong = survey.draft.questions.get(code="repairs-wrong")
    assert wrong.rules == [{"question": "repairs-fixed", "must": "is", "option": "a2"}]
    assert survey.draft.questions.count() == len(READY["repairs"].questions)


def test_official_questions_are_ticked_on_a_page_that_offers_what_stands_today(client, survey):
    make_bank_entry("arc-98", words="Was it?", valid_to=dt.date(2026, 3, 31))
    take(survey, "arc-2")
    address = f"{survey.staff_address}from-bank/"
    shown = client.get(address).content.decode()
    (form,) = (one for one in forms_of(shown) if one.questions)

    client.post(
        address, {**form.values, "arc": [entry_of("arc-1").pk], "tsm": [entry_of("tsm-tp04").pk]}
    )

    assert "Was it?" not in shown
    assert "How good or poor do you feel" not in shown  # asked already
    assert [one.code for one in survey.draft.questions.all()] == ["arc-2", "arc-1", "tsm-tp04"]


def test_an_administrator_checks_a_question_with_the_day_and_the_address(client):
    client.force_login(make_user(Role.ADMINISTRATOR, name="Ada Reid"))
    entry = entry_of("arc-13")
    address = f"{entry.get_absolute_url()}check/"
    (form,) = (one for one in forms_of(client.get(address).content.decode()) if one.questions)
    typed = {**form.values, "source_address": WHERE, "words": "How is it at [landlord]?"}

    refused = client.post(address, typed).content.decode()
    client.post(address, {**typed, "same_answers": "on"})

    assert "Compare the answers" in refused
    entry.refresh_from_db()
    assert (entry.words, entry.checked_by.name) == ("How is it at [landlord]?", "Ada Reid")
    shown = client.get(entry.get_absolute_url()).content.decode()
    assert "Ada Reid read the regulator’s text on" in shown
    assert WHERE in shown


def test_the_bank_has_what_is_asked_today_of_each_regulator(client, morag):
    """Counted by hand in what the regulators publish: eight and a lead, twelve and three leads."""
    today = BankEntry.objects.valid_on(dt.date(2026, 11, 30))
    numbers = {
        name: today.filter(collection=name).exclude(indicator="").count() for name in ("arc", "tsm")
    }
    assert numbers == {"arc": 8, "tsm": 12}
    assert today.filter(collection="equality", code="eq-sex").get().answers[-1]["counts"] is False
    for page in ("/staff/activities/", "/staff/surveys/"):
        assert 'href="/staff/questionnaires/bank/"' in client.get(page).content.decode(), page
    shown = client.get("/staff/questionnaires/bank/?collection=tsm").content.decode()
    assert shown.count("Not checked") >= 12
    for _, one in zip(count(), today.unchecked()):
        assert one.note, one
