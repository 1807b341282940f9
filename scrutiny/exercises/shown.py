"""What every page of one exercise shows, whoever reads it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from .models import Exercise, Move, SectionComment, Stage


@dataclass(frozen=True)
class Step:
    """One stage on the way, with the step that led there once it is taken."""

    stage: Stage
    move: Move | None
    is_now: bool


def whole(rows):
    """With all that a page asks of the row itself."""
    return rows.select_related("panel", "topic", "plan_item")


def found_by(exercise: Exercise, *, for_panel: bool) -> dict[str, Any]:
    """Evidence and findings, as the panel or as everybody reads them. Four statements, however many there are."""
    rows = exercise.evidence.all() if for_panel else exercise.evidence.open()
    evidence = list(rows)
    kept = exercise.evidence.count() - len(evidence)
    findings = exercise.findings.prefetch_related(Prefetch("evidence", rows, to_attr="rests_on"))
    return {"evidence": evidence, "findings": list(findings), "kept": kept, "for_panel": for_panel}


def report_of(exercise: Exercise, *, for_panel: bool) -> dict[str, Any]:
    """Its sections, what the landlord said of facts, and what changed. What members say to each other is theirs."""
    sections = exercise.sections.all()
    if for_panel:
        comments = SectionComment.objects.select_related("by")
        sections = sections.select_related("written_by").prefetch_related(
            Prefetch("comments", comments)
        )
    facts = exercise.fact_comments.select_related("section")
    return {"sections": list(sections), "facts": list(facts), "for_panel": for_panel}


def shown(exercise: Exercise) -> dict[str, Any]:
    """Two statements."""
    moves = {move.stage: move for move in exercise.moves.in_force()}
    return {
        "changes": list(exercise.changes.select_related("move")),
        "steps": [Step(stage, moves.get(stage), stage is exercise.at) for stage in Stage],
        "sheet": [
            (words[0].upper() + words[1:], getattr(exercise, name))
            for name, words in exercise.SCOPE.items()
        ],
    }
