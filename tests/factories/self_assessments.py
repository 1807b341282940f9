"""Frameworks, and the landlord held against them."""

import datetime as dt

from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Role
from participation.people.groups.models import Group
from scrutiny.self_assessments.models import Framework, Rating, SelfAssessment
from scrutiny.self_assessments.services import add_framework, begin, hand_over, rate

from .people import make_user
from .recommendations import make_panel


def staff() -> User:
    return User.objects.holding(Role.STAFF).first() or make_user(Role.STAFF)


def make_framework(name: str = "Ten standards", *, year: int = 2025) -> Framework:
    statements = ["We tell people what came of it.", "People can choose how to take part."]
    return add_framework(name=name, year=year, source="", statements=statements, by=staff())


def make_self_assessment(
    *, panel: Group | None = None, name: str = "Ten standards", by: User | None = None
) -> SelfAssessment:
    """Begun, and nothing rated yet."""
    panel = panel or Group.objects.filter(kind__recommends=True).first() or make_panel()
    due = timezone.localdate() + dt.timedelta(days=28)
    return begin(
        framework=make_framework(name), year=2026, panel=panel, due_on=due, by=by or staff()
    )


def make_handed_over(*, panel: Group) -> SelfAssessment:
    """All rated as met, and with the panel."""
    assessment = make_self_assessment(panel=panel)
    for rating in assessment.ratings.all():
        rate(rating=rating, level=Rating.Level.MET, evidence="Page 4 of the report.", by=staff())
    return hand_over(assessment=assessment, by=staff())


def make_signed_off(*, panel: Group, pk: int) -> SelfAssessment:
    """Everybody can read it."""
    today = timezone.localdate()
    return SelfAssessment.objects.create(
        pk=pk,
        framework=make_framework(),
        year=2026,
        panel=panel,
        begun_by=staff(),
        due_on=today,
        handed_over_on=today,
        needed=1,
        signed_off_on=today,
    )
