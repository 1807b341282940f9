"""The result agrees with what anybody counts from the published file; ties, and money that is not there."""

import re
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse

from base.core.refused import Refused
from participation.funding.choices import services
from participation.funding.choices.models import Pot, PotResult
from participation.funding.choices.result import told
from tests.days import days_ago
from tests.factories.choices import (
    a_manager,
    add_project,
    close_round,
    make_round,
    make_voters,
    open_round,
    voters_of,
)

pytestmark = pytest.mark.django_db

RULES = [
    {"rule": "greedy"},
    {"rule": "equal_shares"},
    {"rule": "equal_shares", "step": Decimal("0.50"), "top_up": True, "fewest_votes": 2},
    {"rule": "equal_shares", "start_percent": 50, "step": 10, "stop": "nothing-fits"},
    {"rule": "equal_shares", "kind": "rank", "step": 5},
]
BALLOTS = [[1, 2], [1, 3], [2, 3, 4], [1], [2], [4, 1], [3, 1]]


def counted(ballots=BALLOTS, *, change=lambda round: None, **fields):
    make_voters(len(ballots))
    round = make_round(**fields)
    change(round)
    round = open_round(round)
    for voter, numbers in zip(voters_of(round), ballots, strict=False):
        services.cast(voter=voter, chosen=[str(one) for one in numbers], channel="online")
    return close_round(round)


def recounted(round, tmp_path: Path) -> str:
    (pot,) = told(round)
    file = tmp_path / "vote.pb"
    file.write_text(pot.result.file)
    said = StringIO()
    _, _, *options = pot.command.split()
    call_command("recount", str(file), *options, stdout=said)
    return said.getvalue()


@pytest.mark.parametrize("fields", RULES, ids=str)
def test_the_published_file_counts_to_the_published_result(tmp_path, fields):
    def change(round):
        pot = round.pots.get()
        services.save_pot(by=a_manager(), round=round, pot=pot, stretch=Decimal(90))
        add_project(round, pot, "A", 150, either_or="corner")
        add_project(round, pot, "B", 160, either_or="corner")

    round = counted([*BALLOTS, [5, 6], [6, 5, 1]], change=change, **fields)

    said = recounted(round, tmp_path)
    assert "The file names the same winners." in said
    (pot,) = told(round)
    for fate in [*pot.won, *pot.lost]:
        # The other of two goes by its number in the file alone, where it has no other name.
        assert fate.why in said


def test_a_file_with_another_winner_does_not_count_to_it(tmp_path):
    round = counted()
    row = PotResult.objects.get()
    row.file = row.file.replace("Benches;1\n", "Benches;0\n")
    row.save()

    with pytest.raises(CommandError, match="not those"):
        recounted(round, tmp_path)


def test_the_file_names_nobody_and_has_no_column_of_a_person():
    counted()

    file = PotResult.objects.get().file
    assert "voter_id;vote\n" in file
    assert "Voter 0" not in file
    assert [line for line in file.splitlines() if "age" in line.split(";")] == []


def test_a_tie_at_the_edge_of_the_money_goes_to_the_cheaper_and_then_by_the_lot():
    cheaper = counted([[1], [2]], projects=(("A", 600), ("B", 500)), money=1000)
    (pot,) = told(cheaper)
    assert [one.project.title for one in pot.won] == ["B"]

    drawn = counted([[1], [2], [1], [2]], name="Again", projects=(("A", 600), ("B", 600)))
    (pot,) = told(drawn)
    (winner,) = pot.won
    assert winner.project.lot == 1


def test_a_vote_without_a_ballot_has_a_result_in_which_nothing_wins():
    round = make_round()
    closed = close_round(open_round(round))

    (pot,) = told(closed)
    assert (pot.won, len(pot.lost), pot.left) == ([], 4, 1000)
    assert not pot.has_file


def test_money_of_nought_and_less_is_no_money():
    round = make_round()

    with pytest.raises(Exception, match="a_pot_holds_more_than_nothing"):
        Pot.objects.create(round=round, name="None", money=0)


def test_every_loser_says_what_its_supporters_still_had_and_greedy_stands_beside():
    round = counted(rule="equal_shares")

    (pot,) = told(round)
    assert all(one.support is not None for one in pot.lost if "had" in one.why)
    assert {project.title for project in pot.greedy} <= {"Benches", "Lights", "Trees", "Paint"}
    assert pot.greedy


def test_a_result_is_published_after_the_count_and_what_won_is_told_to_its_end():
    round = open_round(make_round())
    with pytest.raises(Refused, match="not counted"):
        services.publish_result(round=round, by=a_manager())
    closed = close_round(round)
    services.publish_result(round=closed, by=a_manager())
    lost = round.projects.first()

    with pytest.raises(Refused, match="Only what won"):
        services.tell_delivery(
            project=lost, delivery="Begun", delivered_on=days_ago(0), by=a_manager()
        )


@pytest.mark.parametrize("rule", ["greedy", "equal_shares"])
def test_of_few_ballots_it_is_told_what_won_and_not_how_many_named_what(client, rule):
    """The roll says who voted, so numbers of so few would say what they chose."""
    round = counted([[1], [1], [1], [3, 1]], rule=rule)
    services.publish_result(round=round, by=a_manager())

    (pot,) = told(round)
    assert pot.is_few
    assert {(one.votes, one.support) for one in (*pot.won, *pot.lost)} == {(None, None)}
    pages = [client.get(reverse("choices:result", args=[round.slug]))]
    pages += [
        client.get(reverse("choices:project", args=[round.slug, number])) for number in (1, 2, 3)
    ]
    for page in pages:
        words = page.content.decode()
        assert not re.search(r"\d ballots? named", words)
        assert "For comparison" not in words
        assert "had a share" not in words
    assert "Winner number 1." in pages[1].content.decode()
    assert "Not chosen." in pages[2].content.decode()


def test_of_no_ballot_and_of_enough_it_is_told_how_many():
    (pot,) = told(counted([[1]] * 5))
    assert (pot.is_few, pot.won[0].votes) == (False, 5)
    (pot,) = told(counted([], name="Again"))
    assert (pot.is_few, pot.ballots) == (False, 0)
