"""Small numbers: nobody can be worked out, and nothing is said that too few people stand behind."""

from participation.activities.stats import GroupShare
from participation.representation.comparing import TOO_FEW
from reports.builders import sentences
from reports.builders.representation import compare


def compared(*groups: tuple[str, int, int]):
    rows = compare([GroupShare(*group) for group in groups], [])
    return {row.name: row for row in rows}


def test_an_even_share_has_an_index_of_1():
    rows = compared(("Tenant", 800, 80), ("Factored owner", 200, 20))

    assert (rows["Tenant"].index, rows["Tenant"].says) == (1.0, "About their share")
    assert (rows["Tenant"].share_of_customers, rows["Tenant"].share_of_people) == (80, 80)
    assert rows["Tenant"].rate_this == 100.0


def test_more_and_fewer_than_their_share_are_said_in_words():
    rows = compared(("Tenant", 500, 90), ("Factored owner", 500, 30))

    assert (rows["Tenant"].index, rows["Tenant"].says) == (1.5, "More than their share")
    assert (rows["Factored owner"].index, rows["Factored owner"].says) == (
        0.5,
        "Fewer than their share",
    )


def test_a_small_count_is_hidden_and_another_with_it_so_that_the_total_does_not_give_it_away():
    rows = compared(("Tenant", 800, 90), ("Sharing owner", 100, 12), ("Leaseholder", 50, 2))

    assert rows["Leaseholder"].this is None
    assert rows["Sharing owner"].this is None
    assert rows["Tenant"].this == 90
    for hidden in ("Leaseholder", "Sharing owner"):
        row = rows[hidden]
        assert (row.rate_this, row.share_of_people, row.index, row.says) == (
            None,
            None,
            None,
            TOO_FEW,
        )


def test_no_percentage_stands_on_fewer_than_20_people():
    rows = compared(("Tenant", 800, 10), ("Factored owner", 200, 9))

    assert {row.says for row in rows.values()} == {TOO_FEW}
    assert sentences.heard(tuple(rows.values()), "tenure", "tenures") == (
        "Too few people took part for us to compare tenures."
    )


def test_a_group_of_fewer_than_20_customers_is_not_compared():
    rows = compared(("Tenant", 800, 80), ("Leaseholder", 19, 10))

    assert rows["Leaseholder"].says == TOO_FEW
    assert rows["Leaseholder"].rate_this is None


def test_people_with_nothing_recorded_are_shown_but_left_out_of_shares():
    rows = compared(("Tenant", 500, 50), ("Not recorded", 500, 50))

    assert rows["Not recorded"].this == 50
    assert rows["Not recorded"].index is None
    assert rows["Tenant"].share_of_people == 100


def test_the_answer_names_the_groups_we_heard_too_little_from():
    rows = compared(("Tenant", 500, 90), ("Factored owner", 500, 30))

    assert sentences.heard(tuple(rows.values()), "tenure", "tenures") == (
        "We heard less than we should from: Factored owner."
    )
