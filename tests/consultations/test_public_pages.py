import datetime as dt
import re

import pytest
from django.utils import timezone

from base.core.audience import Role
from participation.programme.activities.models import Outcome
from participation.programme.consultations.models import Notice, ResponseCount
from participation.programme.consultations.responses import record_response, record_responses
from participation.programme.consultations.services import record_notice
from tests.factories.activities import make_closed_consultation, make_consultation, make_outcome
from tests.factories.people import make_customer, make_user

pytestmark = pytest.mark.django_db
How = ResponseCount.How


def shown_at(client, address, **asked):
    response = client.get(address, asked)
    assert response.status_code == 200
    return response.content.decode()


def test_the_list_leads_with_what_can_be_answered_and_how_long_is_left(client):
    today = timezone.localtime().replace(hour=23, minute=59)
    make_consultation("Open for long", ends_at=today + dt.timedelta(days=20))
    make_consultation("Open till tonight", ends_at=today)
    make_closed_consultation("Closed", decision="We chose 4.", consideration="x", decided_on=today)
    make_consultation("A draft", published_at=None)
    make_consultation("Not yet", starts_at=timezone.now() + dt.timedelta(days=3))

    shown = shown_at(client, "/consultations/")

    order = [shown.index(t) for t in ("Open till tonight", "Open for long", "Not yet", "Closed")]
    assert order == sorted(order)
    assert "20 days left" in shown
    assert "Last day: open until tonight." in shown
    assert "We chose 4." in shown
    assert "A draft" not in shown


def test_an_empty_list_says_what_to_do_instead(client):
    shown = shown_at(client, "/consultations/")
    assert "We are not asking about anything big just now" in shown
    assert 'href="/s/">Answer with your code</a>' in shown


@pytest.mark.parametrize("page", ["2", "999", "0", "x", "²"])
def test_any_page_number_is_answered(client, page):
    for n in range(25):
        make_closed_consultation(f"Closed {n}")

    assert "Closed" in shown_at(client, "/consultations/", page=page)


def test_the_page_tells_the_whole_story_in_questions(client):
    today = timezone.localdate()
    consultation = make_closed_consultation(
        cannot_change="The law sets the notice.",
        influence="Which of three.",
        consideration="Most chose 4.",
        decision="Rent goes up by 4 in a hundred.",
        decided_on=today,
        decided_by="The Board",
        what_changed="We dropped the 5.",
    )
    record_notice(
        consultation=consultation,
        told_whom=Notice.ToldWhom.TENANTS,
        how=Notice.How.POST,
        told_on=today,
        people=4012,
        by=None,
    )
    others = {How.POST: 12, How.PHONE: 7}
    record_responses(consultation=consultation, others=others, by=None)
    record_response(
        consultation=consultation,
        customer=make_customer("Amina Hussain"),
        how=ResponseCount.How.POST,
        received_on=today,
        said="Only staff read this",
        by=None,
    )
    make_outcome("Spell out the options", activity=consultation, state=Outcome.State.DONE)

    shown = shown_at(client, consultation.get_absolute_url())

    for words in (
        "What did we propose?",
        "What would it have meant?",
        "What could people change?",
        "Which of three.",
        "What could not change?",
        "The law sets the notice.",
        "Why did we ask?",
        "Who was told?",
        "4,012",
        "What did people say?",
        "20 people answered",
        "How did we weigh what people said?",
        "Most chose 4.",
        "What was decided?",
        "Rent goes up by 4 in a hundred.",
        "We dropped the 5.",
        "The law says we must ask you before we put up rents",
        "Spell out the options",
    ):
        assert words in shown
    rows = re.findall(r"<td[^>]*>([^<]+)</td><td[^>]*>(\d+)</td>", shown)
    mix = {(How.POST.label, "13"), (How.PHONE.label, "7")}
    assert mix <= {*rows}
    assert "Only staff read this" not in shown
    assert "Amina" not in shown
    assert "How can I answer?" not in shown
    assert "Answer here" not in shown


def test_an_open_one_says_how_to_answer_without_a_computer_and_not_how_many_have(client):
    consultation = make_consultation()
    record_responses(consultation=consultation, others={ResponseCount.How.POST: 12}, by=None)

    shown = shown_at(client, consultation.get_absolute_url())

    assert "You can also answer without a computer" in shown
    assert "What did people say?" not in shown


def test_a_draft_is_not_there_for_the_public(client):
    draft = make_consultation(published_at=None)
    assert client.get(draft.get_absolute_url()).status_code == 404

    client.force_login(make_user(Role.STAFF))
    assert "Only staff can see this page" in shown_at(client, draft.get_absolute_url())


def test_public_pages_ask_few_questions_whatever_there_is(client, django_assert_max_num_queries):
    for n in range(30):
        make_consultation(f"Open {n}")
        one = make_closed_consultation(f"Closed {n}")
    for n in range(20):
        make_outcome(f"Point {n}", activity=one, state=Outcome.State.DONE)
    with django_assert_max_num_queries(6):
        shown_at(client, "/consultations/")
    with django_assert_max_num_queries(9):
        shown_at(client, one.get_absolute_url())
