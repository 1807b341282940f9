"""From a ``.pb`` file to what is counted, and back to the winners that it says."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from base.core.refused import Refused

from ..counting.election import Ballot, Election, Pot, Project, grouped
from .document import Document

APPROVAL, CHOOSE_ONE, CUMULATIVE, SCORING, ORDINAL = (
    *("approval", "choose-1", "cumulative", "scoring"),
    "ordinal",
)
#: Of each kind of vote: whether it says how many points each project gets, beside the projects.
KINDS = {APPROVAL: False, CHOOSE_ONE: False, CUMULATIVE: True, SCORING: True, ORDINAL: False}
#: Figures have a point, as the format asks for. No sum of money has more digits.
AMOUNT = re.compile(r"[0-9]{1,15}(\.[0-9]{1,6})?")
WHOLE = re.compile(r"-?[0-9]{1,9}")
MOST_PROJECTS = 5_000
#: What our own files say of their rule in the comment, for the format has no key for it.
EITHER_OR = re.compile(r"Of the projects ([^ ,.]+(?:, [^ ,.]+)+) only one can be paid\.")
STRETCH = re.compile(r"Up to ([0-9.]*[0-9]) may be added to finish one project\.")


def amount(text: str, what: str) -> Fraction:
    if not AMOUNT.fullmatch(text):
        raise Refused(f"{what} must be an amount such as 1200 or 1200.50, and is “{text[:40]}”.")
    return Fraction(text)


def whole(text: str, what: str) -> int:
    if not WHOLE.fullmatch(text):
        raise Refused(f"{what} must be a whole number, and is “{text[:40]}”.")
    return int(text)


def election_in(document: Document) -> Election:
    """One pot. Lots are the order of the projects in the file, and the fewest votes what META says.

    Points are votes. Scores below nought, which a few files have, give a project no vote; a rank
    counts as many votes as the longest ballot that the file allows has places from it to the last.
    """
    meta = document.meta
    for key, table in (("num_projects", document.projects), ("num_votes", document.votes)):
        if key in meta and whole(meta[key], key) != len(table):
            raise Refused(f"META says {key} {meta[key]}, and the file has {len(table)}.")
    if len(document.projects) > MOST_PROJECTS:
        raise Refused("The file has more projects than a vote can have.")
    for column, table in (("cost", document.projects), ("vote", document.votes)):
        if column not in table.columns:
            raise Refused(f"A column is missing: {column}.")
    projects = tuple(
        Project(row["project_id"], amount(row["cost"], f"The cost of project {row['project_id']}"))
        for row in document.projects
    )
    least = meta.get("min_project_score_threshold", "")
    comment = meta.get("comment", "")
    stretch = STRETCH.search(comment)
    return Election(
        projects=projects,
        pots=(
            Pot(
                amount(meta.get("budget", ""), "The budget"),
                stretch=amount(stretch[1], "Stretch money") if stretch else Fraction(0),
            ),
        ),
        lots=tuple(project.code for project in projects),
        ballots=grouped(ballots_in(document)),
        either_or=tuple(frozenset(found.split(", ")) for found in EITHER_OR.findall(comment)),
        fewest_ballots=max(1, whole(least, "min_project_score_threshold")) if least else 1,
    )


def ballots_in(document: Document) -> list[Ballot]:
    kind = document.meta.get("vote_type", "")
    if kind not in KINDS:
        raise Refused(f"vote_type must be one of {', '.join(KINDS)}, and is “{kind[:40]}”.")
    if KINDS[kind] and "points" not in document.votes.columns:
        raise Refused("A column is missing: points.")
    codes = {row["project_id"] for row in document.projects}
    places = _places(document)
    ballots = []
    for row in document.votes:
        named = _list(row["vote"])
        if len(set(named)) < len(named):
            raise Refused(f"Voter {row['voter_id']} names a project twice.")
        if not codes.issuperset(named):
            raise Refused(f"Voter {row['voter_id']} names a project that is not in the file.")
        if kind == CHOOSE_ONE and len(named) != 1:
            raise Refused(f"Voter {row['voter_id']} must name one project.")
        ballots.append(tuple(zip(named, _votes(kind, row, len(named), places), strict=True)))
    return [tuple((code, votes) for code, votes in ballot if votes > 0) for ballot in ballots]


def selected_in(document: Document) -> tuple[str, ...]:
    """The winners that the file names: selected 1, and not the 2 or 3 of money from elsewhere."""
    return tuple(row["project_id"] for row in document.projects if row.get("selected") == "1")


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(",")] if text else []


def _places(document: Document) -> int:
    """Of a ranked vote: how many places the longest ballot may have, or has."""
    most = document.meta.get("max_length", "")
    longest = max((row["vote"].count(",") + 1 for row in document.votes), default=0)
    return max(longest, whole(most, "max_length") if most else 0)


def _votes(kind: str, row: Mapping[str, str], named: int, places: int) -> Sequence[int]:
    if kind == ORDINAL:
        return range(places, places - named, -1)
    if not KINDS[kind]:
        return [1] * named
    points = [
        whole(part, f"The points of voter {row['voter_id']}") for part in _list(row["points"])
    ]
    if len(points) != named:
        raise Refused(f"Voter {row['voter_id']} has {len(points)} points for {named} projects.")
    return points
