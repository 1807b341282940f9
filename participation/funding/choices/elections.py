"""A round as it is counted, and its rule as it is printed: one home for what decides who wins."""

from collections import defaultdict
from fractions import Fraction

from base.core.templatetags.words import pounds

from .counting.ballots import Pick, Rank, Spend
from .counting.election import Ballot, Election
from .counting.election import Pot as CountedPot
from .counting.election import Project as CountedProject
from .counting.rules import EqualShares, Greedy, Rule, Stop
from .models import Pot, Project, Round
from .pabulib.publishing import rule_in_words
from .pabulib.reading import APPROVAL, ORDINAL

ANYONE = "Everybody who is on our list of customers"


def rule_of(row: Round) -> Rule:
    if row.rule == Round.Rule.GREEDY:
        return Greedy()
    return EqualShares(
        start=Fraction(row.start_percent, 100),
        step=Fraction(row.step),
        stop=Stop(row.stop),
        top_up=row.top_up,
    )


def vote_type_of(row: Round) -> str:
    return ORDINAL if row.kind == Round.Kind.RANK else APPROVAL


def ballot_of(row: Round, pot: Pot) -> Pick | Spend | Rank:
    """What one ballot may say of one pot."""
    if row.kind == Round.Kind.SPEND:
        return Spend(Fraction(pot.money))
    assert row.most is not None
    return Rank(row.most) if row.kind == Round.Kind.RANK else Pick(row.most)


def read_ballot(row: Round, pots: list[Pot], projects: list[Project], chosen: list[str]) -> Ballot:
    """What somebody chose, by numbers, in their order, as it is counted. Refuses in words what may not be."""
    by_pot: dict[int, dict[str, Fraction]] = defaultdict(dict)
    for project in projects:
        by_pot[project.pot_id][project.code] = Fraction(project.cost or 0)
    known = {code for costs in by_pot.values() for code in costs}
    said: list[tuple[str, int]] = []
    for pot in pots:
        costs = by_pot[pot.pk]
        # What no pot has is refused by whichever is asked first.
        mine = [code for code in chosen if code in costs or code not in known]
        said += ballot_of(row, pot).read(mine, costs)
    return tuple(sorted(said))


def election_of(row: Round, ballots: dict[Ballot, int]) -> Election:
    pots = list(row.pots.all())
    projects = sorted(row.projects.on_ballot(), key=lambda one: one.lot or 0)
    names = {pot.pk: code_of(pot) for pot in pots}
    either_or: dict[str, set[str]] = defaultdict(set)
    for project in projects:
        if project.either_or:
            either_or[project.either_or].add(project.code)
    return Election(
        projects=tuple(
            CountedProject(one.code, Fraction(one.cost or 0), names[one.pot_id]) for one in projects
        ),
        pots=tuple(
            CountedPot(Fraction(pot.money), names[pot.pk], Fraction(pot.stretch)) for pot in pots
        ),
        lots=tuple(one.code for one in projects),
        ballots=ballots,
        either_or=tuple(frozenset(codes) for codes in either_or.values() if len(codes) > 1),
        fewest_ballots=row.fewest_votes,
        ceiling=None if row.ceiling is None else Fraction(row.ceiling),
    )


def code_of(pot: Pot) -> str:
    return pot.name


def ballot_in_words(row: Round, pots: list[Pot]) -> str:
    """What a ballot may say."""
    each = " of each sum of money" if len(pots) > 1 else ""
    if row.kind == Round.Kind.SPEND:
        return (
            "You choose projects until the money is spent. What you choose may not cost more than there is."
            if not each
            else "You choose projects of each sum of money until it is spent."
        )
    if row.kind == Round.Kind.RANK:
        first = "1 vote" if row.most == 1 else f"{row.most} votes"
        return (
            f"You put up to {row.most} projects{each} in order. Your first gets {first}, and each after"
            " it one vote fewer."
        )
    return f"You choose up to {row.most} projects{each}. Each gets one vote of yours."


def rule_whole(row: Round, pots: list[Pot]) -> list[str]:
    """The whole rule, a line for each part of it, as it stands on the ballot and beside the result."""
    said = [ballot_in_words(row, pots)]
    if row.fewest_votes > 1:
        said.append(f"A project needs at least {row.fewest_votes} ballots to win.")
    if row.ceiling is not None:
        said.append(f"No project costs more than {pounds(row.ceiling)}.")
    said.append(rule_in_words(rule_of(row)))
    for pot in pots:
        if pot.stretch:
            said.append(
                f"{pot}: up to {pounds(pot.stretch)} may be added once, to finish one project that the"
                " rest of the money nearly pays for."
            )
    if row.projects.on_ballot().exclude(either_or="").exists():
        said.append("Of projects that stand as “one or the other”, at most one wins.")
    said.append("Nobody can change who wins: not us, and not the board.")
    return said


def who_may_vote(row: Round) -> str:
    tenures = [one.plain_name for one in row.tenures.all()]
    areas = [one.name for one in row.areas.all()]
    who = " and ".join(tenures) if tenures else ANYONE
    where = f", living in {' or '.join(areas)}" if areas else ""
    return f"{who}{where}, aged {row.youngest} or over on the first day of voting"
