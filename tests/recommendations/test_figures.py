"""Each figure counts what its one definition says."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.periods import FinancialYear
from participation.programme.actions.models import Action
from participation.programme.actions.services import call_off, confirm, say_done
from scrutiny.recommendations import stats
from scrutiny.recommendations.models import Answer, Recommendation, Round
from scrutiny.recommendations.services import ask_again, reply, withdraw
from scrutiny.recommendations.stats import Share, StepTime
from tests.factories.recommendations import (
    make_accepted,
    make_draft,
    make_member,
    make_panel,
    make_sent,
    planned,
)

pytestmark = pytest.mark.django_db


def days(number: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=number)


def asked_before(recommendation: Recommendation, number: int, *, due: int) -> None:
    """As if it had been asked so many days ago, and due in so many days."""
    Round.objects.filter(recommendation=recommendation).update(
        asked_on=days(-number), first_due_on=days(due), due_on=days(due)
    )


def no(recommendation: Recommendation, by) -> None:
    reply(
        recommendation=recommendation, answer=Answer.NOT_ACCEPTED, words="No", reason="Cost", by=by
    )


def test_every_recommendation_that_was_sent_stands_in_one_place(panel, jean, isla):
    make_draft(panel=panel, by=jean)
    make_accepted(panel=panel, by=jean, head=isla)
    no(make_sent(panel=panel, by=jean), isla)
    reply(
        recommendation=make_sent(panel=panel, by=jean),
        answer=Answer.IN_PART,
        words="Partly",
        reason="Cost",
        actions=[planned(isla)],
        by=isla,
    )
    withdraw(recommendation=make_sent(panel=panel, by=jean), because="Enough", by=jean)
    make_sent(panel=panel, by=jean)
    asked_before(make_sent(panel=panel, by=jean), 60, due=-1)

    found = stats.recommendations_by_standing()

    assert (found.accepted, found.in_part, found.not_accepted) == (1, 1, 1)
    assert (found.waiting, found.late, found.withdrawn) == (1, 1, 1)
    assert found.all == Recommendation.objects.sent().count()
    assert stats.accepted() == Share(1, 3)
    assert stats.accepted().percent == 33.3


def test_a_reply_is_in_time_by_the_day_that_held_and_first_day_is_counted_beside_it(
    panel, jean, isla
):
    one, moved, late, owed, withdrawn = (make_sent(panel=panel, by=jean) for _ in range(5))
    no(one, isla)
    asked_before(moved, 60, due=-5)
    Round.objects.filter(recommendation=moved).update(due_on=days(3))
    for recommendation in (moved, late):
        if recommendation is late:
            asked_before(late, 60, due=-1)
        recommendation.refresh_from_db()
        no(recommendation, isla)
    asked_before(owed, 60, due=-1)
    withdraw(recommendation=withdrawn, because="Enough", by=jean)
    asked_before(withdrawn, 60, due=-1)
    make_sent(panel=panel, by=jean)  # its day is still to come

    assert stats.answered_in_time() == Share(2, 4)
    assert stats.answered_by_first_day() == Share(1, 4)


def test_each_asking_has_its_own_reply(panel, jean, isla):
    sent = make_sent(panel=panel, by=jean)
    no(sent, isla)
    ask_again(recommendation=sent, because="No", by=jean)
    no(sent, isla)

    assert stats.answered_in_time() == Share(2, 2)
    assert stats.accepted() == Share(0, 1)


def test_what_is_delivered_and_what_the_panel_confirmed_are_two_figures(panel, jean, isla):
    for _ in range(4):
        make_accepted(panel=panel, by=jean, head=isla)
    confirmed, said, late, off = Action.objects.order_by("pk")
    for action in (confirmed, said):
        say_done(action=action, words="Done", by=isla)
    confirm(action=confirmed, by=jean, words="I saw it")
    Action.objects.filter(pk=late.pk).update(due_on=days(-1))
    call_off(action=off, why="No money", by=isla)

    assert stats.delivered_on_time() == Share(2, 3)
    assert stats.confirmed_by_panel() == Share(1, 3)


def test_time_of_a_step_is_a_mean_of_working_days_and_of_how_many(panel, jean, isla):
    first, second = make_sent(panel=panel, by=jean), make_sent(panel=panel, by=jean)
    asked_before(first, 14, due=40)
    for recommendation in (first, second):
        recommendation.refresh_from_db()
        no(recommendation, isla)
    took = first.rounds.get().took

    found = stats.time_for_each_step()

    assert 8 <= took <= 10
    assert found["answered"] == StepTime(round(took / 2, 1), 2)
    assert found["confirmed"] == StepTime(None, 0)


def test_figures_are_of_a_year_and_of_a_panel(panel, jean, isla):
    other = make_panel("Another panel")
    make_accepted(panel=panel, by=jean, head=isla)
    make_sent(panel=other, by=make_member(other, "Ali Elsewhere"))
    year = FinancialYear.of(timezone.localdate())

    assert stats.recommendations_by_standing(year).all == 2
    assert stats.recommendations_by_standing(year.previous).all == 0
    assert stats.recommendations_by_standing(year, panel).all == 1
    assert stats.confirmed_by_panel(year.previous) == Share(0, 0)
    assert stats.confirmed_by_panel(year, other) == Share(0, 0)
