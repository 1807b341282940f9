"""Our own votes as ``.pb`` files: nothing of a voter but what the ballot said, in a shuffled order."""

import datetime as dt
import random
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from base.core.templatetags.words import pounds

from ..counting.count import PotCount
from ..counting.election import Election, Pot
from ..counting.rules import EqualShares, Rule, Stop
from .document import Document, Table
from .reading import APPROVAL, CUMULATIVE, ORDINAL


@dataclass(frozen=True)
class About:
    """What a file says of its vote. ``most`` is how many projects, or points, a ballot may give."""

    description: str
    country: str
    unit: str
    instance: str
    begins: dt.date
    ends: dt.date
    vote_type: str = APPROVAL
    most: int | None = None
    currency: str = "GBP"


def document_of(
    about: About, election: Election, result: PotCount, rule: Rule, names: Mapping[str, str]
) -> Document:
    """The vote on one pot. Whoever counts the file by ``rule`` comes to the same winners.

    Projects stand in the order of lots. The shuffle takes its order from the machine's own chance, which is
    kept nowhere, so the rows say nothing of when or how a ballot was cast.
    """
    mine = {project.code for project in election.projects if project.pot == result.pot.code}
    codes = [code for code in election.lots if code in mine]
    votes = _shuffled(election, mine, about.vote_type)
    return Document(
        meta=_meta(about, election, result, rule, projects=len(codes), votes=len(votes)),
        projects=Table(
            ("project_id", "cost", "votes", *_score(about), "name", "selected"),
            tuple(_project(code, result, about, names) for code in codes),
        ),
        votes=votes,
    )


def _score(about: About) -> tuple[str, ...]:
    """Points have a column of their own. The format has no scores of ranks but by its own scale."""
    return ("score",) if about.vote_type == CUMULATIVE else ()


def _project(
    code: str, result: PotCount, about: About, names: Mapping[str, str]
) -> tuple[str, ...]:
    fate = result.fates[code]
    scores = [str(fate.votes) for _ in _score(about)]
    name = " ".join(names[code].split())
    return (code, plain(fate.cost), str(fate.named), *scores, name, "1" if fate.won else "0")


def _shuffled(election: Election, mine: set[str], kind: str) -> Table:
    ballots: list[list[tuple[str, int]]] = []
    for ballot, times in sorted(election.ballots.items()):
        here = [said for said in ballot if said[0] in mine]
        here.sort(key=lambda said: -said[1])
        ballots += [here] * (times if here else 0)
    random.SystemRandom().shuffle(ballots)
    columns = ("voter_id", "vote", "points") if kind == CUMULATIVE else ("voter_id", "vote")
    rows = []
    for place, said in enumerate(ballots, start=1):
        named = ",".join(code for code, _ in said)
        points = ",".join(str(votes) for _, votes in said)
        rows.append((str(place), named, points) if kind == CUMULATIVE else (str(place), named))
    return Table(columns, tuple(rows))


def _meta(
    about: About, election: Election, result: PotCount, rule: Rule, *, projects: int, votes: int
) -> dict[str, str]:
    meta = {"description": about.description, "country": about.country, "unit": about.unit}
    if result.pot.code:
        meta["subunit"] = result.pot.code
    meta |= {
        "instance": about.instance,
        "num_projects": str(projects),
        "num_votes": str(votes),
        "budget": plain(result.pot.money),
        "vote_type": about.vote_type,
        "rule": _rule_named(rule, election, about, result.pot),
        "date_begin": f"{about.begins:%d.%m.%Y}",
        "date_end": f"{about.ends:%d.%m.%Y}",
        "min_length": "1",
    }
    if about.most is not None:
        meta["max_sum_points" if about.vote_type == CUMULATIVE else "max_length"] = str(about.most)
    if election.fewest_ballots > 1:
        meta["min_project_score_threshold"] = str(election.fewest_ballots)
    return meta | {
        "currency": about.currency,
        "comment": f"#1: {_comment(about, election, result.pot, rule)}",
    }


def _comment(about: About, election: Election, pot: Pot, rule: Rule) -> str:
    """The rule, and all that the format has no key for."""
    said = [rule_in_words(rule)]
    if about.vote_type == ORDINAL:
        said.insert(
            0, f"The project ranked first has {about.most} votes, and each after it one vote fewer."
        )
    mine = {project.code for project in election.projects if project.pot == pot.code}
    for names in election.either_or:
        if names <= mine:
            said.append(f"Of the projects {', '.join(sorted(names))} only one can be paid.")
    if pot.stretch:
        said.append(f"Up to {plain(pot.stretch)} may be added to finish one project.")
    return " ".join(said)


def _rule_named(rule: Rule, election: Election, about: About, pot: Pot) -> str:
    """By the format's own names; what they leave out stands in the comment."""
    if isinstance(rule, EqualShares):
        return "equalshares/add1" if rule.step else "equalshares"
    if election.either_or or pot.stretch or about.vote_type == ORDINAL:
        return "greedy-custom"
    return "greedy-threshold" if election.fewest_ballots > 1 else "greedy"


def rule_in_words(rule: Rule) -> str:
    """The whole rule in one sentence or a few, as it is printed wherever people vote or read the result."""
    ties = "Ties go to the lower cost, then to more votes, then by the lot drawn before the vote."
    if not isinstance(rule, EqualShares):
        return (
            "The project with most votes comes first. Each is paid that still fits into the money, and one"
            " that does not fit is passed over. Ties go to the lower cost, then by the lot drawn before the"
            " vote."
        )
    said = [
        "Every ballot has the same share of the money"
        + (
            "."
            if rule.start == 1
            else f", of which {plain(rule.start * 100)}% is shared out at first."
        ),
        "A project is paid by those who named it, as equally as their shares allow, and the one comes first"
        " that has most votes for what a vote pays.",
    ]
    if rule.step:
        until = (
            "until the winners would cost more than the money"
            if rule.stop is Stop.TOO_DEAR
            else "until nothing more fits or the winners would cost more than the money"
        )
        said.append(
            f"The count is made again with {pounds(Decimal(plain(rule.step)))} more for each ballot, {until}."
        )
    if rule.top_up:
        said.append("What is left then goes to the projects with most votes that still fit.")
    return " ".join([*said, ties])


def plain(amount: Fraction) -> str:
    """1200 or 1200.5: as the format writes money. Costs and money have whole pennies."""
    return f"{(Decimal(amount.numerator) / Decimal(amount.denominator)).normalize():f}"
