"""What a visitor reads of this app."""

from base.core.kept_pages import visitors_read

from .models import (
    Change,
    Evidence,
    Exercise,
    FactComment,
    Finding,
    Move,
    PlanItem,
    ReportSection,
)

visitors_read(Change, Evidence, Exercise, FactComment, Finding, Move, PlanItem, ReportSection)
