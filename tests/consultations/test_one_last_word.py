"""Whatever way somebody answers, and however often: one sheet that counts, one response, one line."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.programme.activities.models import Engagement
from participation.programme.consultations.answering import (
    record_answers,
)
from participation.programme.consultations.models import Response
from participation.programme.consultations.questions import (
    CONSULTATION,
    OPEN_QUESTION,
    write_questions,
)
from participation.programme.consultations.services import publish, update_consultation
from participation.questionnaires.answering.keeping import hand_in
from participation.questionnaires.answering.services import begin_sheet, keep_answers
from participation.questionnaires.answering.who import Who
from participation.questionnaires.codes.services import give_codes, give_codes_by_mark
from participation.questionnaires.models import PersonalCode, Sheet
from participation.questionnaires.owners import Owned, counted_sheets
from participation.records.merging.services import merge_records, undo_merge
from tests.factories.activities import FIVE_PARTS, make_consultation
from tests.factories.people import make_customer
from tests.factories.questionnaires import add_question, make_questionnaire, opened


@pytest.fixture
def jean(db):
    return make_customer("Jean Orr")


@pytest.fixture
def rent(officer):
    """Open for a week up to now, and for three weeks more."""
    questionnaire = make_questionnaire(officer)
    add_question(questionnaire, "What do you think?")
    return make_consultation(questionnaire=opened(questionnaire))


def online(consultation, customer, words: str, code: PersonalCode | None = None) -> None:
    whose = Owned(consultation, CONSULTATION)
    with transaction.atomic():  # as one page is kept
        sheet = begin_sheet(questionnaire=consultation.questionnaire, customer=customer, code=code)
        keep_answers(sheet=sheet, said=says(consultation, words))
    hand_in(whose=whose, sheet=sheet, who=Who(customer, code=code))


def keyed(consultation, customer, words: str, by, on=None, how="phone") -> Response:
    return record_answers(
        consultation=consultation,
        customer=customer,
        how=how,
        received_on=on or timezone.localdate(),
        said=says(consultation, words),
        by=by,
    )


def says(consultation, words: str) -> dict[str, str]:
    return {consultation.questionnaire.asked.questions.get().code: words}


@pytest.mark.django_db(transaction=True)
def test_online_and_by_phone_at_the_same_moment_leave_one_answer(rent, jean, officer):
    give_codes(questionnaire=rent.questionnaire, customers=[jean.pk])
    code = PersonalCode.objects.get()
    deeds = [
        deed
        for n in range(4)
        for deed in (
            lambda n=n: online(rent, jean, f"Online {n}"),
            lambda n=n: keyed(rent, jean, f"By phone {n}", officer),
            lambda n=n: online(rent, jean, f"By code {n}", code),
        )
    ]
    ready = Barrier(len(deeds))

    def do(deed) -> str:
        try:
            ready.wait(timeout=60)
            deed()
        except Refused as refusal:
            return str(refusal)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(deeds)) as pool:
        refused = list(pool.map(do, deeds))

    assert not any(refused), refused
    counted, response = counted_sheets(rent.questionnaire).get(), Response.objects.get()
    assert response.said == f"What do you think?\n{counted.answers.get().words}"
    assert response.how == counted.mode
    assert Engagement.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_code_of_nobody_we_know_sent_from_two_devices_at_once_leaves_one_answer(rent):
    give_codes_by_mark(questionnaire=rent.questionnaire, marks=["Flat 3/2"])
    code = PersonalCode.objects.get()
    ready = Barrier(4)

    def do(n: int) -> str:
        try:
            ready.wait(timeout=60)
            online(rent, None, f"Words {n}", code)
        except Refused as refusal:
            return str(refusal)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(4) as pool:
        refused = [one for one in pool.map(do, range(4)) if one]

    assert set(refused) <= {"These answers have been sent already."}
    assert counted_sheets(rent.questionnaire).get().code == code
    assert Engagement.objects.get().people == 1


def test_a_paper_that_came_before_they_answered_online_is_not_their_last_word(rent, jean, officer):
    online(rent, jean, "Online")

    with pytest.raises(Refused, match="after this"):
        keyed(rent, jean, "On paper", officer, timezone.localdate() - dt.timedelta(days=2))

    assert counted_sheets(rent.questionnaire).get().answers.get().words == "Online"
    keyed(rent, jean, "Then by phone", officer)
    assert counted_sheets(rent.questionnaire).get().answers.get().words == "Then by phone"


def test_what_comes_late_is_kept_and_does_not_count(client, morag, rent, jean):
    online(rent, jean, "In time")
    rent.ends_at = timezone.now() - dt.timedelta(days=1)
    rent.save()
    Response.objects.update(received_on=rent.closes_on)

    with pytest.raises(Refused, match="too late"):
        keyed(rent, jean, "Late", morag)
    tam = make_customer("Tam Rennie")
    assert keyed(rent, tam, "Late", morag, how="post").is_late

    assert [sheet.customer for sheet in counted_sheets(rent.questionnaire)] == [jean]
    assert Sheet.objects.counted().filter(customer=tam).exists()
    results = reverse("questionnaires:results", args=[rent.questionnaire.pk])
    assert "1 customer sent answers" in client.get(results).content.decode()


def test_what_an_officer_keyed_wrongly_is_put_right_and_told_once_each_time(rent, jean, officer):
    for words in ("Yes", "Yes", "No"):
        keyed(rent, jean, words, officer)

    assert [message.text.count("\nNo\n") for message in Message.objects.order_by("pk")] == [0, 1]


def test_publishing_asks_the_questions_or_one_open_one(officer):
    written = make_consultation(published_at=None, **FIVE_PARTS)
    add_question(write_questions(consultation=written, by=officer), "Which option?")
    bare = make_consultation(published_at=None, **FIVE_PARTS)

    for one in (written, bare):
        publish(consultation=one, by=officer)
        one.refresh_from_db()

    assert written.questionnaire.asked.questions.get().words == "Which option?"
    assert bare.questionnaire.asked.questions.get().words == OPEN_QUESTION


def test_questions_for_one_that_is_open_already_are_written_as_a_correction(officer):
    consultation = make_consultation()

    first = write_questions(consultation=consultation, by=officer)
    again = write_questions(consultation=consultation, by=officer)

    assert first == again
    assert first.asked.questions.get().words == OPEN_QUESTION
    assert first.draft is not None


def test_its_questions_are_called_what_it_is_called(rent):
    update_consultation(consultation=rent, title="Rent 2028")

    rent.questionnaire.refresh_from_db()
    assert rent.questionnaire.title == "Rent 2028"


@pytest.mark.parametrize("kept_answered_first", [True, False])
def test_of_two_records_that_become_one_the_later_answer_counts(
    rent, jean, officer, kept_answered_first
):
    twin = make_customer("Jean Or")
    first, second = (jean, twin) if kept_answered_first else (twin, jean)
    online(rent, first, "First")
    keyed(rent, second, "Second", officer)

    merge = merge_records(kept=jean, away=twin, by=officer)

    assert counted_sheets(rent.questionnaire).get().answers.get().words == "Second"
    response = Response.objects.get()
    assert (response.how, response.said) == ("phone", "What do you think?\nSecond")
    undo_merge(merge=merge, by=officer)
    said = dict(Response.objects.values_list("customer__name", "said"))
    assert said[first.name] == "What do you think?\nFirst"
    assert said[second.name] == "What do you think?\nSecond"
    assert dict(Response.objects.values_list("customer__name", "how"))[first.name] == "online"


@pytest.mark.parametrize("kept_was_in_time", [True, False])
@pytest.mark.parametrize("words", ["Too late", "In time"])
def test_what_came_too_late_wins_no_joining_of_two_records(
    rent, jean, officer, kept_was_in_time, words
):
    twin, today = make_customer("Jean Or"), timezone.localdate()
    in_time, late = (jean, twin) if kept_was_in_time else (twin, jean)
    keyed(rent, in_time, "In time", officer, on=today - dt.timedelta(days=4))
    update_consultation(consultation=rent, ends_at=timezone.now() - dt.timedelta(days=2))
    keyed(rent, late, words, officer, on=today, how="post")

    merge = merge_records(kept=jean, away=twin, by=officer)

    assert counted_sheets(rent.questionnaire).get().answers.get().words == "In time"
    response = Response.objects.get()
    assert (response.said, response.is_late) == ("What do you think?\nIn time", False)
    undo_merge(merge=merge, by=officer)
    assert Response.objects.get(customer=late).is_late
    assert not Response.objects.get(customer=in_time).is_late


@pytest.mark.parametrize("kept_wrote", [True, False])
def test_a_letter_that_came_before_they_answered_online_is_not_their_last_word(
    rent, jean, officer, kept_wrote
):
    twin = make_customer("Jean Or")
    wrote, online_today = (jean, twin) if kept_wrote else (twin, jean)
    online(rent, online_today, "Online")
    came_on = timezone.localdate() - dt.timedelta(days=2)
    keyed(rent, wrote, "In a letter", officer, on=came_on, how="post")

    merge_records(kept=jean, away=twin, by=officer)

    assert Response.objects.get().said == "What do you think?\nOnline"
