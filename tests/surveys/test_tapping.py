"""The first question of a survey after a job, in the message itself: a link for each answer."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.log_words import shown
from participation.messages.contact.models import Message
from participation.people.customers.models import Channel
from participation.programme.activities.models import Engagement
from participation.questionnaires.codes.in_messages import with_own_codes
from participation.questionnaires.codes.services import give_codes
from participation.questionnaires.kinds import READY_SCALES, Kind
from participation.questionnaires.models import Answer, Sheet
from participation.reach.sendouts.releasing import let_go
from participation.reach.sendouts.tasks import plan
from surveys.models import Privacy, SurveyType
from surveys.planning.services import open_survey
from surveys.schedules.services import start_cycles
from surveys.tasks import ask_about_jobs
from tests.factories.people import make_user
from tests.factories.questionnaires import add_question, make_questionnaire, option_of
from tests.factories.sendouts import make_agreeing
from tests.factories.surveys import make_finished_job, make_schedule, make_survey
from tests.forms import token_in


class AfterJob:
    """How was it; and on a page of its own, why."""

    def __init__(self, *answers: str, privacy=Privacy.NAMED, more: bool = True):
        officer = make_user(Role.STAFF)
        questionnaire = make_questionnaire(officer, "Your repair")
        self.first = add_question(questionnaire, "How was it?", *(answers or ("Good", "Bad")))
        self.why = more and add_question(questionnaire, "Why?", kind=Kind.LONG)
        survey = make_survey(
            "Your repair",
            questionnaire=questionnaire,
            lead_officer=officer,
            survey_type=SurveyType.TRANSACTION,
            privacy=privacy,
        )
        self.survey = open_survey(survey=survey, by=officer)
        self.amina = make_agreeing("Amina")

    def ask(self) -> Message:
        """The message that asks Amina after a repair, as it reaches her."""
        make_finished_job(self.amina)
        schedule = make_schedule(survey=self.survey)
        start_cycles(ask_about_jobs)
        plan(schedule.cycles.get().send_out_id)
        let_go()
        message = Message.objects.get(customer=self.amina)
        message.text, message.html = (
            with_own_codes(words, message.customer_id) for words in (message.text, message.html)
        )
        return message

    @property
    def code(self) -> str:
        whom = {"questionnaire": self.survey.questionnaire, "customers": [self.amina.pk]}
        return give_codes(**whom)[self.amina.pk]

    def link(self, answer: str) -> str:
        return f"/s/{self.code}.{option_of(self.first, answer)}/"

    def press(self, client, answer: str) -> str:
        """Follow the link and press the button; what is on the page after it."""
        page = client.get(self.link(answer)).content.decode()
        token = {"form_token": token_in(page)}
        return client.post(self.link(answer), token, follow=True).content.decode()

    def counted(self) -> list[str]:
        sheets = Sheet.objects.filter(questionnaire=self.survey.questionnaire).counted()
        return [one.said for one in Answer.objects.filter(sheet__in=sheets).order_by("pk")]


@pytest.mark.django_db
def test_an_email_has_a_link_for_each_answer_in_its_words(settings):
    asked = AfterJob("Good", "<Bad>")

    message = asked.ask()

    good, bad = (f"{settings.PORTAL_ADDRESS}{asked.link(one)}" for one in ("Good", "<Bad>"))
    assert f"How was it?\nGood: {good}\n<Bad>: {bad}" in message.text
    assert f'<a href="{good}" style="font-size: 1.2em">Good</a>' in message.html
    assert ">&lt;Bad&gt;</a>" in message.html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answers", "links"),
    [(("Yes", "No"), 2), (READY_SCALES["satisfied"][1], 0)],
)
def test_a_text_has_them_as_far_as_they_fit_and_else_one_short_link(answers, links):
    asked = AfterJob(*answers)
    asked.amina = make_agreeing("Jean", Channel.SMS, phone="+447700900123", email="")

    text = asked.ask().text

    assert text.count(f"/s/{asked.code}.") == links
    assert (f"/s/{asked.code}/" in text) == (not links)
    assert "How was it?" in text


@pytest.mark.django_db
def test_following_a_link_records_nothing_and_the_button_does(client):
    asked = AfterJob()

    page = client.get(asked.link("Good")).content.decode()

    assert "How was it?" in page
    assert not Sheet.objects.exists()
    after = asked.press(client, "Good")

    assert asked.counted() == ["Good"]
    assert Engagement.objects.get(activity=asked.survey.pk).customer == asked.amina
    assert "Why?" in after
    assert "we have your answer" in after


@pytest.mark.django_db
def test_whoever_presses_again_otherwise_counts_once_with_the_last(client):
    asked = AfterJob(more=False)

    first = asked.press(client, "Good")
    again = client.get(asked.link("Good"), follow=True).content.decode()
    asked.press(client, "Bad")

    assert "We have your answer" in first
    assert "You have answered." in again
    assert asked.counted() == ["Bad"]
    assert Engagement.objects.filter(activity=asked.survey.pk).count() == 1


@pytest.mark.django_db
def test_what_somebody_has_begun_is_not_sent_by_a_link(client):
    asked = AfterJob()
    address = f"/s/{asked.code}/{asked.why.code}/"
    client.post(address, {asked.why.source: "They were late.", "shown": asked.why.code})

    asked.press(client, "Bad")

    assert asked.counted() == []
    assert {one.said for one in Answer.objects.all()} == {"They were late.", "Bad"}


@pytest.mark.django_db
def test_once_it_has_closed_the_link_says_so(client):
    asked = AfterJob()
    page = client.get(asked.link("Good")).content.decode()
    asked.survey.ends_at = timezone.now() - dt.timedelta(minutes=1)
    asked.survey.save()

    late = client.post(asked.link("Good"), {"form_token": token_in(page)})

    assert late.status_code == 409
    assert "You can no longer answer" in late.content.decode()
    assert not Sheet.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("privacy", [Privacy.CONFIDENTIAL, Privacy.ANONYMOUS])
def test_where_more_is_promised_no_link_says_an_answer(client, privacy):
    asked = AfterJob(privacy=privacy)

    message = asked.ask()
    followed = client.get(asked.link("Good"), follow=True)

    assert f"/s/{asked.code}/" in message.text
    assert f"/s/{asked.code}." not in message.text + message.html
    assert "Is this your answer?" not in followed.content.decode()
    assert not Sheet.objects.exists()


@pytest.mark.django_db
def test_an_answer_that_was_taken_out_leads_to_the_questions(client):
    asked = AfterJob()

    page = client.get(f"/s/{asked.code}.gone/", follow=True).content.decode()

    assert "The questions have changed" in page
    assert "How was it?" in page
    assert client.get("/s/00000000.gone/").status_code == 404


def test_the_log_of_pages_says_neither_the_code_nor_the_answer():
    assert shown("/s/7KQ2MX4D.k2m9x7ab/") == "/s/…/"
