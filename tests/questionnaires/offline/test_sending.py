"""A record from a device is taken once, or refused in words and kept there."""

import datetime as dt
import json
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from participation.questionnaires.answering.services import said_on
from participation.questionnaires.building.services import begin_correction, open_questionnaire
from participation.questionnaires.codes.services import give_codes, give_codes_by_mark
from participation.questionnaires.models import DeviceAnswer, PersonalCode, Sheet
from participation.questionnaires.owners import counted_sheets
from participation.questionnaires.signs import new_code
from surveys.models import Privacy
from tests.factories.devices import as_upload, sealed_record
from tests.factories.people import make_customer
from tests.factories.questionnaires import (
    add_question,
    make_answers,
    make_questionnaire,
    opened,
    option_of,
)
from tests.factories.surveys import make_open_survey
from tests.factories.written import make_picture

SEND = "/staff/questionnaires/from-device/send/"


@pytest.fixture
def questions(version):
    return list(version.questions.all())


@pytest.fixture
def cheap(questions):
    """The cheaper option, as the form of a browser names it."""
    return {questions[0].source: option_of(questions[0], "3 in 100 more")}


def send(client, record: bytes):
    return client.post(SEND, as_upload(record))


def test_what_was_asked_at_the_door_is_their_answer(staff, morag, version, questions, code, jean):
    dear = option_of(questions[0], "4 in 100 more")
    asked_at = timezone.now() - dt.timedelta(days=2)
    answers = {questions[0].source: dear, questions[1].source: "Warm ✓", questions[2].source: "3"}
    answers["language"] = "pl"
    record = sealed_record(version, answers, code=f"/s/{code}/", asked_at=asked_at)

    reply = send(staff, record)

    assert reply.json() == {"told": "It is in, and counts."}
    sheet = Sheet.objects.get(customer=jean)
    assert said_on(sheet)[questions[1].code] == "Warm ✓"
    assert (sheet.mode, sheet.keyed_by, sheet.language) == (Sheet.Mode.IN_PERSON, morag, "pl")
    assert sheet.received_on == timezone.localdate(asked_at)
    answer = sheet.device_answer
    assert (answer.asked_at, answer.sent_by) == (asked_at, morag)
    assert answer.received_at - asked_at > dt.timedelta(days=1)
    assert PersonalCode.objects.get(code=code).spent_on == timezone.localdate()


def test_a_photo_comes_whole_and_what_is_none_may_be_left_out(staff, version, questions, cheap):
    photo = make_picture("windows.jpg")
    picture = sealed_record(version, {questions[3].source: photo})
    text = {questions[3].source: SimpleUploadedFile("windows.jpg", b"no picture"), **cheap}
    wrong = sealed_record(version, text)

    assert send(staff, picture).status_code == 200
    refused = send(staff, wrong).json()
    assert "Show us the windows" in refused["why"]
    assert refused["rest"] is True
    rest = staff.post(SEND, {**as_upload(wrong), "without_wrong": "on"})

    assert rest.status_code == 200
    second, first = (said_on(sheet) for sheet in Sheet.objects.order_by("-pk"))
    assert first[questions[3].code].title == "windows.jpg"
    assert set(second) == {questions[0].code}
    whose = sealed_record(version, {**text, "code": new_code()})
    assert staff.post(SEND, {**as_upload(whose), "without_wrong": "on"}).json()["rest"] is False


def test_sent_twice_it_is_one_answer(staff, version, cheap, rent):
    record = sealed_record(version, cheap)

    replies = [send(staff, record) for _ in range(3)]
    upload = staff.post("/staff/questionnaires/from-device/", as_upload(record), follow=True)

    assert [reply.status_code for reply in replies] == [200, 200, 200]
    assert "It is in, and counts." in upload.content.decode()
    assert rent.questionnaire.answer_sheets.count() == DeviceAnswer.objects.count() == 1


def test_two_devices_ask_one_person_and_the_last_word_stands(staff, version, questions, code, jean):
    """Whichever of the two is sent first."""
    cheaper, dearer = (
        option_of(questions[0], words) for words in ("3 in 100 more", "4 in 100 more")
    )
    hour = dt.timedelta(hours=1)
    early, late = (
        sealed_record(
            version, {questions[0].source: one}, code=code, asked_at=timezone.now() - ago * hour
        )
        for one, ago in ((cheaper, 3), (dearer, 2))
    )

    assert send(staff, late).status_code == 200
    refused = send(staff, early)

    assert refused.status_code == 409
    assert "They answered again after this" in refused.json()["why"]
    assert said_on(counted_sheets(version.questionnaire).get())[questions[0].code] == (dearer,)
    assert not DeviceAnswer.objects.filter(sheet=None).exists()


def test_nor_does_it_replace_what_they_sent_themselves_since(
    staff, version, questions, cheap, rent
):
    amina = make_customer("Amina Hussain")
    code = give_codes(questionnaire=rent.questionnaire, customers=[amina.pk])[amina.pk]
    record = sealed_record(
        version, cheap, code=code, asked_at=timezone.now() - dt.timedelta(days=1)
    )
    make_answers(rent.questionnaire, amina, {questions[2].code: Decimal(3)})

    assert "their last word" in send(staff, record).json()["why"]


def test_an_answer_to_a_question_that_was_not_asked_in_the_end_is_left_out(
    staff, version, questions, cheap
):
    """However wrong it is, for nobody saw it any more."""
    hidden = {questions[1].source: "w" * 1_000_000, questions[2].source: "£2.50"}

    assert send(staff, sealed_record(version, cheap | hidden)).status_code == 200
    assert set(said_on(Sheet.objects.get())) == {questions[0].code, questions[2].code}


def test_what_cannot_be_taken_is_refused_in_words_and_nothing_is_written(
    staff, version, questions, cheap, code, officer, rent
):
    dear = {questions[0].source: option_of(questions[0], "4 in 100 more")}
    other = give_codes(questionnaire=other_questions(officer), customers=[make_customer().pk])
    good = sealed_record(version, cheap)
    line, _, contents = good.partition(b"\n")
    flipped = bytes([contents[40] ^ 1])
    much = {"x" * n: "y" for n in range(1, 1500)}
    for record, why in (
        (sealed_record(version, {questions[0].source: "elsewhere"}), "Select a valid choice"),
        (sealed_record(version, dear | {questions[1].source: "w" * 1_000_000}), "1,000,000"),
        (sealed_record(version, {questions[2].source: "a lot"}), "How much a week?"),
        (sealed_record(version, {}), "not answered anything"),
        (sealed_record(version, cheap, code=new_code()), "We do not know this code"),
        (sealed_record(version, cheap, code="7KQ2 MX4"), "You typed 7"),
        (sealed_record(version, cheap, code=next(iter(other.values()))), "for other questions"),
        (sealed_record(version, cheap | {"code": code}), "or tick that they have none"),
        (
            sealed_record(version, cheap, line={"version": version.pk + 99}),
            "does not know the questions",
        ),
        (sealed_record(version, cheap, line={"questionnaire": 99}), "does not know the questions"),
        (sealed_record(version, cheap, line={"key": "0123456789abcdef"}), "no longer has"),
        (sealed_record(version, cheap, line={"point": "AAAA"}), "changed or damaged"),
        (sealed_record(version, cheap | much), "changed or damaged"),
        (sealed_record(version, cheap, line={"id": "one"}), "no record"),
        (sealed_record(version, cheap, line={"iv": []}), "no record"),
        (line.replace(b"202", b"201", 1) + b"\n" + contents, "changed or damaged"),
        (line + b"\n" + contents[:40] + flipped + contents[41:], "changed or damaged"),
        (line + b"\n" + contents[:-1], "changed or damaged"),
        (line, "changed or damaged"),
        (b"[" * 900 + b"\n", "no record"),
        (b"\x00" * 5_000_000, "no record"),
        (b"x" * (21 * 1024**2), "20 MB"),
        (b"null", "no record"),
    ):
        reply = send(staff, record)
        assert reply.status_code in (400, 409), record[:300]
        assert why in reply.json()["why"]
    assert staff.post(SEND).json() == {"why": "Choose the file"}
    assert not Sheet.objects.exists()
    assert not DeviceAnswer.objects.exists()


def other_questions(officer):
    questionnaire = make_questionnaire(officer, "Another")
    add_question(questionnaire)
    return opened(questionnaire)


def test_it_is_joined_to_the_version_that_was_asked(staff, version, cheap, officer):
    begin_correction(questionnaire=version.questionnaire, by=officer)
    open_questionnaire(questionnaire=version.questionnaire, by=officer)

    send(staff, sealed_record(version, cheap))

    assert version.questionnaire.asked != version
    assert Sheet.objects.get().version == version


def test_closed_meanwhile_it_counts_if_it_was_asked_in_time_and_else_is_kept_as_late(
    staff, version, cheap, rent
):
    now = timezone.now()
    rent.ends_at = now - dt.timedelta(days=2)
    rent.save()

    in_time = send(staff, sealed_record(version, cheap, asked_at=now - dt.timedelta(days=3)))
    late = send(staff, sealed_record(version, cheap, asked_at=now - dt.timedelta(hours=1)))

    assert "counts" in in_time.json()["told"]
    assert "marked as late" in late.json()["told"]
    assert Sheet.objects.count() == 2
    assert counted_sheets(version.questionnaire).count() == 1


def test_nobody_dates_an_answer_back_long_after_the_closing(staff, version, cheap, rent, settings):
    settings.DEVICE_HOURS_AFTER_CLOSE = 24
    now = timezone.now()
    rent.ends_at = now - dt.timedelta(hours=25)
    rent.save()

    late = send(staff, sealed_record(version, cheap, asked_at=now - dt.timedelta(hours=26)))
    rent.ends_at = now - dt.timedelta(hours=23)
    rent.save()
    in_time = send(staff, sealed_record(version, cheap, asked_at=now - dt.timedelta(hours=24)))

    assert "one of us settles when it was asked" in late.json()["told"]
    assert in_time.json()["told"] == "It is in, and counts."
    assert Sheet.objects.count() == 1


def test_called_off_or_with_a_wrong_clock(staff, version, cheap, rent):
    early = sealed_record(version, cheap, asked_at=timezone.now() - dt.timedelta(days=999))
    assert "The clock of the device is wrong" in send(staff, early).json()["told"]
    assert Sheet.objects.get().received_on == timezone.localdate()

    rent.cancelled_at = timezone.now()
    rent.save()
    assert "called off" in send(staff, sealed_record(version, cheap)).json()["why"]


def key_of(record: bytes) -> str:
    return json.loads(record.partition(b"\n")[0])["key"]


def test_a_survey_is_asked_so_unless_it_is_anonymous(staff, officer):
    for privacy, status in ((Privacy.CONFIDENTIAL, 200), (Privacy.ANONYMOUS, 302)):
        survey = make_open_survey(privacy=privacy, lead_officer=officer)
        version = survey.questionnaire.asked
        code = next(
            iter(give_codes_by_mark(questionnaire=version.questionnaire, marks="1").values())
        )
        good = {version.questions.get().source: option_of(version.questions.get(), "Good")}

        page = staff.get(f"/staff/questionnaires/{version.questionnaire_id}/ask/device/")
        reply = send(staff, sealed_record(version, good, code=code))

        assert page.status_code == status
        assert reply.status_code == (200 if status == 200 else 409), reply.content
        assert version.questionnaire.answer_sheets.count() == (status == 200)
    assert "anonymous" in reply.json()["why"]


def test_a_key_that_was_exchanged_still_reads_what_was_encrypted_to_it(
    staff, version, cheap, settings
):
    old = sealed_record(version, cheap)
    settings.SECOND_FACTOR_KEYS = ["a new one", *settings.SECOND_FACTOR_KEYS]
    new = sealed_record(version, cheap)
    assert key_of(old) != key_of(new)

    assert [send(staff, one).status_code for one in (old, new)] == [200, 200]
    settings.SECOND_FACTOR_KEYS = ["a new one"]
    third = send(staff, sealed_record(version, cheap, line={"key": key_of(old)}))
    assert key_of(old) in third.json()["why"]


def test_what_a_device_keeps_names_nobody(staff, morag, version, code, rent):
    page = staff.get(f"/staff/questionnaires/{rent.questionnaire.pk}/ask/device/").content.decode()

    for private in (str(morag), morag.email, code, "csrfmiddlewaretoken", "Sign out"):
        assert private not in page
    worker = staff.get(f"/staff/questionnaires/{rent.questionnaire.pk}/ask/device/worker.js")
    assert worker["Content-Type"].startswith("text/javascript")
    rent.ends_at = timezone.now() - dt.timedelta(days=2)
    rent.save()
    assert (
        staff.get(f"/staff/questionnaires/{rent.questionnaire.pk}/ask/device/").status_code == 302
    )
