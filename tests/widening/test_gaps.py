"""The yearly comparison and what is done about what it finds (R-19)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from base.core.periods import FinancialYear
from base.core.refused import Refused
from participation.programme.activities.models import Engagement
from participation.steering.widening.models import Gap, GapAction
from participation.steering.widening.services import act_on_gap, finish_gap_action
from participation.steering.widening.tasks import compare_the_year
from portal.worklist import waiting_for
from tests.factories.activities import make_past_event
from tests.factories.equality import make_answered
from tests.factories.people import make_customer, make_user
from tests.factories.reports import impact_of
from tests.factories.widening import make_gap_year, make_part, make_people
from tests.forms import typed_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> int:
    return FinancialYear.current().start_year


def waits(user) -> list[str]:
    return [task.what for task in waiting_for(user) if task.origin == "Hearing from everybody"]


def decided(officer, year: int, **changed) -> GapAction:
    return act_on_gap(
        **{
            "year": year,
            "characteristic_code": "age",
            "group": "Under 25",
            "by": officer,
            "doing": "Ask at the school gate.",
            "owner": officer,
            "due_on": timezone.localdate() + dt.timedelta(days=10),
            **changed,
        }
    )


def test_a_group_under_its_share_waits_for_managers_until_something_is_decided(officer, year):
    make_gap_year()
    manager = make_user(Role.MANAGER)
    assert waits(manager) == []

    compare_the_year()
    compare_the_year()

    gap = Gap.objects.get()
    assert (gap.group, gap.people, gap.customers, str(gap.index)) == ("Under 25", 5, 40, "0.36")
    assert waits(manager) == ["Decide what to do: we hear too little from Under 25"]
    assert waits(officer) == []
    decided(officer, year)
    assert waits(manager) == []
    assert waits(officer) == ["Under 25: Ask at the school gate."]


def test_the_page_leads_from_the_flagged_group_to_the_form(client, officer, year):
    make_gap_year()
    client.force_login(officer)
    page = client.get("/staff/representation/").content.decode()
    address = f"/staff/widening/gaps/act/?by=age&amp;year={year}&amp;group=Under%2025"
    assert page.count(address) == 1

    form = client.get(address.replace("&amp;", "&")).content.decode()
    assert "5 of 40 took part" in form
    due = timezone.localdate() + dt.timedelta(days=20)
    client.post(
        address.replace("&amp;", "&"),
        {
            "doing": "Ask at the school gate.",
            "owner": officer.pk,
            **typed_day("due_on", due),
        },
    )

    assert GapAction.objects.get().gap.group == "Under 25"
    assert "Ask at the school gate." in client.get("/staff/widening/gaps/").content.decode()
    assert Fact.objects.filter(what="gap_action_decided", actor=officer).count() == 1


def test_wrong_answers_come_back_with_the_rest_kept(client, officer, year):
    make_gap_year()
    client.force_login(officer)

    html = client.post(
        f"/staff/widening/gaps/act/?by=age&year={year}&group=Under+25",
        {"doing": "Ask them.", "owner": officer.pk, "due_on_0": 1, "due_on_1": 1, "due_on_2": 2020},
    ).content.decode()

    assert "Day must be today or later" in html
    assert "Ask them." in html
    assert not GapAction.objects.exists()


@pytest.mark.parametrize("asked", ["by=shoe&year=2026&group=x", "by=age&year=soon&group=x", ""])
def test_an_address_that_names_nothing_comparable_is_not_found(client, officer, asked):
    client.force_login(officer)

    assert client.get(f"/staff/widening/gaps/act/?{asked}").status_code == 404


def test_there_is_no_action_for_a_group_that_is_not_under_its_share(officer, year):
    make_gap_year()

    with pytest.raises(Refused, match="does not take part less"):
        decided(officer, year, group="65 to 74")
    assert not Gap.objects.exists()


def test_a_gap_that_closes_leaves_the_worklist_and_stays_on_record(year):
    make_gap_year()
    compare_the_year()
    event = make_past_event("Gala", days_ago=0)
    make_part(event, list(Engagement.objects.first().customer.__class__.objects.all()))

    compare_the_year()

    assert Gap.objects.get().closed_on == timezone.localdate()
    assert waits(make_user(Role.MANAGER)) == []


def test_numbers_too_small_to_show_are_no_gap(year):
    make_part(make_past_event("Drop-in", days_ago=0), make_people(12, 70))
    make_customer("Seán", date_of_birth=dt.date(2008, 1, 1))

    compare_the_year()

    assert not Gap.objects.exists()


def test_a_few_who_would_rather_not_say_hide_no_gap_from_the_night():
    yes, no, rather_not = (
        make_answered(number, "long_term_condition", option)
        for number, option in ((100, "yes"), (100, "no"), (9, None))
    )
    make_part(make_past_event("Gala", days_ago=0), [*yes[:12], *no[:48], *rather_not[:3]])

    compare_the_year()

    gap = Gap.objects.get()
    assert (gap.group, gap.people, gap.customers, str(gap.index)) == ("Yes", 12, 100, "0.40")


@pytest.mark.parametrize(
    ("code", "question", "few", "many"),
    [
        ("sex", "sex", "male", "female"),
        ("disability", "long_term_condition", "yes", "no"),
        ("ethnicity", "ethnic_group", "arab", "white_scottish"),
    ],
)
def test_what_people_told_us_is_compared_every_year_as_age_is(code, question, few, many):
    """Age, gender, disability and ethnicity: by heart, so that none drops out of the year."""
    seldom, often = (make_answered(100, question, option) for option in (few, many))
    make_part(make_past_event("Gala", days_ago=0), [*seldom[:12], *often[:48]])

    compare_the_year()

    assert [gap.characteristic_code for gap in Gap.objects.all()] == [code]


def test_what_came_of_it_is_said_once_it_is_done(officer, year):
    make_gap_year()
    action = decided(officer, year)
    tomorrow = timezone.localdate() + dt.timedelta(days=1)

    with pytest.raises(Refused, match="still to come"):
        finish_gap_action(action=action, by=officer, done_on=tomorrow, came_of_it="Soon.")
    with pytest.raises(IntegrityError, match="says_what_came_of_it"), transaction.atomic():
        GapAction.objects.update(done_on=timezone.localdate())
    finish_gap_action(
        action=action, by=officer, done_on=timezone.localdate(), came_of_it="Nine joined."
    )

    assert waits(officer) == []


def test_the_report_of_the_year_says_what_we_do_about_its_gaps(officer, year):
    make_gap_year()
    action = decided(officer, year)
    finish_gap_action(
        action=action, by=officer, done_on=timezone.localdate(), came_of_it="Nine joined."
    )

    section = impact_of(year).everybody

    assert [(one.group, one.came_of_it) for one in section.actions] == [
        ("Under 25", "Nine joined.")
    ]
    assert impact_of(year - 1).everybody.actions == ()
