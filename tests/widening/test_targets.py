"""Target groups over the years and the initiatives for them (T-55, F-63)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from base.core.counted_tables import NOT_ANSWERED, TOO_FEW_TO_SHOW, Tally, publishable
from base.core.periods import FinancialYear
from base.core.refused import Refused
from participation.programme.activities.models import Engagement
from participation.reach.representation.comparing import TOO_FEW, compare
from participation.reach.representation.stats import Comparison, Known
from participation.steering.widening.models import Initiative, TargetGroup
from participation.steering.widening.services import finish_initiative
from participation.steering.widening.stats import reached, together, trend
from portal.worklist import waiting_for
from tests.factories.activities import make_past_event
from tests.factories.widening import (
    make_gap_year,
    make_initiative,
    make_part,
    make_people,
    make_target,
)

pytestmark = pytest.mark.django_db


def compared(**groups: tuple[int, int]) -> Comparison:
    """Customers and people by group, hidden where the page would hide them."""
    tally = Tally(
        {(name.replace("_", " "),): customers for name, (customers, _) in groups.items()},
        {"year": {(name.replace("_", " "),): people for name, (_, people) in groups.items()}},
    )
    customers, people = (sum(pair[n] for pair in groups.values()) for n in (0, 1))
    cells = publishable(tally, "year", threshold=10)
    rows = compare(cells, all_customers=customers, all_people=people)
    return Comparison(
        groups=tuple(row for row in rows if row.name != NOT_ANSWERED),
        unknown=tuple(row for row in rows if row.name == NOT_ANSWERED),
        customers=Known(customers, customers),
        people=Known(people, people),
        threshold=10,
    )


def test_a_group_of_several_is_their_sum():
    whole = compared(White=(400, 60), Asian=(100, 15), African=(100, 15), Not_answered=(200, 20))

    row = together(whole, "Minority ethnic groups", ["Asian", "African"])

    assert (row.customers, row.people, row.index) == (200, 30, 1.0)


def test_hidden_groups_are_shown_together_only_where_the_total_gives_their_sum_anyway():
    # African and Asian are hidden: 4 is too few, and the other would give it away.
    whole = compared(White=(400, 60), Asian=(100, 15), African=(100, 4))
    assert [row.people for row in whole.groups if row.name != "White"] == [None, None]

    both = together(whole, "Minority ethnic groups", ["Asian", "African"])
    one = together(whole, "African", ["African"])

    assert both.people == 19
    assert both.index == 0.72  # (19 of 79) / (200 of 600)
    assert (one.people, one.says) == (None, TOO_FEW_TO_SHOW)


def test_the_trend_has_three_years_and_says_when_there_are_too_few():
    make_gap_year()

    years = trend(make_target())

    assert [one.year for one in years][-1] == FinancialYear.current()
    assert [one.row.says for one in years] == [TOO_FEW, TOO_FEW, "Fewer than their share"]
    assert (years[-1].row.people, years[-1].row.customers) == (5, 40)


def test_the_rate_of_a_year_that_is_not_over_stands_beside_no_whole_year(client, morag):
    make_gap_year()

    html = client.get(make_target().get_absolute_url()).content.decode()

    assert f"{FinancialYear.current()}, so far" in html
    assert "125.0" not in html  # 5 of 40 for every 1,000
    assert "index 0.36" in html


def test_too_few_answers_are_said_and_not_guessed(client, morag):
    target = make_target(characteristic_code="ethnicity", groups=["Caribbean or Black"])

    html = client.get(target.get_absolute_url()).content.decode()

    assert TOO_FEW in html


def test_a_target_is_made_of_groups_of_one_kind(client, morag):
    said = {"name": "Younger people", "why": "They live here longest."}

    html = client.post(
        "/staff/widening/groups/new/", said | {"made_of": ["age:Under 25", "sex:Female"]}
    ).content.decode()
    assert "Tick groups of one kind only" in html
    assert "They live here longest." in html
    client.post("/staff/widening/groups/new/", said | {"made_of": ["age:Under 25"]})

    target = TargetGroup.objects.get()
    assert (target.characteristic_code, target.groups) == ("age", ["Under 25"])
    page = client.get(f"/staff/widening/groups/{target.pk}/edit/").content.decode()
    assert page.count(" checked") == 1


def test_those_reached_are_counted_from_the_ledger():
    initiative = make_initiative()
    jean, sean, amina = make_people(3, 20)
    lunch, other = make_past_event("Lunch"), make_past_event("Something else")
    initiative.activities.add(lunch)
    today = timezone.localdate()
    make_part(other, [jean], day=today - dt.timedelta(days=400))
    make_part(lunch, [jean, sean])
    make_part(other, [amina])
    Engagement.objects.create(
        activity=lunch, people=12, role="attended", day=today, source="test:heads"
    )

    found = reached(initiative)

    assert (found.people, found.new, found.by_head) == (2, 1, 12)


def test_an_initiative_that_is_over_waits_until_somebody_says_what_came_of_it(client, morag):
    today = timezone.localdate()
    initiative = make_initiative(owner=morag, ends_on=today - dt.timedelta(days=1))
    assert [task.address for task in waiting_for(morag)] == [initiative.get_absolute_url()]
    with pytest.raises(IntegrityError, match="says_what_came_of_it"), transaction.atomic():
        Initiative.objects.update(finished_on=today)

    client.post(f"/staff/widening/initiatives/{initiative.pk}/results/", {"results": "11 joined."})

    assert waiting_for(morag) == []
    page = client.get(initiative.targets.get().get_absolute_url()).content.decode()
    assert "11 joined." in page


def test_nothing_comes_of_what_has_not_started():
    initiative = make_initiative(starts_on=timezone.localdate() + dt.timedelta(days=3))

    with pytest.raises(Refused, match="not started"):
        finish_initiative(initiative=initiative, by=initiative.owner, results="Much.")


def test_an_initiative_is_written_with_its_group_and_activities(client, morag):
    target, lunch = make_target(), make_past_event("Lunch")
    said = {
        "title": "Lunch at the school",
        "kind": "schools",
        "tried": "We come to them.",
        "activities": [lunch.pk],
        "owner": morag.pk,
        "starts_on_0": 1,
        "starts_on_1": 6,
        "starts_on_2": 2026,
    }

    html = client.post("/staff/widening/initiatives/new/", said).content.decode()
    assert "Tick at least one group" in html
    client.post("/staff/widening/initiatives/new/", said | {"targets": [target.pk]})

    assert list(Initiative.objects.get().activities.all()) == [lunch.activity_ptr]


def test_the_pages_keep_their_budget(client, morag, django_assert_max_num_queries):
    make_gap_year()
    target = make_target()
    for n in range(12):
        make_initiative(f"Initiative {n}", target=target, owner=morag)

    for address in (
        "/staff/widening/",
        "/staff/widening/initiatives/",
        target.get_absolute_url(),
        Initiative.objects.first().get_absolute_url(),
    ):
        with django_assert_max_num_queries(20):
            client.get(address)
