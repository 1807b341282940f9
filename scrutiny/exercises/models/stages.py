"""The way of an exercise, one stage after the other. None is passed over; a step back leads to the one before."""

from enum import Enum

from django.db import models


class Stage(models.TextChoices):
    CHOSEN = "chosen", "Chosen"
    SCOPED = "scoped", "Scope agreed"
    EVIDENCE = "evidence", "Gathering evidence"
    FINDINGS = "findings", "Weighing findings"
    REPORT = "report", "Writing the report"
    RECOMMENDATIONS = "recommendations", "Writing recommendations"
    RESPONSE = "response", "Waiting for the landlord"
    ACTION_PLAN = "action_plan", "Action plan"
    REVIEWED_6 = "reviewed_6", "Reviewed after 6 months"
    REVIEWED_12 = "reviewed_12", "Reviewed after 12 months"
    CLOSED = "closed", "Closed"

    @property
    def place(self) -> int:
        return _ORDER.index(self)

    @property
    def next(self) -> "Stage | None":
        return None if self is Stage.CLOSED else _ORDER[self.place + 1]

    @property
    def before(self) -> "Stage | None":
        return _ORDER[self.place - 1] if self.place else None

    @classmethod
    def gathering(cls) -> list["Stage"]:
        """In which evidence is added and findings are written."""
        return [cls.EVIDENCE, cls.FINDINGS, cls.REPORT]

    @classmethod
    def reported(cls) -> list["Stage"]:
        """In which everybody reads the report, with its findings and the evidence that is open."""
        return _ORDER[cls.RECOMMENDATIONS.place :]

    @property
    def moved_by(self) -> "Side":
        """Who takes the step that leads here."""
        return Side.LANDLORD if self is Stage.ACTION_PLAN else Side.PANEL


_ORDER = list(Stage)
#: What the panel saw stands beside these steps.
NEEDS_WORDS = (Stage.REVIEWED_6, Stage.REVIEWED_12, Stage.CLOSED)
#: Months after the action plan in which each review is due.
REVIEW_MONTHS = {Stage.REVIEWED_6: 6, Stage.REVIEWED_12: 12}


class Side(Enum):
    PANEL = "the panel"
    LANDLORD = "the landlord"
