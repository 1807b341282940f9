from argparse import ArgumentParser
from fractions import Fraction
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from base.core.refused import Refused

from ...counting.accounts import money, why
from ...counting.count import PotCount, count
from ...counting.election import Election
from ...counting.rules import EqualShares, Greedy, Rule, Stop
from ...pabulib.document import Document, parse
from ...pabulib.reading import amount, election_in, selected_in

GREEDY, EQUAL_SHARES, FILE = "greedy", "equal-shares", "file"
#: The rules of the format that say all that a count asks for, with what its steps are.
RULES_OF_FILES: dict[str, Rule] = {
    "greedy": Greedy(),
    "greedy-threshold": Greedy(),
    "equalshares": EqualShares(),
    "equalshares/add1": EqualShares(step=Fraction(1)),
}


class Command(BaseCommand):
    help = "Counts a published vote (a .pb file) again, and says whether its winners are the same."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--rule",
            choices=[FILE, GREEDY, EQUAL_SHARES],
            default=FILE,
            help="The rule; else the file's.",
        )
        parser.add_argument(
            "--start", default="1", help="Which part of the money is shared out at first."
        )
        parser.add_argument("--step", default="0", help="By how much shares grow; 0 for no steps.")
        parser.add_argument(
            "--stop", choices=[stop.value for stop in Stop], default=Stop.TOO_DEAR.value
        )
        parser.add_argument(
            "--top-up", action="store_true", help="What is left goes by most votes."
        )

    def handle(self, *, file: Path, **options) -> None:
        try:
            document = parse(file.read_bytes())
            election = election_in(document)
            rule = rule_of(document, options)
        except (Refused, OSError) as reason:
            raise CommandError(str(reason)) from None
        (result,) = count(election, rule)
        self.stdout.write("\n".join(told(election, result, document)))
        if "selected" not in document.projects.columns:
            return
        if sorted(result.winners) != sorted(selected_in(document)):
            raise CommandError("The winners are not those that the file names.")
        self.stdout.write("The file names the same winners.")


def rule_of(document: Document, options: dict) -> Rule:
    if options["rule"] == GREEDY:
        return Greedy()
    if options["rule"] == EQUAL_SHARES:
        return EqualShares(
            start=amount(options["start"], "--start"),
            step=amount(options["step"], "--step"),
            stop=Stop(options["stop"]),
            top_up=options["top_up"],
        )
    named = document.meta.get("rule", "")
    if named not in RULES_OF_FILES:
        raise Refused("The file does not say its rule in full. Give it with --rule.")
    return RULES_OF_FILES[named]


def told(election: Election, result: PotCount, document: Document) -> list[str]:
    names = {row["project_id"]: row.get("name") or row["project_id"] for row in document.projects}
    order = sorted(
        result.fates.values(), key=lambda fate: (not fate.won, fate.place or 0, -fate.votes)
    )
    return [
        f"{result.ballots} ballots, {len(result.winners)} winners, {money(result.spent)} of"
        f" {money(result.pot.money)}, {result.steps} steps",
        *(f"{names[fate.code]}: {why(fate, election, names)}" for fate in order),
    ]
