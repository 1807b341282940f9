"""What we agree with a group, do for it beside money, and find when we look at how it gets on."""

import datetime as dt
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from base.core.periods import FinancialYear
from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.programme.actions.models import Action
from participation.programme.registration import services, stats
from participation.programme.registration.models import (
    Agreement,
    HealthPoint,
    NewGroupAssessment,
    SupportAsked,
    SupportReview,
    TrainingNeed,
)
from tests.days import days_ago
from tests.factories.groups import make_group
from tests.factories.people import make_estate
from tests.factories.registration import make_association, make_registered, secretary_of
from tests.forms import typed_day

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def in_days(days: int) -> dt.date:
    return TODAY() + dt.timedelta(days=days)


def of(group) -> str:
    return f"/staff/groups/{group.pk}/"


def test_an_agreement_lists_the_services_and_its_renewal_waits_for_staff(staff):
    group = make_registered().group
    said = {"services": ["repairs", "rent"]} | typed_day("agreed_on", days_ago(360))
    staff.post(f"{of(group)}agreement/", said | typed_day("renews_on", in_days(5)))

    assert Agreement.objects.get().services == ["Repairs and improvements", "Rent and charges"]
    assert "Repairs and improvements, Rent and charges" in read(Client(), f"/groups/{group.slug}/")
    assert "Renew the minute of agreement" in read(staff, "/staff/")


def test_a_kind_without_that_right_has_no_agreement(officer):
    with pytest.raises(Refused, match="no agreements with groups of this kind"):
        services.save_agreement(
            group=make_group("Gardeners", kind="community"),
            agreed_on=TODAY(),
            renews_on=in_days(365),
            services=["repairs"],
            by=officer,
        )


def test_a_group_asks_for_help_and_hears_the_answer(staff, officer):
    group = make_association()
    client = Client()
    client.force_login(secretary_of(group))
    mine = f"/network/{group.slug}/register/"
    client.post(f"{mine}support/", {"kind": "venue", "words": "A hall for the summer fair."})
    asked = SupportAsked.objects.get()
    assert "which asks for help" in read(staff, "/staff/")

    staff.post(f"/staff/support/answer/{asked.pk}/", {"answer": "Calder Hall is yours."})

    assert "Calder Hall is yours." in read(client, mine)
    assert "Calder Hall is yours." in Message.objects.get().text


def test_hours_of_support_count_those_of_this_year_and_this_group(staff):
    group, other = make_association(), make_group("Harbour Tenants")
    said = {"kind": "meeting", "words": "The annual general meeting."}
    for whose, day, hours in ((group, 0, "2.5"), (group, 500, "9"), (other, 0, "4")):
        staff.post(
            f"{of(whose)}support/given/", said | {"hours": hours} | typed_day("on", days_ago(day))
        )

    assert stats.hours_of_support(group, FinancialYear.current()) == Decimal("2.5")


def test_help_worth_more_than_any_help_is_refused_in_words(staff):
    given = f"{of(make_association())}support/given/"
    said = {"kind": "meeting", "words": "A room."} | typed_day("on", days_ago(1))
    page = staff.post(given, said | {"worth": "10000000"}).content.decode()
    assert "Enter an amount under £10 million" in page


def test_an_officer_looks_after_a_group_and_takes_on_tasks_for_it(staff, officer):
    group = make_association()
    staff.post(f"{of(group)}support/officer/", {"officer": officer.pk})

    form = staff.get(f"/staff/actions/new/?of=group:{group.pk}")

    assert form.status_code == 200
    page = read(staff, f"{of(group)}support/")
    assert "Morag Tait looks after it" in page
    task = Action.objects.create(
        what="Help with the constitution",
        service="support",
        owner=officer,
        confirming_group=group,
        first_due_on=in_days(9),
        due_on=in_days(9),
        source_code="group",
        source_id=group.pk,
        created_by=officer,
    )
    assert task.what in read(staff, f"{of(group)}support/")


def test_training_is_planned_and_done(staff):
    group = make_association()
    staff.post(f"{of(group)}support/training/", {"what": "Keeping accounts", "from_grant": "on"})
    need = TrainingNeed.objects.get()

    staff.post(f"/staff/support/training/{need.pk}/done/")

    need.refresh_from_db()
    assert (need.from_grant, need.done_on) == (True, TODAY())


def test_a_health_check_looks_at_all_eight_points(staff, officer):
    group = make_association()
    marks = dict.fromkeys(HealthPoint.Point.values, "good")
    with pytest.raises(Refused, match="each of the eight"):
        services.hold_health_check(
            group=group, held_on=TODAY(), next_on=in_days(9), marks={"run": "good"}, by=officer
        )
    days = typed_day("held_on", TODAY()) | typed_day("next_on", in_days(365))
    staff.post(f"{of(group)}support/health/", marks | {"trained": "weak"} | days)

    points = group.health_checks.get().points.values_list("point", "mark")
    assert dict(points) == marks | {"trained": "weak"}


def test_a_review_of_recognition_has_its_day_and_plans_the_next(staff):
    staff.post(
        "/staff/support/reviews/plan/", {"about": "recognition"} | typed_day("due_on", TODAY())
    )
    review = SupportReview.objects.get()
    assert "Review: how we recognise groups" in read(staff, "/staff/")

    days = typed_day("held_on", TODAY()) | typed_day("next_on", in_days(365))
    staff.post(f"/staff/support/reviews/{review.pk}/", {"found": "It works."} | days)

    assert SupportReview.objects.to_hold().get().due_on == in_days(365)


def test_before_a_new_group_is_set_up_somebody_says_whether_it_is_the_best_way(staff):
    estate = make_estate()
    said = {
        "name": "Mill Lane Tenants",
        "area": estate.pk,
        "asked": "12",
        "demand": "The lifts.",
        "other_ways": "A meeting about the lifts.",
    }
    staff.post("/staff/support/new-groups/add/", said)
    looked_at = NewGroupAssessment.objects.get()

    staff.post(
        f"/staff/support/new-groups/{looked_at.pk}/",
        {"is_best_way": "False", "because": "One meeting will do."},
    )

    looked_at.refresh_from_db()
    assert looked_at.standing == "Another way is better"


def read(client: Client, page: str) -> str:
    return client.get(page).content.decode()
