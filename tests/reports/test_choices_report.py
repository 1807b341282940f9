"""The report of a round in which people decided how money is spent (K-40)."""

import datetime as dt
from decimal import Decimal

import pytest
from django.template.loader import render_to_string

from participation.funding.choices import services
from participation.funding.choices.models import Round
from reports.choices.kind import CHOICES
from reports.choices.of import LABEL, told
from reports.choices.won import what_won
from reports.kinds import Scope, Subject
from reports.loading import load
from reports.services import ask_for_report, publish_report
from tests.factories.choices import a_manager, close_round, make_open_round, voters_of
from tests.factories.reports import build_report

pytestmark = pytest.mark.django_db


def scope_of(row: Round) -> Scope:
    return Scope(CHOICES, None, Subject(f"{LABEL}{row.pk}", row.name))


@pytest.fixture
def voted() -> Round:
    """Twelve could vote. Ten did: all for benches, six of them for trees too; the money is for both."""
    row = make_open_round(voters=12)
    numbers = {one.title: one.number for one in row.projects.all()}
    for place, voter in enumerate(voters_of(row)[:10]):
        named = ["Benches", "Trees"] if place < 6 else ["Benches"]
        chosen = [str(numbers[one]) for one in named]
        services.cast(voter=voter, chosen=chosen, channel="online")
    row = close_round(row)
    services.publish_result(round=row, by=a_manager())
    return Round.objects.get(pk=row.pk)


def test_a_round_is_offered_once_everybody_reads_its_result(voted):
    assert [one.name for one in told()] == [voted.name]


def test_it_says_what_won_who_voted_and_what_came_of_it(voted):
    benches = voted.projects.get(title="Benches")
    benches.delivered_on, benches.delivery = dt.date(2026, 11, 1), "They stand by the shop."
    benches.save()
    report = load(scope_of(voted))

    (pot,) = report.won.pots
    assert [(one.title, one.votes) for one in pot.won] == [("Benches", 10), ("Trees", 6)]
    assert report.won.answer == "2 of 4 projects won. Together they cost £500."
    assert report.voted.answer == "10 of 12 people who could vote did (83.3%)."
    assert report.done.answer == "1 of 2 winners is finished."
    assert report.done.lines[0].words == "They stand by the shop."


def test_its_first_sentence_is_true_of_none_and_of_one():
    assert what_won(0, 4, Decimal(0)) == "None of 4 projects won."
    assert what_won(1, 4, Decimal(200)) == "1 of 4 projects won. It costs £200."


def test_it_is_published_as_a_page_and_a_pdf_and_stays_as_it_was(client, voted):
    by = a_manager()
    edition = build_report(ask_for_report(scope=scope_of(voted), by=by), by=by)
    edition = publish_report(edition=edition, by=by)
    voted.projects.update(delivery="Something else.")

    page = client.get(edition.get_absolute_url()).content.decode()
    assert "2 of 4 projects won. Together they cost £500." in page
    assert "People whose ballot was counted" in page
    assert "Something else." not in page
    with edition.file.open() as file:
        assert file.read(4) == b"%PDF"


def test_of_few_ballots_the_report_says_no_number():
    row = make_open_round(voters=4)
    numbers = {one.title: one.number for one in row.projects.all()}
    for voter in voters_of(row):
        services.cast(voter=voter, chosen=[str(numbers["Benches"])], channel="online")
    row = close_round(row)
    services.publish_result(round=row, by=a_manager())

    (pot,) = load(scope_of(row)).won.pots

    assert (pot.ballots, {one.votes for one in (*pot.won, *pot.lost)}) == (None, {None})
    assert [one.why for one in pot.won] == ["Winner number 1."]
    told = render_to_string("reports/choices/won.html", {"section": load(scope_of(row)).won})
    assert "Too few ballots named a project here" in told
    assert " vote" not in told.split("By which rule")[0]
