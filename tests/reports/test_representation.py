"""Small numbers: nobody can be worked out, and nothing is said that too few people stand behind."""

from base.core.counted_tables import NOT_SAID, Tally, publishable
from participation.programme.activities.stats import GroupShare
from participation.reach.representation.comparing import MAY_BE_CHANCE, TOO_FEW
from participation.reach.representation.comparing import compare as compare_groups
from participation.reach.representation.stats import Comparison, Known
from reports.impact.everybody import characteristics as everybody
from reports.impact.groups import compare, heard
from tests.factories.reports import LAST_YEAR, impact_of, make_small_year


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
    assert heard(tuple(rows.values()), "tenure", "tenures") == (
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

    assert heard(tuple(rows.values()), "tenure", "tenures") == (
        "We heard less than we should from: Factored owner (30 of 500)."
    )


def test_the_answer_does_not_call_a_share_even_that_is_lower_by_chance():
    rows = compared(("Tenant", 500, 50), ("Applicant", 100, 6))

    assert rows["Applicant"].says == MAY_BE_CHANCE
    assert heard(tuple(rows.values()), "tenure", "tenures") == (
        "No tenure took part less than its share by more than chance could explain."
    )


def told_us(**groups: tuple[int, int]) -> Comparison:
    """Each group's customers and how many of them took part; the rest is worked out as on the page."""
    names = {name.replace("_", " ").capitalize(): counts for name, counts in groups.items()}
    cells = publishable(
        Tally(
            {(name,): customers for name, (customers, _) in names.items()},
            {"year": {(name,): people for name, (_, people) in names.items()}},
        ),
        "year",
        threshold=5,
    )
    customers = sum(customers for customers, _ in names.values())
    people = sum(people for _, people in names.values())
    rows = compare_groups(cells, all_customers=customers, all_people=people)
    return Comparison(
        groups=tuple(row for row in rows if NOT_SAID not in row.group),
        unknown=tuple(row for row in rows if NOT_SAID in row.group),
        customers=Known(customers, customers),
        people=Known(people, people),
    )


def test_the_report_says_from_which_groups_we_heard_too_little():
    (sex,) = everybody(
        {"Sex": told_us(female=(500, 100), male=(500, 40), prefer_not_to_say=(60, 9))}
    )

    assert sex.answer == "We heard less than we should from: Male (40 of 500)."
    assert [(row.name, row.people, row.says) for row in sex.rows] == [
        ("Female", 100, "More than their share"),
        ("Male", 40, "Fewer than their share"),
        ("Prefer not to say", 9, "Not compared"),
    ]


def test_the_report_shows_nothing_from_which_somebody_could_be_recognised():
    (sex,) = everybody({"Sex": told_us(female=(500, 100), male=(400, 40), other=(60, 2))})

    assert [row.people for row in sex.rows] == [100, None, None]
    assert sex.something_hidden


def test_what_cannot_be_compared_is_said_and_not_left_out(db):
    make_small_year()

    report = impact_of(LAST_YEAR)

    assert [one.title for one in report.everybody.characteristics] == [
        "Age",
        "Sex",
        "Disability or long-term illness",
        "Ethnic group",
    ]
    assert {one.answer for one in report.everybody.characteristics} == {
        "Too few people took part for us to compare groups."
    }
