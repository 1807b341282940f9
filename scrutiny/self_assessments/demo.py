"""How Glenmarnock rates itself: last year’s signed off, this year’s in work."""

import datetime as dt

from django.utils import timezone

from base.core.demo import World, in_demo
from participation.people.groups.models import Group

from .models import Framework, Rating, SelfAssessment, Signature, Statement

DAY = dt.timedelta(days=1)
L = Rating.Level
NAME = "How well tenants can take part"
#: A statement, the rating of last year with its evidence, and why the panel did not agree, where it did not.
STATEMENTS = (
    (
        "There is a strategy for taking part, and tenants helped to write it.",
        L.MET,
        "The strategy was agreed with the engagement panel and is on our pages.",
        "",
    ),
    (
        "Information is clear, and comes in the way that people ask for.",
        L.MET,
        "All letters of the year were read by the readers’ panel before they went out.",
        "Letters about service charges did not go to the readers. We saw three that nobody understood.",
    ),
    (
        "There are many ways to take part, and people can choose.",
        L.MET,
        "Fourteen ways are in the menu; each says how much time it takes.",
        "",
    ),
    (
        "Tenants look into services and say what should change.",
        L.MET,
        "Two exercises of the scrutiny panel, with a reply to each recommendation.",
        "",
    ),
    (
        "There are enough people and money for it.",
        L.PARTLY,
        "Two officers and a budget; expenses are paid within two weeks.",
        "",
    ),
    (
        "People hear what came of what they said.",
        L.PARTLY,
        "Seven of ten points have an answer on the page “You said, we did”.",
        "",
    ),
)


@in_demo(position=46)
def make_self_assessments(world: World) -> None:
    panel = Group.objects.live().filter(kind__scrutinises=True).order_by("pk").first()
    if panel is None:
        return
    today = timezone.localdate(world.now)
    framework = Framework.objects.create(
        name=NAME,
        year=today.year - 3,
        source="Put together with our panels",
        added_by=world.manager,
    )
    Statement.objects.bulk_create(
        Statement(framework=framework, number=number, words=words)
        for number, (words, *_) in enumerate(STATEMENTS, start=1)
    )
    members = [
        seat.customer.user
        for seat in panel.memberships.sitting().exclude(customer__user=None).order_by("pk")
    ]
    begun = SelfAssessment.objects.create(
        framework=framework,
        year=today.year,
        panel=panel,
        begun_by=world.officer,
        begun_on=today - 9 * DAY,
        due_on=today + 19 * DAY,
    )
    _rate(begun, rated=2, answered=False)
    if not members:
        return
    signed = SelfAssessment.objects.create(
        framework=framework,
        year=today.year - 1,
        panel=panel,
        begun_by=world.officer,
        begun_on=today - 300 * DAY,
        due_on=today - 272 * DAY,
        handed_over_on=today - 280 * DAY,
        needed=len(members),
        signed_off_on=today - 250 * DAY,
    )
    _rate(signed, rated=len(STATEMENTS), answered=True)
    for place, member in enumerate(members):
        Signature.objects.create(
            assessment=signed, by=member, on=today - (250 + len(members) - 1 - place) * DAY
        )


def _rate(assessment: SelfAssessment, *, rated: int, answered: bool) -> None:
    statements = assessment.framework.statements.all()
    for statement, (_, level, evidence, reason) in zip(statements, STATEMENTS, strict=True):
        is_rated = statement.number <= rated
        Rating.objects.create(
            assessment=assessment,
            statement=statement,
            level=level if is_rated else "",
            evidence=evidence if is_rated else "",
            agrees=not reason if answered else None,
            reason=reason if answered else "",
        )
