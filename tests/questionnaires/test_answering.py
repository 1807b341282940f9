"""What somebody answers: kept, hidden where it is not asked, counted once whatever the channel."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connection

from base.core.refused import Refused
from participation.questionnaires.answering.services import (
    begin_sheet,
    keep_answers,
    record_sheet,
    said_on,
    send_sheet,
)
from participation.questionnaires.building.arranging import remove_question
from participation.questionnaires.building.services import begin_correction
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import Sheet
from participation.questionnaires.rules import asked
from participation.records.merging.services import merge_records, undo_merge
from tests.factories.people import make_customer
from tests.factories.questionnaires import (
    add_question,
    make_answers,
    make_questionnaire,
    only_if,
    opened,
    option_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def rent(officer):
    return make_questionnaire(officer)


@pytest.fixture
def jean():
    return make_customer("Jean Orr")


@pytest.fixture
def colour(rent):
    """And why, for whoever says red."""
    return add_question(rent, "Which colour?", "Red", "Blue")


@pytest.fixture
def why(rent, colour):
    return add_question(rent, "Why red?", rules=[only_if(colour, "Red")])


def test_each_kind_of_answer_is_kept_as_it_was_given(rent, jean):
    several = add_question(rent, "Which days?", "Monday", "Tuesday", "Friday", kind=Kind.SEVERAL)
    kinds = {
        Kind.NUMBER: Decimal("3"),
        Kind.MONEY: Decimal("12.50"),
        Kind.DAY: dt.date(2026, 11, 30),
        Kind.SHORT: "Soon",
        Kind.LONG: "Because\nof the stairs",
    }
    said = {
        add_question(rent, f"{kind}?", kind=kind).code: answer for kind, answer in kinds.items()
    }
    days = {option_of(several, "Monday"), option_of(several, "Friday")}
    opened(rent)

    sheet = make_answers(rent, jean, {**said, several.code: tuple(days)})

    kept = said_on(sheet)
    assert set(kept.pop(several.code)) == days
    assert kept == said
    assert [answer.said for answer in sheet.answers.filter(number__isnull=False)] == ["3", "£12.50"]


def test_what_a_rule_switched_off_is_kept_until_it_is_sent_and_left_out_then(
    rent, jean, colour, why
):
    opened(rent)
    red, blue = (option_of(colour, "Red"),), (option_of(colour, "Blue"),)
    sheet = begin_sheet(questionnaire=rent, customer=jean)
    keep_answers(sheet=sheet, said={colour.code: red, why.code: "It is warm"})

    keep_answers(sheet=sheet, said={colour.code: blue})
    assert said_on(sheet)[why.code] == "It is warm"
    send_sheet(sheet=sheet)

    assert said_on(sheet) == {colour.code: blue}


def test_what_a_rule_switched_on_it_switches_off_again_and_all_that_hangs_on_it(
    rent, jean, colour, why
):
    stairs = add_question(
        rent, "Which stairs?", "Front", "Back", rules=[only_if(why, must="answered")]
    )
    opened(rent)
    sheet = begin_sheet(questionnaire=rent, customer=jean)
    said = {
        colour.code: (option_of(colour, "Red"),),
        why.code: "It is warm",
        stairs.code: (option_of(stairs, "Back"),),
    }
    questions = list(rent.asked.questions.all())
    assert [one.code for one in asked(questions, said)] == list(said)
    blue = said | {colour.code: (option_of(colour, "Blue"),)}
    assert [one.code for one in asked(questions, blue)] == [colour.code]

    keep_answers(sheet=sheet, said=blue)
    send_sheet(sheet=sheet)

    assert said_on(sheet) == {colour.code: blue[colour.code]}


def test_an_answer_to_no_question_of_it_is_no_answer(rent, jean, colour, officer):
    other = make_questionnaire(officer, "Another")
    foreign = add_question(other, "Yes?", "Yes", "No")
    opened(rent)

    with pytest.raises(Refused, match="not answered anything"):
        make_answers(rent, jean, {foreign.code: (option_of(foreign, "Yes"),)})
    with pytest.raises(Refused, match="not answered anything"):
        make_answers(rent, jean, {colour.code: (option_of(foreign, "Yes"),)})


def test_one_of_several_is_kept_where_one_can_be_chosen(rent, jean, colour):
    opened(rent)
    both = tuple(option.code for option in colour.options.all())

    sheet = make_answers(rent, jean, {colour.code: both})

    assert len(said_on(sheet)[colour.code]) == 1


def test_whoever_answers_again_counts_once_with_their_last_word(rent, jean, colour, officer):
    opened(rent)
    red, blue = (option_of(colour, "Red"),), (option_of(colour, "Blue"),)
    first = make_answers(rent, jean, {colour.code: red})

    by_phone = record_sheet(
        questionnaire=rent,
        customer=jean,
        mode=Sheet.Mode.PHONE,
        said={colour.code: blue},
        keyed_by=officer,
    )

    assert list(rent.answer_sheets.counted()) == [by_phone]
    assert said_on(first) == {colour.code: red}  # the earlier one is kept
    again = begin_sheet(questionnaire=rent, customer=jean)
    assert said_on(again) == {colour.code: blue}


def test_sending_twice_sends_once(rent, jean, colour):
    opened(rent)
    sheet = make_answers(rent, jean, {colour.code: (option_of(colour, "Red"),)})

    send_sheet(sheet=sheet)

    assert rent.answer_sheets.counted().count() == 1
    with pytest.raises(Refused, match="sent already"):
        keep_answers(sheet=sheet, said={colour.code: None})


def test_somebody_half_way_through_a_correction_loses_nothing_that_is_still_asked(
    rent, jean, colour, why
):
    last = add_question(rent, "Anything else?")
    opened(rent)
    sheet = begin_sheet(questionnaire=rent, customer=jean)
    said = {colour.code: (option_of(colour, "Red"),), why.code: "It is warm", last.code: "No"}
    keep_answers(sheet=sheet, said=said)

    draft = begin_correction(questionnaire=rent, by=rent.created_by)
    remove_question(question=draft.questions.get(code=last.code))
    opened(rent)
    again = begin_sheet(questionnaire=rent, customer=jean)

    assert again == sheet
    del said[last.code]
    assert said_on(again) == said


def test_two_records_of_one_person_count_once_and_again_twice(rent, jean, colour, officer):
    opened(rent)
    twin = make_customer("Jean Or")
    red = {colour.code: (option_of(colour, "Red"),)}
    for record in (jean, twin):
        make_answers(rent, record, red)

    merge = merge_records(kept=jean, away=twin, by=officer)
    assert rent.answer_sheets.counted().count() == 1

    undo_merge(merge=merge, by=officer)
    assert rent.answer_sheets.counted().count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_devices_that_begin_at_the_same_moment_begin_one_sheet(rent, jean, colour):
    opened(rent)
    ready = Barrier(6)

    def begin(_) -> int:
        try:
            ready.wait(timeout=60)
            return begin_sheet(questionnaire=rent, customer=jean).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        begun = set(pool.map(begin, range(6)))

    assert len(begun) == 1
    assert Sheet.objects.count() == 1
