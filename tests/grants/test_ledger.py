"""The ledger of participation money: what it holds, what it refuses, and that it is never changed."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from base.core.periods import FinancialYear
from base.core.refused import Refused
from participation.funding.grants import services, stats
from participation.funding.grants.models import Entry
from participation.funding.grants.stages import stage_of
from tests.days import days_ago
from tests.factories.grants import a_manager, make_asked, make_awarded, make_year
from tests.factories.groups import make_group

pytestmark = pytest.mark.django_db
D = Decimal


def pay(grant, pounds):
    if grant.conditions_met_at is None:
        services.check_conditions(grant=grant, by=a_manager())
        services.accept(grant=grant, how="Signed", by=a_manager())
        grant.refresh_from_db()
    services.pay(grant=grant, pounds=D(pounds), on=days_ago(0), why="Bank", by=a_manager())


def test_an_entry_is_never_changed_or_deleted():
    entry = make_awarded().entries.first()

    for change in (
        entry.save,
        entry.delete,
        Entry.objects.all().delete,
        lambda: Entry.objects.update(pounds=1),
        lambda: Entry.objects.bulk_update([entry], ["pounds"]),
    ):
        with pytest.raises(TypeError, match="never"):
            change()


def test_the_database_takes_no_entry_of_nothing_or_of_nobody():
    grant = make_awarded()
    said = {"scheme_year": grant.scheme_year, "on": days_ago(0)}

    for wrong in (
        {"kind": "paid", "pounds": -5, "grant": grant, "group": grant.group},
        {"kind": "budgeted", "pounds": 0},
        {"kind": "paid", "pounds": 5, "group": grant.group},
        {"kind": "lent", "pounds": 5, "grant": grant, "group": grant.group},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Entry.objects.create(**said, **wrong)


def test_every_balance_is_a_sum_from_the_budget_to_what_came_back():
    year = make_year(budget=1000)
    services.set_budget(year=year, pounds=D(1200), why="More", by=a_manager())
    grant = make_awarded(year=year, pounds=300)
    services.raise_award(grant=grant, pounds=D("50.10"), why="Dearer", by=a_manager())
    pay(grant, "350.10")
    services.give_back(grant=grant, pounds=D(40), on=days_ago(0), why="Left", by=a_manager())
    services.lower_award(grant=grant, pounds=D(40), why="Left", by=a_manager())

    money = stats.of_year(year)

    assert (money.budget, money.asked, money.awarded) == (1200, 300, D("310.10"))
    assert (money.paid, money.returned, money.owed, money.free) == (D("310.10"), 40, 0, D("889.90"))
    assert stats.balances_by("scheme_year", [year]) == {year.pk: money}


def test_no_more_is_awarded_than_the_budget_has_and_no_more_paid_than_awarded():
    year = make_year(budget=500)
    make_awarded(year=year, pounds=450)
    over = make_asked(make_group("Others"), year=year, pounds=60)

    with pytest.raises(Refused, match="£10 more than there is in the budget"):
        services.award(grant=over, pounds=D(60), why="Good", by=a_manager())
    services.award(grant=over, pounds=D(50), why="Good", by=a_manager())
    with pytest.raises(Refused, match=r"£0\.01 more paid than awarded"):
        pay(over, "50.01")
    with pytest.raises(Refused, match="more than was paid"):
        services.give_back(grant=over, pounds=D(1), on=days_ago(0), why="?", by=a_manager())
    with pytest.raises(Refused, match="£400 more than there is"):
        services.set_budget(year=year, pounds=D(100), why="Cut", by=a_manager())
    assert stats.of_year(year).free == 0


def test_a_scheme_without_money_awards_nothing():
    with pytest.raises(Refused, match="The budget is £0"):
        services.award(grant=make_asked(), pounds=D(1), why="Good", by=a_manager())


def test_an_award_that_was_a_mistake_is_taken_back_by_another_entry_and_can_be_made_again():
    grant = make_awarded(pounds=300)
    mistake = grant.entries.get(kind="awarded")

    services.take_back(entry=mistake, why="Wrong group", by=a_manager())

    assert stats.of_grant(grant).awarded == 0
    assert stage_of(grant, stats.of_grant(grant)).for_staff == "To decide"
    with pytest.raises(Refused, match="was already"):
        services.take_back(entry=mistake, why="Again", by=a_manager())
    services.award(grant=grant, pounds=D(200), why="Now right", by=a_manager())
    assert [one.pounds for one in grant.entries.filter(kind="awarded").order_by("pk")] == [
        300,
        -300,
        200,
    ]


def test_a_group_has_up_to_500_in_its_first_year_and_200_in_a_later_one():
    this = FinancialYear.current()
    year = make_year("association", budget=5000, first_year_most=500, later_most=200)
    new = make_group("New", formed_on=this.first)
    old = make_group("Old", formed_on=this.first - dt.timedelta(days=1))

    make_awarded(new, year=year, pounds=400)
    make_awarded(new, year=year, pounds=100)
    make_awarded(old, year=year, pounds=200)

    for group, most in ((new, 500), (old, 200)):
        with pytest.raises(Refused, match=f"up to £{most}"):
            make_awarded(group, year=year, pounds=1)


def test_nothing_is_paid_before_somebody_has_checked_each_condition():
    grant = make_awarded()

    with pytest.raises(Refused, match="Check the conditions first"):
        services.pay(grant=grant, pounds=D(5), on=days_ago(0), why="Bank", by=a_manager())
    assert stage_of(grant, stats.of_grant(grant)).for_staff == "Conditions to check"


@pytest.mark.parametrize(
    ("moment", "awarded"), [("2027-03-31 22:59:30", True), ("2027-03-31 23:00:30", False)]
)
def test_a_minute_before_midnight_on_31_march_still_belongs_to_the_year_that_ends(
    monkeypatch, moment, awarded
):
    """Summer time has begun by then: midnight in Britain is 23:00 in universal time."""
    year = make_year(starts=2026, budget=100)
    grant = make_asked(year=year)
    now = dt.datetime.fromisoformat(moment).replace(tzinfo=dt.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)

    if awarded:
        services.award(grant=grant, pounds=D(5), why="Just in time", by=a_manager())
        assert grant.entries.get(kind="awarded").on == dt.date(2027, 3, 31)
    else:
        with pytest.raises(Refused, match="2026 to 2027 has ended"):
            services.award(grant=grant, pounds=D(5), why="Too late", by=a_manager())


def test_what_is_given_as_the_need_arises_belongs_to_the_year_of_its_day_and_is_taken_back_whole():
    day = FinancialYear.current().previous.last
    grant = services.record_given(
        group=make_group(), on=day, pounds=D(45), what_for="Stamps", by=a_manager()
    )

    assert grant.scheme_year.period.last == day
    assert stage_of(grant, stats.of_grant(grant)).for_staff == "Paid"
    services.take_back(entry=grant.entries.get(kind="paid"), why="Twice", by=a_manager())
    assert stats.of_grant(grant) == stats.NOTHING


def test_a_group_of_another_kind_and_one_that_has_ended_may_not_ask():
    year = make_year("area_association", budget=100)

    with pytest.raises(Refused, match="not for a group of this kind"):
        make_asked(make_group(), year=year)
    with pytest.raises(Refused, match="has ended"):
        make_asked(make_group("Gone", ended_on=days_ago(1)), year=make_year(budget=100))


def test_a_year_that_is_mistyped_is_refused_in_words():
    given = {"group": make_group(), "pounds": D(5), "what_for": "Stamps", "by": a_manager()}
    for day in (dt.date(1000, 12, 31), dt.date(1999, 12, 31)):
        with pytest.raises(Refused, match="Look at the year"):
            services.record_given(on=day, **given)
