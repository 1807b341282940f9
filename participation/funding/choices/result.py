"""The result of a round as pages tell it."""

from dataclasses import dataclass

from base.core.house_rules import SMALL_NUMBER_THRESHOLD

from .models import Pot, PotResult, Project, Round


@dataclass(frozen=True)
class FateTold:
    """``support``: which part of its cost its supporters could still pay, in percent."""

    project: Project
    place: int | None
    votes: int
    why: str
    support: int | None


@dataclass(frozen=True)
class PotTold:
    """``greedy``: what most votes first would have chosen, for comparison only. ``command``: counts again."""

    pot: Pot
    result: PotResult
    won: list[FateTold]
    lost: list[FateTold]
    greedy: list[Project]
    has_file: bool
    command: str

    @property
    def left(self):
        return max(self.pot.money - self.result.spent, 0)


def told(row: Round) -> list[PotTold]:
    projects = {one.code: one for one in row.projects.on_ballot()}
    results = PotResult.objects.filter(pot__round=row).select_related("pot").order_by("pot__name")
    return [_of_pot(row, result, projects) for result in results]


def _of_pot(row: Round, result: PotResult, projects: dict[str, Project]) -> PotTold:
    fates = [
        FateTold(projects[one["number"]], one["place"], one["votes"], one["why"], one["support"])
        for one in result.fates
    ]
    return PotTold(
        pot=result.pot,
        result=result,
        won=[one for one in fates if one.place],
        lost=[one for one in fates if not one.place],
        greedy=[projects[number] for number in result.greedy],
        has_file=result.ballots >= SMALL_NUMBER_THRESHOLD.value,
        command=command(row),
    )


def command(row: Round) -> str:
    """How somebody counts the published file again by the same rule."""
    if row.rule == Round.Rule.GREEDY:
        return "recount FILE --rule greedy"
    said = f"recount FILE --rule equal-shares --start {row.start_percent / 100:g} --step {row.step}"
    said += f" --stop {row.stop}"
    return f"{said} --top-up" if row.top_up else said
