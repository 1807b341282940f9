"""Two approvals of the last money at one moment; and the last pound of an award paid twice."""

from decimal import Decimal

import pytest

from participation.funding.grants import services, stats
from tests.days import days_ago
from tests.factories.grants import a_manager, make_asked, make_awarded, make_year
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
