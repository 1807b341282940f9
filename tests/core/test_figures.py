"""Figures that several apps ask for, and what is not told of them."""

import datetime as dt

import pytest
from django.urls import resolve

from base.core.figures import ALL_SERVICES, KEY_FIGURES, Count, Piece, told_of
from base.core.periods import Quarter
from participation.programme.activities.models import Service

pytestmark = pytest.mark.django_db


def test_each_figure_has_a_code_of_its_own_a_definition_and_a_source():
    figures = KEY_FIGURES.all()

    assert len({one.code for one in figures}) == len(figures) >= 10
    assert all(one.definition and one.source and one.title for one in figures)


@pytest.mark.parametrize("figure", KEY_FIGURES.all(), ids=lambda figure: figure.code)
def test_each_figure_counts_any_quarter_and_leads_staff_to_its_rows(staff, figure):
    counted = figure.count(Quarter.of(dt.date(2026, 5, 1)))

    assert set(counted) <= {ALL_SERVICES, *Service.values}
    assert all(one is None or (one.of is not None) == figure.is_share for one in counted.values())
    assert staff.get(figure.rows).status_code == 200
    assert resolve(figure.rows).url_name


def told(*pieces, threshold=5):
    return told_of([Piece(*piece) for piece in pieces], threshold=threshold)


def test_pieces_are_added_up_by_service_and_all_together():
    found = told(("repairs", 10, 20), ("repairs", 10, 16), ("rent", 6, 12))

    assert found == {
        ALL_SERVICES: Count(26, 48),
        "rent": Count(6, 12),
        "repairs": Count(20, 36),
    }


def test_nothing_is_told_of_few_who_said_one_thing_or_the_other():
    assert told(("repairs", 18, 20))["repairs"] is None
    assert told(("repairs", 2, 20))["repairs"] is None
    assert told(("repairs", 20, 20))["repairs"] == Count(20, 20)


def test_whoever_takes_what_is_told_elsewhere_from_a_sum_is_not_left_with_few():
    """One small survey beside a large one, whose results are published by themselves."""
    assert told(("repairs", 30, 60), ("repairs", 8, 10))["repairs"] is None
    assert told(("repairs", 30, 60), ("repairs", 8, 10))[ALL_SERVICES] is None
    together = told(("repairs", 30, 60), ("repairs", 6, 9), ("repairs", 6, 9))
    assert together["repairs"] == Count(42, 78)


def test_a_service_of_few_takes_another_with_it_so_that_nobody_subtracts_it():
    found = told(
        ("homes", 40, 80), ("rent", 6, 12), ("repairs", 3, 6), ("support", 4, 8), threshold=5
    )

    assert found["repairs"] is None
    assert found["support"] is None
    hidden = [code for code in ("homes", "rent", "repairs", "support") if found[code] is None]
    if found[ALL_SERVICES] is not None:
        left = sum({"homes": 40, "rent": 6, "repairs": 3, "support": 4}[code] for code in hidden)
        assert left >= 5
