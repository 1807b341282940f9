"""The landlord rates, hands over and changes nothing after; the panel alone agrees, or does not, and signs."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.messages.contact.services import send
from participation.people.customers.models import Customer
from participation.people.groups.models import Group
from scrutiny.recommendations.services.who import refuse_who_is_not_on

from .models import Framework, Rating, SelfAssessment, Statement
from .signatures import needed_now, who_can_sign

HANDED_OVER = "self_assessments/email/handed_over"


@transaction.atomic
def add_framework(
    *, name: str, year: int, source: str, statements: list[str], by: User
) -> Framework:
    if Framework.objects.filter(name__iexact=name, year=year).exists():
        raise Refused("There is a version of this framework for that year already.")
    if not statements:
        raise Refused("Write at least one statement.")
    framework = Framework.objects.create(name=name, year=year, source=source, added_by=by)
    Statement.objects.bulk_create(
        Statement(framework=framework, number=number, words=words)
        for number, words in enumerate(statements, start=1)
    )
    record_fact("framework_added", subject=framework, actor=by, statements=len(statements))
    return framework


@transaction.atomic
def begin(
    *, framework: Framework, year: int, panel: Group, due_on: dt.date, by: User
) -> SelfAssessment:
    framework = locked(framework)
    if framework.assessments.filter(year=year).exists():
        raise Refused("There is an assessment against this framework for that year already.")
    assessment = SelfAssessment.objects.create(
        framework=framework, year=year, panel=panel, due_on=due_on, begun_by=by
    )
    Rating.objects.bulk_create(
        Rating(assessment=assessment, statement=one) for one in framework.statements.all()
    )
    record_fact("self_assessment_begun", subject=assessment, actor=by, panel=panel.pk)
    return assessment


@transaction.atomic
def rate(*, rating: Rating, level: Rating.Level, evidence: str, by: User) -> Rating:
    assessment = locked(rating.assessment)
    if assessment.handed_over_on:
        raise Refused("The panel has it. What we said of ourselves stays as it is.")
    if not evidence.strip():
        raise Refused("Say how one can see it.")
    rating = locked(rating)
    rating.level, rating.evidence = level, evidence.strip()
    rating.save(update_fields=["level", "evidence"])
    record_fact("self_assessment_rated", subject=assessment, actor=by, level=level)
    return rating


@transaction.atomic
def hand_over(*, assessment: SelfAssessment, by: User) -> SelfAssessment:
    """The panel reads it, and says of each statement whether it agrees. Handed over twice, it is once."""
    row = locked(assessment)
    if row.handed_over_on:
        return row
    left = row.ratings.filter(level="").count()
    if left:
        raise Refused(f"Rate every statement first: {left} {'is' if left == 1 else 'are'} left.")
    sitting = who_can_sign(row)
    needed = needed_now(row)
    if not needed:
        raise Refused("Nobody sits on the panel who could sign it.")
    row.handed_over_on, row.needed = timezone.localdate(), needed
    row.save()
    record_fact("self_assessment_handed_over", subject=row, actor=by, needed=row.needed)
    people = Customer.objects.filter(pk__in=sitting.values("customer"))
    for customer in people.order_by("pk"):
        send(
            customer,
            HANDED_OVER,
            about=row.source,
            dedupe_key=f"{row.source}:handed-over:{customer.pk}",
            context={"assessment": row},
        )
    return row


@transaction.atomic
def say(*, rating: Rating, agrees: bool, reason: str, by: User) -> Rating:
    """The panel’s word on one statement, until the first of it signs."""
    assessment = locked(rating.assessment)
    refuse_who_is_not_on(assessment.panel, by)
    refuse_unless_with_panel(assessment)
    if assessment.signatures.exists():
        raise Refused("A member has signed it. What the panel says of it stays as it is.")
    if not agrees and not reason.strip():
        raise Refused("Say why you do not agree.")
    rating = locked(rating)
    rating.agrees, rating.reason = agrees, reason.strip()
    rating.written_by = rating.said_on = None
    rating.save(update_fields=["agrees", "reason", "written_by", "said_on"])
    record_fact("self_assessment_answered", subject=assessment, actor=by, agrees=agrees)
    return rating


def refuse_unless_with_panel(assessment: SelfAssessment) -> None:
    if not assessment.handed_over_on:
        raise Refused("The landlord has not handed it over yet.")
    if assessment.signed_off_on:
        raise Refused("It is signed off, and stays as it is.")
