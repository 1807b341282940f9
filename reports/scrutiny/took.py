"""What did it take: of members, of staff, and in pounds; and what did members learn?"""

from dataclasses import dataclass
from decimal import Decimal

from base.core.measures import measure
from base.core.periods import Period
from participation.joining.panels.models import Appraisal, InductionStep
from reports.sections import Asked, Material, Section
from reports.sentences import counted
from reports.shapes import Definition, definitions
from scrutiny.exercises import stats
from scrutiny.exercises.told import Took as Counted


@measure(
    "Training of members",
    "Times that a member of a scrutiny panel finished training in the period: of what members begin with, and of the plan of "
    "their yearly appraisal.",
)
def training(period: Period) -> int:
    panels = {"membership__group__kind__scrutinises": True}
    began = InductionStep.objects.filter(
        period.holds("done_on", moment=False), is_training=True, **panels
    )
    planned = Appraisal.objects.filter(period.holds("training_done_on", moment=False), **panels)
    return began.count() + planned.count()


@dataclass(frozen=True)
class Took:
    answer: str
    members: int
    members_hours: Decimal
    staff_hours: Decimal
    cost: Decimal
    reports: int
    noted: int
    training: int
    counts: tuple[Definition, ...]


@dataclass(frozen=True)
class Figures:
    took: Counted
    members_hours: Decimal
    members: int
    training: int


def count(asked: Asked) -> Figures:
    return Figures(
        asked(stats.took), asked(stats.members_hours), asked(stats.members), asked(training)
    )


def build(material: Material[Figures, None]) -> Took:
    this = material.this
    return Took(
        answer=sentence(this),
        members=this.members,
        members_hours=this.members_hours,
        staff_hours=this.took.staff_hours,
        cost=this.took.cost,
        reports=this.took.reports,
        noted=this.took.noted,
        training=this.training,
        counts=definitions(stats.members, stats.members_hours, stats.took, training),
    )


def sentence(this: Figures) -> str:
    members = counted(this.members, "member", "members")
    reports = counted(this.took.reports, "report", "reports")
    return f"Panels had {members} on the last day, and published {reports}."


SECTION = Section(
    code="took",
    heading="What did it take?",
    template="reports/scrutiny/took.html",
    shape=Took,
    count=count,
    build=build,
)
