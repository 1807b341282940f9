"""Two of us score an application against the criteria of its scheme, and nobody who has an interest in it."""

from collections.abc import Sequence

from django.db import transaction

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.groups.models import Membership

from ..models import Assessment, Grant, Score
from ..scoring import SideBySide, side_by_side

ASSESSORS = 2
INTEREST = "You have an interest in it, so somebody else scores and decides."


def why_barred(grant: Grant, user: User) -> str:
    """Why somebody of us may neither score nor decide; empty where they may."""
    if grant.assessments.filter(by=user).exclude(interest="").exists():
        return INTEREST
    seats = Membership.objects.sitting().of_customer_who_is(
        user
    )  # a colleague's seat is their work
    if seats.filter(group=grant.group_id).exists():
        return f"You sit on {grant.group}. {INTEREST}"
    return ""


@transaction.atomic
def assess(*, grant: Grant, points: Sequence[int], by: User, words: str = "") -> Assessment:
    """A number of points for each criterion of today, in their order."""
    grant = locked(grant)
    _refuse_decided(grant)
    if barred := why_barred(grant, by):
        raise Refused(barred)
    criteria = grant.scheme_year.scheme.criteria_to_score
    if not criteria:
        raise Refused("The scheme has no criteria yet. A manager writes them.")
    if grant.assessments.filter(by=by).exists():
        raise Refused("You have scored it already. The other is somebody else.")
    if grant.assessments.counted().distinct().count() >= ASSESSORS:
        raise Refused("Two of us have scored it already.")
    made = Assessment.objects.create(grant=grant, by=by, words=words)
    Score.objects.bulk_create(
        Score(assessment=made, place=place, criterion=criterion, points=given)
        for place, (criterion, given) in enumerate(zip(criteria, points, strict=True))
    )
    record_fact("grant_assessed", subject=grant, actor=by, points=sum(points))
    return made


@transaction.atomic
def declare_interest(*, grant: Grant, interest: str, by: User) -> Assessment:
    """What they scored before stays on record and counts no more."""
    grant = locked(grant)
    _refuse_decided(grant)
    found, _ = Assessment.objects.get_or_create(grant=grant, by=by)
    if found.interest:
        raise Refused("You have declared it already.")
    found.interest = interest
    found.save(update_fields=["interest"])
    record_fact("grant_interest_declared", subject=grant, actor=by, why=interest)
    return found


def scores_of(grant: Grant) -> SideBySide:
    """Of those that count."""
    counted = grant.assessments.counted().distinct().select_related("by").prefetch_related("scores")
    return side_by_side(
        [(str(one.by), [(it.criterion, it.points) for it in one.scores.all()]) for one in counted]
    )


def refuse_unassessed(grant: Grant, by: User) -> None:
    """Before a decision: two have scored it where the scheme wants that, and whoever decides has no interest."""
    if barred := why_barred(grant, by):
        raise Refused(barred)
    if not grant.scheme_year.scheme.is_assessed:
        return
    scored = grant.assessments.counted().distinct().count()
    if scored < ASSESSORS:
        raise Refused(f"Two of us score it first. {scored} of 2 has.")


def _refuse_decided(grant: Grant) -> None:
    if not Grant.objects.to_decide().filter(pk=grant.pk).exists():
        raise Refused("It is decided already.")
