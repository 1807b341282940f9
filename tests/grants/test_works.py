"""Small works outside: who found them, in which order, by whom, and by 31 March (R-61 to R-65)."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from base.core.periods import FinancialYear
from base.core.refused import Refused
from base.core.tasks_waiting import Officer
from participation.funding.grants import services, stats
from participation.funding.grants.models import Ranking, SchemeYear, Work
from portal.worklist import found_for
from tests.days import days_ago
from tests.factories.grants import a_manager, make_asked, make_year
from tests.factories.groups import make_group
from tests.forms import typed_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return make_year("improvements", budget=100_000, usual_most=5000)


def propose(year, what_for="Lights", pounds=900, source="caretaker", group=None) -> Work:
    return services.propose_work(
        year=year,
        group=group or make_group(f"For {what_for}"),
        pounds=Decimal(pounds),
        what_for=what_for,
        place="Calder Road",
        source=source,
        by=a_manager(),
    )


def test_a_caretaker_finds_a_work_the_review_group_ranks_it_and_all_read_the_order(
    client, morag, year
):
    review = make_group("Participation Review Group")
    client.post(
        reverse("grants:new_work", args=[year.pk]),
        {
            "what_for": "Lights on the path",
            "place": "Behind 4 to 12 Calder Road",
            "pounds": "6,200",
            "source": "caretaker",
            "group": review.pk,
        },
    )
    fence = propose(year, "A fence", source="inspection")
    lights = Work.objects.get(grant__what_for="Lights on the path")
    order = reverse("grants:rank", args=[year.pk])
    sent = {"group": review.pk, **typed_day("on", days_ago(2)), f"place_{fence.pk}": "1"}
    twice = client.post(order, sent | {f"place_{lights.pk}": "1"}).content.decode()
    assert "Two works have the same place" in twice
    client.post(order, sent | {f"place_{lights.pk}": "2"})

    said = client.get(reverse("grants:works", args=[year.pk])).content.decode()

    assert said.index("A fence") < said.index("Lights on the path")
    assert "more than the usual £5,000" in said
    assert "A caretaker" in said
    assert f"{review} put them in order" in said
    assert Ranking.objects.count() == 1
    assert stats.of_grant(lights.grant).asked == 6200


def test_a_contractor_from_elsewhere_has_a_reason_and_what_is_not_awarded_is_not_finished(
    client, morag, year
):
    work = propose(year)
    address = reverse("grants:work", args=[work.grant_id])
    sent = {"place": "Calder Road", "source": "caretaker", "contractor": "Bright & Co"}
    no_reason = client.post(address, sent | {"is_local": "False"}).content.decode()
    assert "Say why no contractor from here does it" in no_reason
    early = client.post(address, sent | typed_day("done_on", days_ago(1))).content.decode()
    assert "not awarded yet" in early
    services.award(grant=work.grant, pounds=Decimal(900), why="First", by=a_manager())

    client.post(address, sent | {"is_local": "True"} | typed_day("done_on", days_ago(1)))

    work.refresh_from_db()
    assert (work.is_local, work.done_on) == (True, days_ago(1))
    works = client.get(reverse("grants:works", args=[year.pk])).content.decode()
    assert "1 of 1 contractor is from here" in works
    with pytest.raises(IntegrityError), transaction.atomic():
        Work.objects.update(is_local=False, why_not_local="")


def test_a_group_that_applied_for_a_work_by_itself_is_in_the_order_once_we_say_where_it_is(year):
    grant = make_asked(year=year)

    services.save_work(grant=grant, place="The green", source="association", by=a_manager())

    assert Work.objects.get().grant == grant
    with pytest.raises(Refused, match="does not pay for works"):
        propose(make_year("community_fund", budget=100))
    with pytest.raises(Refused, match="another year"):
        services.rank_works(
            year=year, group=make_group("R"), on=days_ago(0), places={999: 1}, by=a_manager()
        )


def waiting(day: dt.date) -> list[str]:
    officer = Officer(None, frozenset({"staff", "manager"}), today=day)
    return [one.as_task(officer).what for one in found_for(officer)]


@pytest.mark.parametrize(("month", "day", "waits"), [(1, 20, False), (2, 5, True), (3, 31, True)])
def test_before_31_march_works_to_finish_and_rates_of_next_year_wait(year, month, day, waits):
    work = propose(year)
    services.award(grant=work.grant, pounds=Decimal(900), why="First", by=a_manager())
    last = year.period.last

    tasks = waiting(dt.date(last.year, month, day))

    assert ("Finish a work by 31 March: Lights" in tasks) == waits
    assert ("Set next year’s rates: Minor environmental improvements" in tasks) == waits
    make_year("improvements", starts=year.starts + 1)
    Work.objects.update(done_on=timezone.localdate())
    assert not [
        one
        for one in waiting(dt.date(last.year, 3, 31))
        if "31 March" in one or "rates: Minor" in one
    ]


def test_after_the_year_somebody_writes_what_to_do_otherwise(client, morag, year):
    last = year.period.last
    assert waiting(last - dt.timedelta(days=1)).count(f"Look back at the year: {year.scheme}") == 0
    assert f"Look back at the year: {year.scheme}" in waiting(last + dt.timedelta(days=3))

    address = reverse("grants:review", args=[year.pk])
    client.post(address, {"review": "Ask the caretakers in spring"})

    assert f"Look back at the year: {year.scheme}" not in waiting(last + dt.timedelta(days=3))
    assert "Ask the caretakers in spring" in client.get(year.get_absolute_url()).content.decode()
    assert SchemeYear.objects.get(pk=year.pk).reviewed_by == morag


def test_late_works_stand_out_and_many_take_as_many_statements_as_few(
    client, morag, year, django_assert_max_num_queries
):
    for at in range(12):
        work = propose(year, f"Work {at}", 100)
        services.award(grant=work.grant, pounds=Decimal(100), why="Yes", by=a_manager())
    SchemeYear.objects.filter(pk=year.pk).update(starts=FinancialYear.current().start_year - 1)

    for name in ("works", "rank"):
        with django_assert_max_num_queries(20):
            said = client.get(reverse(f"grants:{name}", args=[year.pk])).content.decode()
        if name == "works":
            assert said.count("Late: not done by 31 March") == 12
