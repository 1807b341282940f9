"""What complaints count as, and what is told of few."""

import datetime as dt
import random

import pytest

from base.core.figures import ALL_SERVICES, Count
from base.core.periods import Period, Quarter
from participation.steering.complaint_figures import stats
from participation.steering.complaint_figures.hiding import is_few
from participation.steering.complaint_figures.models import Line, MonthEdition, Stage
from tests.factories.complaints import make_complaints
from tests.questionnaires.results.adversary import Adversary

pytestmark = pytest.mark.django_db
QUARTER = Period(dt.date(2026, 7, 1), dt.date(2026, 9, 30))
BEFORE = Period(dt.date(2026, 4, 1), dt.date(2026, 6, 30))
AUGUST, MAY = dt.date(2026, 8, 1), dt.date(2026, 5, 1)


def test_one_that_went_on_is_received_once_and_a_replaced_month_not_at_all():
    make_complaints(20, month=AUGUST)
    make_complaints(6, month=AUGUST, stage=Stage.WENT_ON)
    make_complaints(50, month=MAY)
    make_complaints(9, month=dt.date(2026, 7, 1))
    MonthEdition.objects.filter(month=dt.date(2026, 7, 1)).update(replaced_at="2026-08-09T10:00Z")

    assert stats.received(QUARTER) == {ALL_SERVICES: Count(20), "repairs": Count(20)}


def test_a_quarter_that_is_not_over_is_not_counted():
    make_complaints(20, month=AUGUST)

    for last in (dt.date(2026, 8, 30), dt.date(2026, 8, 31), dt.date(2026, 9, 29)):
        assert stats.received(Period(dt.date(2026, 7, 1), last)) == {}


def test_copies_of_a_year_so_far_tell_nothing_of_a_month_of_few():
    """What a panel keeps of one month less what it kept of the month before is what came in that month."""
    make_complaints(6, month=dt.date(2026, 4, 1), answered=6, in_time=6, upheld=5, not_upheld=1)
    make_complaints(2, month=MAY, answered=2, in_time=0, upheld=2)
    make_complaints(9, month=dt.date(2026, 7, 1), answered=9, in_time=9)
    first = dt.date(2026, 4, 1)
    ends = [dt.date(2026, 4, 30), dt.date(2026, 5, 31), dt.date(2026, 6, 30), dt.date(2026, 8, 31)]

    for count, told in (
        (stats.received, Count(8)),
        (stats.answered_in_time, Count(6, 8)),
        (stats.upheld, Count(7, 8)),
    ):
        copies = [count(Period(first, end)).get("repairs") for end in ends]
        assert copies == [None, None, told, told]


def test_few_are_not_told_nor_what_would_give_them_away():
    make_complaints(20, month=AUGUST)
    make_complaints(30, month=AUGUST, service="rent")
    make_complaints(2, month=AUGUST, service="homes")

    told = stats.received(QUARTER)

    assert told[ALL_SERVICES] == Count(52)
    assert (told["homes"], told["repairs"], told["rent"]) == (None, None, Count(30))
    assert {one.number for one in stats.stages(QUARTER, "repairs")} == {None}
    assert [one.number for one in stats.themes(QUARTER, BEFORE, "repairs")] == [None]


def test_a_year_less_its_other_quarters_tells_nothing_of_a_quarter_of_few():
    for month in (4, 7, 10):
        make_complaints(20, month=dt.date(2025, month, 1), answered=20, in_time=19)
    make_complaints(3, month=dt.date(2026, 1, 1), answered=3, in_time=3)
    for month in (dt.date(2025, 4, 1), dt.date(2026, 1, 1)):
        make_complaints(30, month=month, service="rent", answered=30, in_time=30)
        make_complaints(40, month=month, service="homes", answered=40, in_time=40)
    year = Period(dt.date(2025, 4, 1), dt.date(2026, 3, 31))

    received, in_time = stats.received(year), stats.answered_in_time(year)

    assert received[ALL_SERVICES] == Count(203)
    assert (received["repairs"], received["rent"], received["homes"]) == (None, None, Count(80))
    assert (in_time["repairs"], in_time["rent"]) == (None, None)
    assert {one.number for one in stats.stages(year, "repairs")} == {None}
    assert {one.number for one in stats.themes(year, year, "repairs")} == {None}
    assert stats.stages(year, "homes")[0].number == 80


def test_a_share_is_told_of_enough_however_few_it_did_well():
    make_complaints(
        20, month=AUGUST, answered=18, in_time=17, upheld=5, partly_upheld=2, not_upheld=8
    )
    make_complaints(3, month=AUGUST, service="rent", answered=3, in_time=0)
    make_complaints(9, month=AUGUST, service="homes", answered=9, in_time=9)
    make_complaints(9, month=AUGUST, service="support", answered=8, in_time=8)

    in_time = stats.answered_in_time(QUARTER)

    assert in_time[ALL_SERVICES] == Count(34, 38)
    assert in_time["repairs"] == Count(17, 18)
    assert in_time["rent"] is None
    assert stats.upheld(QUARTER)["repairs"] == Count(7, 15)


def test_every_1000_homes_are_counted_once_somebody_says_how_many_there_are(settings):
    make_complaints(21, month=AUGUST)
    assert stats.per_thousand_homes(QUARTER) == {}

    settings.COMPLAINTS_HOMES = 4_200

    assert stats.per_thousand_homes(QUARTER) == {ALL_SERVICES: Count(5)}


def test_themes_stand_by_size_with_what_changed_and_few_without_a_number():
    make_complaints(20, month=AUGUST)
    make_complaints(14, month=MAY)
    make_complaints(9, month=AUGUST, theme="Missed appointment")
    make_complaints(8, month=AUGUST, theme="Charges and payments")
    make_complaints(1, month=AUGUST, theme="A decision we made")

    found = stats.themes(QUARTER, BEFORE, "repairs")

    assert [(one.name, one.number, one.change) for one in found] == [
        ("How long it took", 20, "6 more"),
        ("Missed appointment", 9, "9 more"),
        ("A decision we made", None, "Too few to say"),
        ("Charges and payments", None, "Too few to say"),
    ]


def test_themes_of_a_year_so_far_leave_out_the_quarter_that_is_not_over_in_both_years():
    make_complaints(20, month=dt.date(2026, 6, 1))
    make_complaints(50, month=dt.date(2026, 8, 1))
    make_complaints(14, month=dt.date(2025, 4, 1))
    make_complaints(50, month=dt.date(2025, 7, 1))
    so_far = Period(dt.date(2026, 4, 1), dt.date(2026, 9, 12))
    beside = Period(dt.date(2025, 4, 1), dt.date(2025, 9, 12))

    assert [one.change for one in stats.themes(so_far, beside, "repairs")] == ["6 more"]


@pytest.mark.parametrize("seed", range(5))
def test_copies_of_one_year_give_no_few_of_a_theme_away(seed):
    """Whoever has a copy of each quarter’s end, and knows how many came in each, solves for what came in each quarter."""
    chance = random.Random(seed)
    quarters = [Quarter.of(dt.date(2026, month, 1)) for month in (1, 4, 7)]
    names = ["one", "two", "three", "four", "most"]
    came = {
        (place, name): 20 if name == "most" else chance.choice([0, 1, 3, 6, 9, 14])
        for place in range(len(quarters))
        for name in names
    }
    for (place, name), number in came.items():
        if number:
            make_complaints(number, month=quarters[place].first, theme=name)
    reader = Adversary({"quarter": list(map(str, range(len(quarters)))), "theme": names})
    for place, quarter in enumerate(quarters):
        so_far, over = Period(quarters[0].first, quarter.last), set(map(str, range(place + 1)))
        reader.is_told(sum(came[place, name] for name in names), quarter={str(place)})
        told = {one.name: one.number for one in stats.themes(so_far, so_far, "repairs", 9)}
        for name in names:
            if (number := told.get(name, 0)) is not None:
                reader.is_told(number, quarter=over, theme={name})

    for (place, name), number in came.items():
        if is_few(number):
            least, most = reader.bounds(quarter={str(place)}, theme={name})
            assert most - least > 0.5, (place, name)


def test_a_line_of_nobody_knows_which_service_counts_in_all_of_them_alone():
    make_complaints(20, month=AUGUST)
    make_complaints(10, month=AUGUST, service="", service_said="Caretaking")

    assert stats.received(QUARTER) == {ALL_SERVICES: Count(30), "repairs": Count(20)}
    assert Line.objects.unsettled().count() == 1
