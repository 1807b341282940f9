"""Answers that reached us after the closing, of which a clock alone says that they were given before."""

import datetime as dt

import pytest
from django.utils import timezone

from base.accounts.models import Role
from base.core.models import Fact
from participation.programme.consultations.models import Response
from participation.questionnaires.models import DeviceAnswer, DoubtfulTime, Sheet
from participation.questionnaires.offline.doubts import forget_what_does_not_count
from participation.questionnaires.owners import counted_sheets
from surveys.models import Privacy
from tests.factories.devices import as_upload, sealed_record
from tests.factories.people import make_user
from tests.factories.questionnaires import make_answers, option_of
from tests.factories.surveys import make_open_survey

SEND = "/staff/questionnaires/from-device/send/"
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def cheap(version):
    first = version.questions.first()
    return {first.source: option_of(first, "3 in 100 more")}


def send(client, record: bytes):
    return client.post(SEND, as_upload(record))


@pytest.fixture
def closed(rent):
    """Four days ago: longer than anything waits on a device."""
    rent.ends_at = timezone.now() - 96 * HOUR
    rent.save()
    return rent


def asked_in_time(staff, version, cheap, code=""):
    """An hour before the closing, as the device says."""
    record = sealed_record(version, cheap, code=code, asked_at=timezone.now() - 97 * HOUR)
    return record, send(staff, record)


def settle(
    client, doubt: DoubtfulTime, day: dt.date | None, reason: str = "On the sheet of the day"
):
    typed = {"when": "day" if day else "late", "reason": reason}
    if day:
        typed |= {"asked_on_0": day.day, "asked_on_1": day.month, "asked_on_2": day.year}
    return client.post(f"/staff/questionnaires/from-device/times/{doubt.pk}/", typed, follow=True)


def test_it_is_kept_sealed_and_counts_once_one_of_us_has_settled_when_it_was(
    staff, morag, version, cheap, code, jean, closed
):
    record, reply = asked_in_time(staff, version, cheap, code)

    assert "one of us settles" in reply.json()["told"]
    assert send(staff, record).json() == reply.json()
    assert not Sheet.objects.exists()
    doubt = DoubtfulTime.objects.get()
    day = timezone.localdate(doubt.answer.asked_at)
    listed = staff.get(f"/staff/questionnaires/{version.questionnaire_id}/ask/times/")
    assert "To settle" in listed.content.decode()
    assert "3 in 100 more" not in listed.content.decode()

    page = settle(staff, doubt, day)

    assert "It is in, and counts." in page.content.decode()
    sheet = counted_sheets(version.questionnaire).get()
    assert (sheet.customer, sheet.keyed_by, sheet.received_on) == (jean, morag, day)
    assert not Response.objects.get().is_late
    doubt.refresh_from_db()
    assert (bytes(doubt.record), doubt.code, doubt.settled_by) == (b"", None, morag)
    fact = Fact.objects.get(what="device_time_settled")
    assert (fact.actor, fact.why) == (morag, "On the sheet of the day")
    assert "It is in, and counts." in send(staff, record).json()["told"]


def test_of_a_consultation_what_is_late_is_kept_and_marked(staff, version, cheap, code, closed):
    asked_in_time(staff, version, cheap, code)

    page = settle(staff, DoubtfulTime.objects.get(), None)

    assert "marked as late" in page.content.decode()
    assert Response.objects.get().is_late
    assert not counted_sheets(version.questionnaire).exists()


def test_of_a_survey_what_is_late_counts_nowhere_and_can_be_settled_otherwise(staff, officer):
    survey = make_open_survey(lead_officer=officer)
    question = survey.questionnaire.asked.questions.get()
    version = survey.questionnaire.asked
    version.opened_at = timezone.now() - 200 * HOUR
    version.save()
    survey.starts_at, survey.ends_at = timezone.now() - 200 * HOUR, timezone.now() - 96 * HOUR
    survey.save()
    asked_in_time(staff, version, {question.source: option_of(question, "Good")})
    doubt = DoubtfulTime.objects.get()

    late = settle(staff, doubt, None, "Nobody wrote it down")

    assert "does not count" in late.content.decode()
    assert not Sheet.objects.exists()
    assert "Settle it otherwise" in late.content.decode()
    settle(staff, doubt, timezone.localdate(doubt.answer.asked_at), "It was in the diary")
    assert survey.questionnaire.answer_sheets.count() == 1
    again = settle(staff, doubt, None)
    assert again.status_code == 404
    assert survey.questionnaire.answer_sheets.count() == 1


def test_what_was_settled_as_late_is_forgotten_after_a_while_and_who_settled_it_is_not(
    staff, officer, settings
):
    survey = make_open_survey(lead_officer=officer)
    question, version = survey.questionnaire.asked.questions.get(), survey.questionnaire.asked
    survey.starts_at, survey.ends_at = timezone.now() - 200 * HOUR, timezone.now() - 96 * HOUR
    survey.save()
    record, _ = asked_in_time(staff, version, {question.source: option_of(question, "Good")})
    settle(staff, DoubtfulTime.objects.get(), None, "Nobody wrote it down")
    settings.BEGUN_ANSWERS_DAYS = 90

    forget_what_does_not_count()
    assert DoubtfulTime.objects.kept().count() == 1
    DoubtfulTime.objects.update(settled_at=timezone.now() - dt.timedelta(days=91))
    forget_what_does_not_count()

    doubt = DoubtfulTime.objects.get()
    assert (bytes(doubt.record), doubt.reason) == (b"", "Nobody wrote it down")
    listed = staff.get(f"/staff/questionnaires/{version.questionnaire_id}/ask/times/")
    assert "Settle it otherwise" not in listed.content.decode()
    assert "does not count" in send(staff, record).json()["told"]


def test_a_day_that_cannot_be_is_refused_and_keeps_what_was_typed(
    staff, version, cheap, code, closed
):
    asked_in_time(staff, version, cheap, code)
    doubt = DoubtfulTime.objects.get()

    early = settle(staff, doubt, timezone.localdate() - dt.timedelta(days=30), "Before it began")
    none = staff.post(
        f"/staff/questionnaires/from-device/times/{doubt.pk}/", {"when": "day", "reason": "Why"}
    )

    assert "before it reached us" in early.content.decode()
    assert "Before it began" in early.content.decode()
    assert "Enter the day on which it was asked" in none.content.decode()
    assert DoubtfulTime.objects.unsettled().count() == 1


def test_what_they_said_themselves_since_stays_their_last_word(
    staff, version, cheap, code, jean, rent
):
    first = version.questions.first()
    theirs = make_answers(
        rent.questionnaire, jean, {first.code: (option_of(first, "4 in 100 more"),)}
    )
    Sheet.objects.filter(pk=theirs.pk).update(sent_at=timezone.now() - dt.timedelta(hours=96.5))
    rent.ends_at = timezone.now() - 96 * HOUR
    rent.save()
    asked_in_time(staff, version, cheap, code)
    doubt = DoubtfulTime.objects.get()

    page = settle(staff, doubt, timezone.localdate(doubt.answer.asked_at))

    assert "That is their last word" in page.content.decode()
    assert rent.questionnaire.answer_sheets.counted().get() == theirs
    assert DoubtfulTime.objects.unsettled().get() == doubt


def test_a_clock_that_cannot_be_right_is_settled_too(staff, version, cheap, closed):
    record = sealed_record(version, cheap, asked_at=timezone.now() - dt.timedelta(days=999))

    assert "one of us settles" in send(staff, record).json()["told"]
    settle(staff, DoubtfulTime.objects.get(), timezone.localdate() - dt.timedelta(days=5))

    assert counted_sheets(version.questionnaire).count() == 1


def test_what_was_given_in_confidence_is_settled_by_those_who_handle_it(staff, morag, client):
    handler = make_user(Role.STAFF, name="Ewan Reid")
    survey = make_open_survey(privacy=Privacy.CONFIDENTIAL, lead_officer=handler)
    question, version = survey.questionnaire.asked.questions.get(), survey.questionnaire.asked
    survey.starts_at, survey.ends_at = timezone.now() - 200 * HOUR, timezone.now() - 96 * HOUR
    survey.save()
    survey.handlers.add(morag)
    asked_in_time(staff, version, {question.source: option_of(question, "Good")})
    survey.handlers.clear()
    doubt = DoubtfulTime.objects.get()
    place = f"/staff/questionnaires/{version.questionnaire_id}/ask/times/"

    assert staff.get(place).status_code == settle(staff, doubt, None).status_code == 404
    assert "Settle when answers were given" not in staff.get("/staff/").content.decode()
    client.force_login(handler)
    assert client.get(place).status_code == 200
    assert "Settle when answers were given" in client.get("/staff/").content.decode()


def test_it_goes_with_whoever_is_erased(staff, version, cheap, code, closed):
    record, _ = asked_in_time(staff, version, cheap, code)

    closed.questionnaire.codes.all().delete()  # as erasing does

    assert not DoubtfulTime.objects.exists()
    assert DeviceAnswer.objects.get().sheet is None
    assert "does not count" in send(staff, record).json()["told"]
