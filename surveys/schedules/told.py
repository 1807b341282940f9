"""How a survey after a job was put to people: what is told of all its cycles with its results."""

from collections import Counter

from base.core.templatetags.words import day, number
from participation.questionnaires.fieldwork import Basis

from ..models import ScheduledCycle, Survey
from .reasons import NOT_DRAWN, REASONS

#: The basis, how many jobs it is about, how many people were asked, and what is told besides.
OfCycles = tuple[Basis, int | None, int | None, list[tuple[str, str]]]


def of_cycles(survey: Survey) -> OfCycles:
    """A sample where a cycle drew some of those who may be asked; open where none was worked on, or where
    anybody could answer besides. One statement."""
    cycles = list(
        ScheduledCycle.objects.filter(survey=survey, drawn_at__isnull=False)
        .select_related("schedule")
        .order_by("due_on", "pk")
    )
    if not cycles:
        return Basis.OPEN, None, None, []
    taken, asked = sum(one.jobs_taken for one in cycles), sum(one.asked for one in cycles)
    left_out: Counter[str] = Counter()
    for one in cycles:
        left_out.update(one.left_out)
    drawn = any(one.share < 100 for one in cycles)
    basis = Basis.SAMPLE if drawn else Basis.CENSUS
    return (
        Basis.OPEN if survey.open_to_all else basis,
        taken,
        asked,
        _about(cycles, taken, left_out),
    )


def _about(
    cycles: list[ScheduledCycle], taken: int, left_out: Counter[str]
) -> list[tuple[str, str]]:
    first, last = cycles[0], cycles[-1]
    names = sorted({str(one.schedule) for one in cycles})
    shares = sorted({one.share for one in cycles})
    between = f"{shares[0]} to {shares[-1]}" if len(shares) > 1 else f"{shares[0]}"
    days = (
        f"on {day(first.due_on)}"
        if first == last
        else f"from {day(first.due_on)} to {day(last.due_on)}"
    )
    found = [
        (
            "How those who were asked were chosen",
            f"{number(len(cycles))} {'time' if len(cycles) == 1 else 'times'} {days}, of everybody for whom "
            f"something was done since the time before ({', '.join(names)}): {number(taken)} jobs or visits in"
            f" all. Each time {between} in 100 of those who may be asked were drawn, each by a seed of its"
            " own, with which anybody can draw them again.",
        )
    ]
    by_rule = [
        f"{words}: {number(left_out[code])}"
        for code, words in REASONS.items()
        if left_out.get(code) and code != NOT_DRAWN
    ]
    if by_rule:
        found.append(("About what nobody was asked", f"{'. '.join(by_rule)}."))
    return found
