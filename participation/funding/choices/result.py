"""The result of a round as pages tell it."""

from dataclasses import dataclass
from typing import Any

from base.core.house_rules import SMALL_NUMBER_THRESHOLD

from .models import Pot, PotResult, Project, Round


@dataclass(frozen=True)
class FateTold:
    """``support``: which part of its cost its supporters could still pay, in percent. ``votes`` are None and
    ``why`` says only whether it won, where the ballots were few."""

    project: Project
    place: int | None
    votes: int | None
    why: str
    support: int | None


@dataclass(frozen=True)
class PotTold:
    """``greedy``: what most votes first would have chosen, for comparison only. ``command``: counts again.

    ``is_few``: so few ballots named a project here that, beside the roll, numbers would say what each of them said.
    """

    pot: Pot
    result: PotResult
    won: list[FateTold]
    lost: list[FateTold]
    greedy: list[Project]
    is_few: bool
    has_file: bool
    command: str

    @property
    def ballots(self) -> int | None:
        return None if self.is_few else self.result.ballots

    @property
    def left(self):
        return max(self.pot.money - self.result.spent, 0)


def told(row: Round) -> list[PotTold]:
    projects = {one.code: one for one in row.projects.on_ballot()}
    results = PotResult.objects.filter(pot__round=row).select_related("pot").order_by("pot__name")
    return [_of_pot(row, result, projects) for result in results]


def _of_pot(row: Round, result: PotResult, projects: dict[str, Project]) -> PotTold:
    fates = [fate_told(result, one, projects[one["number"]]) for one in result.fates]
    lost = [one for one in fates if not one.place]
    if is_few(result):  # they lie in the order of their votes
        lost.sort(key=lambda one: one.project.number)
    return PotTold(
        pot=result.pot,
        result=result,
        won=[one for one in fates if one.place],
        lost=lost,
        greedy=[] if is_few(result) else [projects[number] for number in result.greedy],
        is_few=is_few(result),
        has_file=result.ballots >= SMALL_NUMBER_THRESHOLD.value,
        command=command(row),
    )


def is_few(result: PotResult) -> bool:
    return 0 < result.ballots < SMALL_NUMBER_THRESHOLD.value


def fate_told(result: PotResult, line: dict[str, Any], project: Project) -> FateTold:
    """One line of ``fates``, as everybody may read it."""
    place = line["place"]
    if is_few(result):
        why = f"Winner number {place}." if place else "Not chosen."
        return FateTold(project, place, None, why, None)
    return FateTold(project, place, line["votes"], line["why"], line["support"])


def command(row: Round) -> str:
    """How somebody counts the published file again by the same rule."""
    if row.rule == Round.Rule.GREEDY:
        return "recount FILE --rule greedy"
    said = f"recount FILE --rule equal-shares --start {row.start_percent / 100:g} --step {row.step}"
    said += f" --stop {row.stop}"
    return f"{said} --top-up" if row.top_up else said
