"""How Glenmarnock rates itself: last year’s signed off, this year’s in work, another with the panel."""

import datetime as dt

from django.utils import timezone

from base.core.demo import World, in_demo
from participation.people.groups.models import Group, Membership

from .models import Framework, Rating, SelfAssessment, Signature, Statement
from .signatures import needed_now

DAY = dt.timedelta(days=1)
#: A statement, how it is rated, how one can see it, and why the panel does not agree.
Said = tuple[str, str, str, str]
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
#: Of a second framework, which its panel has agreed to and only has to sign.
SECOND = "How we answer complaints"
SECOND_STATEMENTS = (
    (
        "Anybody can complain in the way that suits them.",
        L.MET,
        "By telephone, on paper, on these pages and at the office; all four were used this year.",
        "",
    ),
    (
        "We say what we learned, and what we changed.",
        L.PARTLY,
        "Lessons stand beside the figures of four services of nine.",
        "Four of nine is less than half. We would say: not met.",
    ),
)


@in_demo(position=46)
def make_self_assessments(world: World) -> None:
    panel = Group.objects.live().filter(kind__scrutinises=True).order_by("pk").first()
    if panel is None:
        return
    today = timezone.localdate(world.now)
    framework = _framework(world, NAME, today.year - 3, STATEMENTS)
    seats = panel.memberships.sitting().of_customers().counted().order_by("pk")
    members = [seat.customer.user for seat in seats.exclude(customer__user=None)]
    begun = SelfAssessment.objects.create(
        framework=framework,
        year=today.year,
        panel=panel,
        begun_by=world.officer,
        begun_on=today - 9 * DAY,
        due_on=today + 19 * DAY,
    )
    _rate(begun, STATEMENTS, rated=2, answered=False)
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
    _rate(signed, STATEMENTS, rated=len(STATEMENTS), answered=True)
    for place, member in enumerate(members):
        Signature.objects.create(
            assessment=signed, by=member, on=today - (250 + len(members) - 1 - place) * DAY
        )
    _make_one_to_sign(world, panel, list(seats.select_related("customer__user")))


def _make_one_to_sign(world: World, panel: Group, seats: list[Membership]) -> None:
    """All but one name that is needed stand under it, the first of them given on paper. The first member has not signed."""
    today = timezone.localdate(world.now)
    waits = SelfAssessment.objects.create(
        framework=_framework(world, SECOND, today.year - 1, SECOND_STATEMENTS),
        year=today.year,
        panel=panel,
        begun_by=world.officer,
        begun_on=today - 40 * DAY,
        due_on=today - 12 * DAY,
        handed_over_on=today - 14 * DAY,
        needed=1,
    )
    _rate(waits, SECOND_STATEMENTS, rated=len(SECOND_STATEMENTS), answered=True)
    waits.needed = needed_now(waits)
    waits.save(update_fields=["needed"])
    first = next(seat for seat in seats if seat.customer.user)
    others = [seat for seat in seats if seat != first]
    for place, seat in enumerate(others[: waits.needed - 1]):
        on_paper = place == 0 or seat.customer.user is None
        Signature.objects.create(
            assessment=waits,
            on=today - (6 - min(place, 5)) * DAY,
            by=None if on_paper else seat.customer.user,
            seat=seat if on_paper else None,
            way=Signature.Way.PAPER if on_paper else "",
            written_by=world.officer if on_paper else None,
        )


def _framework(world: World, name: str, year: int, statements: tuple[Said, ...]) -> Framework:
    framework = Framework.objects.create(
        name=name, year=year, source="Put together with our panels", added_by=world.manager
    )
    Statement.objects.bulk_create(
        Statement(framework=framework, number=number, words=words)
        for number, (words, *_) in enumerate(statements, start=1)
    )
    return framework


def _rate(
    assessment: SelfAssessment, said: tuple[Said, ...], *, rated: int, answered: bool
) -> None:
    statements = assessment.framework.statements.all()
    for statement, (_, level, evidence, reason) in zip(statements, said, strict=True):
        is_rated = statement.number <= rated
        Rating.objects.create(
            assessment=assessment,
            statement=statement,
            level=level if is_rated else "",
            evidence=evidence if is_rated else "",
            agrees=not reason if answered else None,
            reason=reason if answered else "",
        )
