"""At the end of a survey: please ring me, and what the service should know with my name."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from base.core.audience import Role
from base.core.periods import Month
from participation.programme.activities.leads.services import name_leads
from surveys.asked_us.stats import asked_us_of, waiting_too_long
from surveys.models import AskedUs, Privacy
from tests.factories.people import make_user
from tests.factories.surveys import make_asked_us
from tests.forms import token_in
from tests.surveys.answering import Safety

pytestmark = pytest.mark.django_db


def send(client, safety: Safety, **also: str) -> str:
    """They answer yes, and say this too on the last page."""
    client.post(f"{safety.start}{safety.safe.code}/", safety.yes())
    check = client.get(f"{safety.start}check/").content.decode()
    sent = {"form_token": token_in(check), **also}
    client.post(f"{safety.start}check/", sent)
    return client.post(f"{safety.start}check/", sent, follow=True).content.decode()


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_whoever_wants_to_be_rung_stands_on_the_worklist_of_who_answers_for_the_service(
    client, amina, officer
):
    safety = Safety(officer, open_to_all=True)
    head = make_user(Role.STAFF, name="Isla Rennie")
    name_leads(leads={safety.survey.service: head}, by=officer)

    shown = send(client, safety, ring_me="yes", pass_on="After four, please")

    asked = AskedUs.objects.get()
    assert "We ring you by" in shown
    assert (asked.customer, asked.owner, asked.words) == (amina, head, "After four, please")
    mine = signed_in(head)
    assert "Ring Amina Hussain" in mine.get("/staff/").content.decode()
    done = mine.get(f"/staff/surveys/ring-me/{asked.pk}/done/").content.decode()
    note = {"note": "Rang her, the lamp is mended.", "form_token": token_in(done)}
    page = mine.post(f"/staff/surveys/ring-me/{asked.pk}/done/", note, follow=True)
    assert "Rang her, the lamp is mended." in page.content.decode()
    assert "Ring Amina Hussain" not in mine.get("/staff/").content.decode()


def test_whoever_goes_back_after_sending_to_be_rung_is_rung(client, amina, officer):
    safety = Safety(officer, open_to_all=True)
    client.post(f"{safety.start}{safety.safe.code}/", safety.yes())
    check = client.get(f"{safety.start}check/").content.decode()
    sent = {"form_token": token_in(check)}
    client.post(f"{safety.start}check/", sent)

    for _ in range(2):
        shown = client.post(f"{safety.start}check/", {**sent, "ring_me": "yes"}, follow=True)
    long = client.post(f"{safety.start}check/", {**sent, "pass_on": "x" * 2001}, follow=True)

    assert "We ring you by" in shown.content.decode()
    assert AskedUs.objects.get().ring
    assert "x" * 2001 in long.content.decode()
    assert "2,000 characters or fewer" in long.content.decode()


def test_what_was_passed_on_from_a_confidential_survey_only_those_see_who_have_to_do_it(
    client, amina, officer
):
    safety = Safety(officer, open_to_all=True, privacy=Privacy.CONFIDENTIAL)
    send(client, safety, pass_on="The stair is dark")
    asked = AskedUs.objects.get()
    page, colleague = f"/staff/surveys/ring-me/{asked.pk}/", make_user(Role.STAFF)

    assert "The stair is dark" in signed_in(officer).get(page).content.decode()
    assert signed_in(colleague).get(page).status_code == 404
    assert signed_in(colleague).get(f"{page}done/").status_code == 404
    listed = signed_in(colleague).get("/staff/surveys/ring-me/").content.decode()
    assert "Amina Hussain" not in listed


def test_nothing_can_be_passed_on_from_an_anonymous_survey(client, amina, officer):
    safety = Safety(officer, open_to_all=True, privacy=Privacy.ANONYMOUS)
    address = f"/s/{safety.code(amina).code}/"
    page = client.get(f"{address}{safety.safe.code}/").content.decode()
    said = {**safety.yes(), "carried": page.split('name="carried"')[1].split('"')[1]}
    check = client.post(f"{address}{safety.safe.code}/", said).content.decode()

    assert "Send my answers" in check
    assert "ring me" not in check


def asked_long_ago(customer, survey, *, asked: dt.date, due: dt.date, done: dt.date | None = None):
    """On these days, at noon."""
    noon = dt.time(12, tzinfo=timezone.get_current_timezone())
    asked_us = make_asked_us(
        customer, survey, due_on=due, asked_at=dt.datetime.combine(asked, noon)
    )
    if done is not None:
        asked_us.done_at, asked_us.note = dt.datetime.combine(done, noon), "Rang"
        asked_us.done_by = survey.lead_officer
        asked_us.save()
    return asked_us


def test_they_are_counted_by_what_became_of_them_in_the_month_in_which_it_was_due(amina, officer):
    survey, day = Safety(officer).survey, dt.date
    september, october = Month.of(day(2025, 9, 1)), Month.of(day(2025, 10, 1))
    long_after = day(2026, 3, 1)
    asked_long_ago(
        amina, survey, asked=day(2025, 9, 29), due=day(2025, 10, 1), done=day(2025, 10, 1)
    )
    asked_long_ago(
        amina, survey, asked=day(2025, 10, 6), due=day(2025, 10, 8), done=day(2025, 10, 9)
    )
    slow = asked_long_ago(
        amina, survey, asked=day(2025, 10, 9), due=day(2025, 10, 13), done=day(2025, 11, 3)
    )
    asked_long_ago(amina, survey, asked=day(2025, 10, 30), due=day(2025, 11, 3))

    counted = asked_us_of(october, survey.service, long_after)

    assert (counted.asked, counted.ring, counted.due) == (3, 3, 3)
    assert (counted.in_time, counted.done_late, counted.late, counted.to_do) == (1, 1, 1, 0)
    while_it_went_on = asked_us_of(october, survey.service, day(2025, 10, 10))
    assert (while_it_went_on.due, while_it_went_on.late, while_it_went_on.to_do) == (3, 0, 1)
    assert asked_us_of(september, survey.service, long_after).due == 0
    assert asked_us_of(october, "rent", long_after).asked == 0
    assert [
        waiting_too_long(survey.service, on)
        for on in (slow.due_on, slow.due_on + dt.timedelta(days=1), october.last, long_after)
    ] == [0, 1, 1, 1]


def test_it_is_late_once_its_day_is_over(amina, officer):
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    assert make_asked_us(amina, Safety(officer).survey, due_on=yesterday).standing == "Late"
