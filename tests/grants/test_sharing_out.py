"""A budget shared by flat rates and people, against sums made by hand."""

from decimal import Decimal

import pytest

from base.core.refused import Refused
from participation.funding.grants.sharing_out import Counted, share_out

D = Decimal


def test_the_table_agrees_with_sums_made_by_hand_to_the_penny():
    """2,000 less four flat rates of 250 leaves 1,000 for 720 people. In whole pence that is 999.98; the two
    pence over go to the largest parts of a penny, Dean's .89 and Clyde's .44."""
    counted = [
        Counted("Ash", 321),
        Counted("Burn", 204),
        Counted("Clyde", 77),
        Counted("Dean", 118),
    ]

    table = share_out(D(2000), D(250), counted)

    assert [line.by_people for line in table.lines] == [
        D("445.83"),
        D("283.33"),
        D("106.95"),
        D("163.89"),
    ]
    assert table.lines[0].total == D("695.83")
    assert (table.rate, table.total) == (D("1.3889"), D(2000))
    assert table.lines[2].exact == D("106.9444")


def test_a_penny_that_is_left_between_equals_goes_to_the_first_by_name():
    counted = [Counted("Cairn", 10), Counted("Alder", 10), Counted("Brae", 10)]

    table = share_out(D(1000), D(100), counted)

    assert {line.name: line.total for line in table.lines} == {
        "Alder": D("333.34"),
        "Brae": D("333.33"),
        "Cairn": D("333.33"),
    }


@pytest.mark.parametrize(
    ("budget", "flat", "people", "why"),
    [
        (0, 0, [5], "no budget"),
        (100, 60, [5, 6], "£20 more than the budget"),
        (100, 10, [0, 0], "Nobody lives"),
        (100, 10, [], "No association"),
    ],
)
def test_what_cannot_be_shared_is_refused_in_words(budget, flat, people, why):
    counted = [Counted(f"Association {at}", n) for at, n in enumerate(people)]

    with pytest.raises(Refused, match=why):
        share_out(D(budget), D(flat), counted)


def test_a_budget_of_flat_rates_alone_needs_nobody_to_live_there():
    table = share_out(D(20), D(10), [Counted("Ash", 0), Counted("Burn", 0)])

    assert [line.total for line in table.lines] == [10, 10]
