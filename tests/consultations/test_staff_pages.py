"""Staff put a consultation on record, page by page, and are told what is missing."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from participation.people.customers.models import Aim, Level
from participation.programme.activities.models import Service
from participation.programme.consultations.models import Consultation, Duty
from portal.worklist import waiting_for
from tests.factories.activities import FIVE_PARTS, make_closed_consultation, make_consultation
from tests.factories.questionnaires import add_question, make_questionnaire
from tests.forms import typed_day

from .pages import a_pdf, page_of, paper_for, shown_at

pytestmark = pytest.mark.django_db


NEW = "/staff/consultations/new/"


def basics(**changed):
    today = timezone.localdate()
    return {
        "title": "Warm homes: what comes first?",
        "duty": Duty.S54_POLICY,
        "purpose": "To choose what we do first.",
        "aims": [Aim.objects.first().pk],
        "level": Level.objects.first().pk,
        "service": Service.REPAIRS,
        **typed_day("opens", today),
        **typed_day("closes", today + dt.timedelta(days=35)),
        **changed,
    }


def test_staff_log_a_consultation_and_are_led_to_what_is_missing(client, morag):
    response = client.post(NEW, basics(), follow=True)

    consultation = Consultation.objects.get()
    assert response.redirect_chain[-1][0] == page_of("hub", consultation)
    assert consultation.closes_on == timezone.localdate() + dt.timedelta(days=35)
    assert consultation.lead_officer == morag
    shown = response.content.decode()
    assert "Missing: what you propose" in shown
    assert "tenants, registered tenant organisations" in shown
    assert client.get("/consultations/").content.decode().count("Warm homes") == 0


def test_sending_the_form_twice_logs_one_consultation(client, morag):
    token = str(client.get(NEW).context["form"]["form_token"].value())

    first = client.post(NEW, basics(form_token=token))
    second = client.post(NEW, basics(form_token=token))

    assert Consultation.objects.count() == 1
    assert first.url == second.url


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"title": ""}, "What is it called?"),
        ({"title": "a" * 10_000}, "You have used 10,000."),
        ({"duty": "none"}, "Select a valid choice"),
        ({"opens_0": "31", "opens_1": "02", "opens_2": "2026"}, "must be a real date"),
        ({"closes_2": "2999"}, "Check the year"),
        ({"closes_0": "1", "closes_1": "1", "closes_2": "2026"}, "the first day or later"),
        (
            {"decision_due_on_0": "1", "decision_due_on_1": "1", "decision_due_on_2": "2026"},
            "Decide after the last day",
        ),
        ({"aims": ["999999"]}, "Select a valid choice"),
        ({"aims": []}, "Tick at least one thing that it is for"),
        ({"level": ""}, "Level of involvement"),
    ],
)
def test_a_wrong_answer_comes_back_with_everything_that_was_typed(client, morag, changed, message):
    typed = {"title": "Ó Súilleabháin & O’Neil 🏚️"} | changed

    response = client.post(NEW, basics(**typed))

    shown = response.content.decode()
    assert response.status_code == 200
    assert "There is a problem" in shown
    assert message in shown
    assert "To choose what we do first." in shown or "purpose" in changed
    assert not Consultation.objects.exists()


def test_a_short_time_to_answer_is_a_warning_and_not_a_wall(client, morag):
    short = typed_day("closes", timezone.localdate() + dt.timedelta(days=9))

    shown = client.post(NEW, basics(**short), follow=True).content.decode()

    assert Consultation.objects.exists()
    assert "It is open for 10 days. Our own rule is 4 weeks" in shown


def test_publishing_waits_for_the_proposal(client, morag):
    stated = {name: value for name, value in FIVE_PARTS.items() if name != "influence"}
    draft = make_consultation(published_at=None, proposal="")

    shown = client.post(page_of("publish", draft), follow=True).content.decode()
    assert "Before you publish, write what you propose; what people can change" in shown

    answers = {"proposal": "Lofts", "likely_effect": "Warmer", "how_to_respond": "Call"}
    client.post(page_of("proposal", draft), {**answers, "influence": "The order of homes."})
    hub = client.get(draft.staff_address).content.decode()
    assert "Missing: which staff and partners take part; how much time it asks" in hub
    client.post(page_of("ready", draft), stated)
    client.post(page_of("publish", draft))
    draft.refresh_from_db()
    assert draft.published_at


def test_an_old_tab_does_not_undo_newer_words(client, morag):
    consultation = make_consultation()
    address = page_of("proposal", consultation)
    seen = client.get(address).context["form"]["as_opened"].value()
    answers = {"proposal": "New", "likely_effect": "E", "how_to_respond": "H", "as_opened": seen}

    assert client.post(address, answers).status_code == 302
    assert client.post(address, answers).status_code == 302
    clash = client.post(address, answers | {"proposal": "From the old tab"})

    assert "Somebody changed this page" in clash.content.decode()
    consultation.refresh_from_db()
    assert consultation.proposal == "New"
    assert "Changed by Morag Tait" in shown_at(client, page_of("history", consultation))


def test_the_history_says_what_was_put_on_record_and_by_whom(client, morag):
    consultation = make_consultation()
    client.post(page_of("papers", consultation), {"title": "Braces {x}", "file": a_pdf()})

    shown = shown_at(client, page_of("history", consultation))

    assert "Paper added: Braces {x}, by Morag Tait on" in shown


def test_staff_log_who_was_told_and_see_whom_the_law_still_wants_told(client, morag):
    consultation = make_consultation(duty=Duty.S54_POLICY)
    address = page_of("notices", consultation)
    letter = {
        "told_whom": "tenants",
        "how": "post",
        "people": "4,012",
        **typed_day("told_on", timezone.localdate()),
    }

    shown = client.post(address, letter, follow=True).content.decode()

    assert consultation.notices.get().people == 4012
    assert "that these were told: registered tenant organisations" in shown
    refused = client.post(
        address, letter | typed_day("told_on", timezone.localdate() + dt.timedelta(days=1))
    )
    assert "still to come" in refused.content.decode()
    assert client.post(address, letter | {"people": "many"}).status_code == 200
    assert client.post(address, letter | {"people": "-4"}).status_code == 200
    assert consultation.notices.count() == 1


def test_staff_say_why_somebody_could_not_be_told_and_decide_then(client, morag):
    consultation = make_closed_consultation(
        duty=Duty.S54_POLICY, consideration="Most agree.", told=False
    )
    decision = {
        "decision": "We begin in May.",
        "decided_by": "Board",
        **typed_day("decided_on", timezone.localdate()),
    }
    refused = client.post(page_of("decision", consultation), decision).content.decode()
    assert "these were told: tenants, registered tenant organisations" in refused
    assert "We begin in May." in refused

    for whom in ("tenants", "rtos"):
        reason = {"whom": whom, "why": "It was an emergency.", "tries": "A call on 3 May."}
        client.post(page_of("not_told", consultation), reason)
    shown = shown_at(client, page_of("notices", consultation))

    assert "Tenants could not be told: It was an emergency." in shown
    assert "A call on 3 May." in shown
    assert "Nothing on record says" not in shown
    client.post(page_of("decision", consultation), decision)
    consultation.refresh_from_db()
    assert consultation.decision == "We begin in May."


def test_one_that_is_over_is_published_as_a_record(client, morag):
    consultation = make_closed_consultation(published_at=None)
    assert "nobody can answer any more" in shown_at(client, consultation.staff_address)

    client.post(page_of("publish", consultation), {"though_over": "yes"})

    consultation.refresh_from_db()
    assert consultation.published_at


def test_the_decision_is_refused_on_the_page_until_views_were_weighed(client, morag):
    consultation = make_closed_consultation()
    decision = {
        "decision": "Rent goes up by 4 in a hundred.",
        "decided_by": "The Board",
        **typed_day("decided_on", timezone.localdate()),
    }

    refused = client.post(page_of("decision", consultation), decision)
    assert "First write down how you weighed what people said." in refused.content.decode()
    assert "Rent goes up by 4 in a hundred." in refused.content.decode()

    client.post(page_of("consideration", consultation), {"consideration": "Most chose 4."})
    assert client.post(page_of("decision", consultation), decision).status_code == 302
    closing = {"summary": "Most chose 4.", "met_purpose": "yes", "actual_cost": "£1,240.50"}
    client.post(page_of("close_out", consultation), closing)
    consultation.refresh_from_db()
    assert consultation.closed_out_at
    assert str(consultation.actual_cost) == "1240.50"


def test_the_worklist_says_what_each_consultation_waits_for(morag):
    today = timezone.localdate()
    make_consultation("Far off", ends_at=timezone.now() + dt.timedelta(days=20))
    make_consultation("Ends soon", ends_at=timezone.now() + dt.timedelta(days=3))
    late = today - dt.timedelta(days=1)
    make_closed_consultation("Undecided", decision_due_on=late)
    make_closed_consultation("Draft", published_at=None)
    make_closed_consultation(
        "Decided", decided_on=today, decision="Yes", consideration="Most said yes."
    )

    waiting = {
        task.what: task.days_late
        for task in waiting_for(morag)
        if task.origin.startswith("Consultation")
    }

    assert waiting == {"Closes soon: Ends soon": 0, "Decide: Undecided": 1, "Close out: Decided": 0}


def test_lists_and_the_hub_ask_the_same_questions_whatever_there_is(
    client, morag, django_assert_max_num_queries
):
    for n in range(12):
        consultation = make_consultation(f"Consultation {n}", lead_officer=morag)
        for m in range(8):
            paper_for(consultation, f"paper-{m}.pdf")
    with django_assert_max_num_queries(10):
        shown_at(client, "/staff/consultations/")
    with django_assert_max_num_queries(20):
        shown_at(client, page_of("hub", consultation))


def test_the_questions_are_written_from_the_page_of_the_record(client, morag):
    consultation = make_consultation(published_at=None)
    page = page_of("questions", consultation)
    assert page in shown_at(client, page_of("hub", consultation))
    assert "Write the questions" in shown_at(client, page)

    first, again = client.post(page), client.post(page)

    consultation.refresh_from_db()
    questions = reverse("questionnaires:questionnaire", args=[consultation.questionnaire.pk])
    assert first.url == again.url == questions
    assert consultation.staff_address in shown_at(client, questions)
    assert "once the consultation is published" in shown_at(client, page)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"published_at": None}, "once you publish the consultation"),
        ({"starts_at": timezone.now() - dt.timedelta(days=60)}, "This is over."),
        ({"cancelled_at": timezone.now()}, "This is over."),
        ({}, ""),
    ],
)
def test_questions_are_opened_and_corrected_while_people_can_answer(client, morag, fields, why):
    questionnaire = make_questionnaire(morag)
    add_question(questionnaire)
    make_consultation(questionnaire=questionnaire, **fields)

    shown = shown_at(client, questionnaire.staff_address)
    client.post(f"{questionnaire.staff_address}open/")

    assert why in shown
    assert ("Ask these questions from now on" in shown) == (not why)
    assert (questionnaire.asked is None) == bool(why)
