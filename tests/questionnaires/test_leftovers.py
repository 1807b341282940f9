"""What was begun and never sent is kept for a while after the closing, and then deleted."""

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from participation.questionnaires.answering.services import begin_sheet, keep_answers
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import Answer, Sheet
from participation.records.retention.leftovers import clear_leftovers
from tests.factories.activities import make_consultation
from tests.factories.people import make_customer
from tests.factories.questionnaires import add_question, make_answers, make_questionnaire, opened

pytestmark = pytest.mark.django_db


def test_begun_answers_are_deleted_ninety_days_after_the_closing(officer):
    def asked(title: str, closed_days_ago: int):
        questionnaire = make_questionnaire(officer, title)
        question = add_question(questionnaire)
        now = timezone.now()
        make_consultation(
            title,
            questionnaire=opened(questionnaire),
            starts_at=now - dt.timedelta(days=200),
            ends_at=now - dt.timedelta(days=closed_days_ago),
        )
        return questionnaire, question

    jean, tam = make_customer("Jean Orr"), make_customer("Tam Rennie")
    for title, days in [("Long over", 91), ("Just over", 89), ("Open", -10)]:
        questionnaire, question = asked(title, days)
        begun = begin_sheet(questionnaire=questionnaire, customer=jean)
        keep_answers(sheet=begun, said={question.code: "Begun"})
        make_answers(questionnaire, tam, {question.code: "Sent"})
    Sheet.objects.update(begun_at=timezone.now() - dt.timedelta(days=120))

    clear_leftovers()
    clear_leftovers()

    left = Sheet.objects.filter(sent_at=None).values_list("questionnaire__title", flat=True)
    assert set(left) == {"Just over", "Open"}
    assert Answer.objects.filter(words="Begun").count() == 2
    assert Sheet.objects.counted().count() == 3


def test_files_of_what_was_begun_go_with_it_and_those_that_were_sent_stay(
    officer, django_capture_on_commit_callbacks
):
    questionnaire = make_questionnaire(officer, "The stair")
    question = add_question(questionnaire, "A photo of it?", kind=Kind.FILE)
    opened(questionnaire)
    closed = timezone.now() - dt.timedelta(days=91)
    opens = closed - dt.timedelta(days=60)
    make_consultation("Stairs", questionnaire=questionnaire, starts_at=opens, ends_at=closed)
    begun, again = (
        begin_sheet(questionnaire=questionnaire, customer=make_customer(name))
        for name in ("Jean Orr", "Tam Rennie")
    )
    sent = Sheet.objects.create(
        questionnaire=questionnaire, version=questionnaire.asked, sent_at=closed
    )
    lost = Answer(sheet=begun, question=question, words="stair.jpg")
    lost.file.save("stair.jpg", ContentFile(b"a stair"))
    kept = Answer(sheet=sent, question=question, words="door.jpg")
    kept.file.save("door.jpg", ContentFile(b"a door"))
    Answer.objects.create(sheet=again, question=question, words="door.jpg", file=kept.file.name)
    Sheet.objects.update(begun_at=closed)

    with django_capture_on_commit_callbacks(execute=True):
        clear_leftovers()

    assert list(Sheet.objects.all()) == [sent]
    assert not lost.file.storage.exists(lost.file.name)
    assert kept.file.storage.exists(kept.file.name)
