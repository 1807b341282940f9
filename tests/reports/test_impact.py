"""What the report says, against figures counted by hand."""

import datetime as dt
import json
from decimal import Decimal

import pytest
from django.template.loader import render_to_string

from base.core.measures import MEASURES
from base.core.periods import FinancialYear
from participation.programme.activities import stats as taking_part
from participation.programme.activities.models import Engagement, Outcome
from participation.programme.activities.services import record_engagement
from reports.documents import report_html
from reports.frozen import freeze, thaw
from reports.impact import costs
from reports.impact.consultations import sentence as consulted
from reports.impact.kind import IMPACT
from reports.impact.people import sentence as took_part
from reports.shapes import Amounts, Definition, Pair, Report
from tests.factories.activities import (
    make_consultation,
    make_event,
    make_opportunity,
    make_outcome,
)
from tests.factories.people import make_customer
from tests.factories.reports import LAST_YEAR, came, impact_of, make_small_year, on


@pytest.fixture
def report(db) -> Report:
    make_small_year()
    return impact_of(LAST_YEAR)


def test_people_are_counted_once_and_heads_are_kept_apart(report):
    assert report.people.unique == Pair(3, 1)
    assert report.people.new == Pair(2, None)  # the year before is the first on record
    assert report.people.returning == Pair(1, None)
    assert report.people.times == Pair(9, 1)
    assert report.people.by_head == Pair(5, 0)


def test_who_came_for_the_first_time_last_year_is_told_once_the_record_goes_back_further(db):
    amina = make_customer("Amina Hussain")
    for year in (LAST_YEAR - 2, LAST_YEAR - 1, LAST_YEAR):
        came(make_event(starts_at=on(year, 5, 12)), amina)
        came(make_event(starts_at=on(year, 6, 12)), make_customer())

    people = impact_of(LAST_YEAR).people

    assert people.new == Pair(1, 1)
    assert people.returning == Pair(1, 1)


def test_in_the_first_year_on_record_nobody_is_called_new_and_no_year_stands_beside_it(db):
    came(make_event(starts_at=on(LAST_YEAR, 5, 12)), make_customer())

    report = impact_of(LAST_YEAR)
    html = report_html(report, number=1)

    assert report.opening[0] == "1 person took part."
    assert "This is the first year on our record" in html
    for words in ("last year", "Last year", "the year before.", "for the first time</p>"):
        assert words not in html


def test_cost_and_cost_each_time_are_those_of_the_activities_with_a_cost(report):
    assert report.costs.cost.this == Decimal(150)
    assert report.costs.each_time.this == Decimal("16.67")  # 150 / 9
    assert report.costs.hours.this == Decimal("6.5")
    assert report.costs.costed == Pair(2, 0)


def test_activities_are_told_by_kind_and_level_with_the_year_before(report):
    kinds = {line.name: line for line in report.kinds.rows}
    assert list(kinds) == ["Drop-in", "Estate walk"]  # the busiest first
    assert kinds["Drop-in"].activities == Pair(1, 1)
    assert kinds["Drop-in"].people == Pair(2, 1)
    assert kinds["Drop-in"].times == Pair(7, 1)
    assert [(line.name, line.times.this) for line in report.levels.rows] == [
        ("Consultation", 7),
        ("Influence", 2),
    ]


def test_the_first_and_the_last_day_of_the_year_are_in_it(report):
    assert sum(line.activities.this for line in report.kinds.rows) == 2  # 1 April and 31 March


def test_outcomes_say_no_as_plainly_as_yes(report):
    assert (report.changed.done.this, report.changed.not_possible.this) == (1, 1)
    assert {story.state for story in report.changed.stories} == {"done", "not_possible"}
    assert report.opening == (
        "3 people took part, 2 of them for the first time.",
        "1 thing changed because people spoke.",
        "1 thing we could not do, and we say why.",
    )


def test_every_no_is_told_with_its_reason_whether_or_not_it_was_marked_for_telling(db):
    make_small_year()
    Outcome.objects.update(best=False)

    report = impact_of(LAST_YEAR)
    html = report_html(report, number=1)

    assert [story.said for story in report.changed.refused] == [
        "We want gas back in Birkwood Court."
    ]
    assert "What we could not do, and why" in html
    assert "Not possible, because:" in html
    assert report.changed.more_refused == 0


def test_reasons_there_is_no_room_for_are_counted(db, monkeypatch):
    for number in range(3):
        make_outcome(
            f"Could we have swing {number}?",
            state=Outcome.State.NOT_POSSIBLE,
            answered_on=on(LAST_YEAR, 6, 1).date(),
        )
    monkeypatch.setattr(taking_part.outcomes, "STORIES", 1)

    report = impact_of(LAST_YEAR)

    assert report.changed.more_refused == 2
    assert "you find 2 more things that we could not do" in report_html(report, number=1)


def test_an_edition_from_before_reasons_were_kept_says_no_more_than_its_file(db):
    make_small_year()
    Outcome.objects.update(best=False)
    kept = freeze(impact_of(LAST_YEAR))
    del kept["changed"]["refused"]

    assert "that we could not do, and why" not in report_html(thaw(IMPACT.shape, kept), number=1)


@pytest.mark.parametrize(
    ("held", "decided", "says"),
    [
        (
            1,
            1,
            "We asked customers once before we decided something, got 9 answers, and have decided.",
        ),
        (
            1,
            0,
            "We asked customers once before we decided something, got 9 answers, and have yet to decide.",
        ),
        (
            4,
            4,
            "We asked customers 4 times before we decided something, got 9 answers, and have made all 4 decisions.",
        ),
        (
            4,
            2,
            "We asked customers 4 times before we decided something, got 9 answers, and have made 2 of the 4 decisions.",
        ),
    ],
)
def test_consultations_are_told_in_words_that_hold_for_any_number(held, decided, says):
    assert consulted(held, decided, 9) == says


def test_a_consultation_tells_how_many_answered_and_what_was_decided(db):
    rent = make_consultation(
        starts_at=on(LAST_YEAR, 11, 3),
        ends_at=on(LAST_YEAR, 12, 1),
        consideration="Most chose the lowest.",
        decision="Rent goes up by 3 in a hundred.",
        decided_on=on(LAST_YEAR, 12, 20).date(),
    )
    for source, people in (("post", 40), ("web", 61)):
        record_engagement(
            activity=rent, people=people, role=Engagement.Role.RESPONDED, source=source
        )
    make_consultation("Not published", starts_at=on(LAST_YEAR, 6, 1), published_at=None)

    consultations = impact_of(LAST_YEAR).consultations

    assert consultations.held == Pair(1, 0)
    assert consultations.decided == Pair(1, 0)
    assert consultations.answers == Pair(101, 0)
    assert consultations.results[0].decision == "Rent goes up by 3 in a hundred."


def test_it_says_of_how_many_consultations_it_tells_nothing_more(db):
    make_consultation("Rent", starts_at=on(LAST_YEAR, 11, 3), ends_at=on(LAST_YEAR, 12, 1))
    ours = make_consultation(
        "Rules of the panel", starts_at=on(LAST_YEAR, 6, 1), ends_at=on(LAST_YEAR, 7, 1)
    )
    assert impact_of(LAST_YEAR).consultations.not_told == ""
    ours.members_only = True
    ours.save()

    section = impact_of(LAST_YEAR).consultations
    page = render_to_string("reports/impact/consultations.html", {"section": section})

    assert section.held.this == 2
    assert [result.title for result in section.results] == ["Rent"]
    assert "1 was only for people who sit on some of our groups. It is counted here" in page


def test_interest_is_told_by_where_it_stands_now(db):
    panel = make_opportunity("Scrutiny panel")
    for state in ("new", "placed", "declined"):
        panel.interests.create(
            customer=make_customer(),
            state=state,
            reason="The panel is full." if state == "declined" else "",
            expressed_at=on(LAST_YEAR, 6, 1),
            reply_due_on=dt.date(LAST_YEAR, 6, 15),
        )

    interest = impact_of(LAST_YEAR).interest

    assert interest.asked == Pair(3, 0)
    assert (interest.new.this, interest.placed.this, interest.declined.this) == (1, 1, 1)
    assert (interest.wanted[0].asked, interest.wanted[0].placed) == (3, 1)


def test_a_year_with_nothing_in_it_is_told_without_a_fault(db):
    report = impact_of(LAST_YEAR)

    assert report.opening[0] == "No people took part."
    assert report.costs.answer == "No cost has been entered for this year's activities."
    assert thaw(IMPACT.shape, freeze(report)) == report


def test_what_is_frozen_comes_back_as_it_was(report):
    kept = json.loads(json.dumps(freeze(report)))

    assert thaw(IMPACT.shape, kept) == report


def test_an_older_edition_without_a_field_is_still_read(report):
    kept = freeze(report)
    kept["people"]["a_figure_we_dropped"] = 1

    assert thaw(IMPACT.shape, kept) == report


def test_each_figure_is_printed_with_the_definition_of_its_measure(report):
    printed = {
        definition
        for section in vars(report).values()
        for definition in getattr(section, "counts", ())
    }

    assert all(isinstance(definition, Definition) for definition in printed)
    for definition in printed:
        assert MEASURES[definition.key].definition == definition.text
    assert {"activities.people_taking_part", "consultations.consultations_held"} <= {
        definition.key for definition in printed
    }


def test_counting_takes_the_same_number_of_queries_however_many_rows(
    db, django_assert_max_num_queries
):
    make_small_year()
    impact_of(
        LAST_YEAR
    )  # equality answers are counted when somebody asks for the first time, and kept

    with django_assert_max_num_queries(100):
        impact_of(LAST_YEAR)


def test_a_year_that_is_not_over_says_so(db):
    assert impact_of(FinancialYear.current().start_year).so_far
    assert not impact_of(LAST_YEAR).so_far


@pytest.mark.parametrize(
    ("people", "customers", "says"),
    [
        (Pair(0, 0), 100, "No people took part."),
        (Pair(1, 0), 100, "1 person took part."),
        (Pair(19, 30), 100, "19 people took part, down from 30 last year."),
        (
            Pair(20, 10),
            160,
            "About 1 in 8 customers took part: 20 people, up from 10 last year.",
        ),
        (Pair(90, 90), 100, "Most customers took part: 90 people, the same as last year."),
    ],
)
def test_who_took_part_is_said_in_words_that_hold_for_any_number(people, customers, says):
    assert took_part(people, customers, smallest_base=20) == says


def test_half_an_hour_and_half_a_pound_are_rounded_up_in_the_chart():
    amounts = Amounts(Decimal("1586.5"), Decimal("1024.5"))
    section = costs.Costs("", amounts, amounts, amounts, Pair(1, 1), Pair(1, 1), ())

    (pair,) = section.hours_chart.pairs
    assert (pair.this.text, pair.last.text) == ("1,587", "1,025")
