"""Small numbers: nobody can be worked out, and nothing is said that too few people stand behind."""

from base.core.counted_tables import (
    NOT_ANSWERED,
    NOT_KNOWN,
    NOT_RECORDED,
    NOT_SAID,
    TO_PROTECT_OTHERS,
    TOO_FEW_TO_SHOW,
    Tally,
    is_unknown,
    publishable,
)
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
    for hidden, why in (("Leaseholder", TOO_FEW_TO_SHOW), ("Sharing owner", TO_PROTECT_OTHERS)):
        row = rows[hidden]
        assert (row.rate_this, row.share_of_people, row.index) == (None, None, None)
        assert row.says == row.why_this == why


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


def told_us(*, threshold: int = 5, **groups: tuple[int, int]) -> Comparison:
    """Each group's customers and how many of them took part; the rest is worked out as on the page."""
    names = {name.replace("_", " ").capitalize(): counts for name, counts in groups.items()}
    return beside(names, threshold=threshold)


def beside(names: dict[str, tuple[int, int]], *, threshold: int = 5) -> Comparison:
    cells = publishable(
        Tally(
            {(name,): customers for name, (customers, _) in names.items()},
            {"year": {(name,): people for name, (_, people) in names.items()}},
        ),
        "year",
        threshold=threshold,
    )
    customers = sum(customers for customers, _ in names.values())
    people = sum(people for _, people in names.values())
    rows = compare_groups(cells, all_customers=customers, all_people=people)
    return Comparison(
        groups=tuple(row for row in rows if not is_unknown(row.group)),
        unknown=tuple(row for row in rows if is_unknown(row.group)),
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


def test_that_few_would_rather_not_say_hides_no_known_group():
    """What the report of a demo year hid: 22 of the 320 customers who said yes took part."""
    (one,) = everybody(
        {
            "Disability": beside(
                {
                    "No": (536, 73),
                    "Yes": (320, 22),
                    NOT_ANSWERED: (1037, 75),
                    NOT_SAID: (46, 4),
                },
                threshold=10,
            )
        }
    )

    rows = {row.name: row for row in one.rows}
    assert (rows["Yes"].customers, rows["Yes"].people, rows["Yes"].index) == (320, 22, 0.62)
    assert rows["Yes"].says == "Fewer than their share"
    assert (rows[NOT_KNOWN].customers, rows[NOT_KNOWN].people) == (1083, 79)
    assert one.answer == "We heard less than we should from: Yes (22 of 320)."
    assert not one.something_hidden


def test_its_interval_leaves_no_doubt():
    shown = beside({"No": (536, 73), "Yes": (320, 22), NOT_SAID: (46, 4)}, threshold=10)

    (yes,) = [row for row in shown.groups if row.name == "Yes"]
    assert (yes.index, yes.low, yes.high) == (0.62, 0.43, 0.9)


def test_one_person_without_an_area_hides_no_region():
    rows = compared(("Coast", 484, 29), ("North", 666, 42), ("West", 789, 58), (NOT_RECORDED, 3, 1))

    assert [row.this for row in rows.values()] == [29, 42, 58, 1]
    assert heard(tuple(rows.values()), "region", "regions") == (
        "Every region took part about as much as its share of customers, or more."
    )


def test_a_sentence_names_the_groups_that_cannot_be_compared_and_says_every_of_none():
    rows = compared(("Coast", 484, 29), ("North", 666, 42), ("West", 789, 58), ("Isles", 12, 5))

    assert heard(tuple(rows.values()), "region", "regions") == (
        "We cannot compare: Isles. The other regions each took part about as much as its share of "
        "customers, or more."
    )
    rows = compared(("Coast", 700, 20), ("North", 666, 60), ("West", 789, 80), ("Isles", 12, 5))
    assert heard(tuple(rows.values()), "region", "regions") == (
        "We heard less than we should from: Coast (20 of 700). We cannot compare: Isles."
    )


def test_people_whose_age_we_do_not_know_protect_the_young_before_the_old_do():
    age = beside(
        {
            "Under 25": (30, 4),
            "25 to 44": (504, 44),
            "45 to 64": (688, 62),
            "65 to 74": (228, 19),
            "75 or over": (205, 13),
            NOT_RECORDED: (284, 32),
        }
    )

    says = {row.name: (row.people, row.why_hidden) for row in (*age.groups, *age.unknown)}
    assert says == {
        "Under 25": (None, TOO_FEW_TO_SHOW),
        "25 to 44": (44, ""),
        "45 to 64": (62, ""),
        "65 to 74": (19, ""),
        "75 or over": (13, ""),
        NOT_RECORDED: (None, TO_PROTECT_OTHERS),
    }
    assert heard(age.groups, "group", "groups") == (
        "We cannot compare: Under 25. None of the other groups took part less than its share by more "
        "than chance could explain."
    )


def test_where_the_number_of_unknown_is_hidden_shares_are_of_the_groups_that_are_shown():
    """Of everybody they would be too small, and of those we know they would tell the hidden number."""
    shown = beside({"A": (400, 100), "B": (400, 100), "C": (20, 2), NOT_ANSWERED: (800, 400)})

    by_name = {row.name: row for row in shown.groups}
    assert (by_name["A"].share_of_people, by_name["A"].index) == (50, 1.0)
    assert by_name["C"].says == TOO_FEW_TO_SHOW
    assert [row.says for row in shown.unknown] == [TO_PROTECT_OTHERS]
