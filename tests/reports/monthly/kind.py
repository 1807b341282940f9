from base.core.audience import Audience
from base.core.periods import Month
from participation.programme.activities.models import Service
from reports.kinds import ReportKind, Subject, Subjects
from reports.sections import Part

from . import answered

COMMENT = Part(code="comment", label="What the head of the service says", heading="In short")


def services() -> list[Subject]:
    return [Subject(code, name) for code, name in Service.choices]


MONTHLY = ReportKind(
    code="service-month",
    title="Monthly report of a service",
    heading="What this service heard and answered",
    period=Month,
    subjects=Subjects("Which service is the report for?", services),
    read_early_by=Audience.MANAGERS,
    read_by=Audience.STAFF,
    early_readers="managers",
    readers="staff",
    sections=(COMMENT, answered.SECTION),
)
