"""Two approvals of the last money at one moment; and the last pound of an award paid twice."""

from decimal import Decimal

import pytest

from participation.funding.grants import services, stats
from participation.funding.grants.models import Application, Claim
from tests.days import days_ago
from tests.factories.grants import a_manager, make_asked, make_awarded, make_paid, make_year
from tests.factories.groups import make_group
from tests.together import many_writers, pressed_together

__all__ = ["many_writers"]  # a fixture

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_approvals_at_once_never_promise_more_than_the_budget(many_writers):
    year = make_year(budget=100)
    grants = [make_asked(make_group(f"Group {at}"), year=year, pounds=60) for at in range(2)]
    by = a_manager()

    said = pressed_together(
        *(
            lambda grant=grant: services.award(grant=grant, pounds=Decimal(60), why="Good", by=by)
            for grant in grants
        )
    )

    assert said == ["done", "refused"]
    assert stats.of_year(year).free == 40


def test_one_award_is_paid_once_by_two_at_once(many_writers):
    grant = make_awarded(pounds=100)
    by = a_manager()
    services.check_conditions(grant=grant, by=by)

    def pay():
        services.pay(grant=grant, pounds=Decimal(100), on=days_ago(0), why="Bank", by=by)

    assert pressed_together(pay, pay) == ["done", "refused"]
    assert stats.of_grant(grant).owed == 0


def test_two_claims_at_once_hand_in_each_receipt_once(many_writers):
    grant, by = make_paid(pounds=100), a_manager()
    services.add_receipt(grant=grant, on=days_ago(0), what="Nails", pounds=Decimal(9), by=by)

    def claim():
        services.claim_receipts(grant=grant, by=by)

    assert pressed_together(claim, claim) == ["done", "refused"]
    assert [one.pounds for one in Claim.objects.all()] == [9]


def test_two_office_bearers_who_begin_at_once_write_one_application(many_writers):
    year, group, by = make_year(budget=100), make_group(), a_manager()
    services.open_to_applications(scheme=year.scheme, by=by)
    year.refresh_from_db()

    def begin():
        services.begin_application(year=year, group=group, by=by)

    assert pressed_together(begin, begin) == ["done", "done"]
    assert Application.objects.count() == 1
