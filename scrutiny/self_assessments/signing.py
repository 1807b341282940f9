"""A member signs, or an officer writes down that they signed on paper or by telephone.

Of a panel none of whom signs in, an officer writes down what it said of a statement, too.
"""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.messages.contact.services import send
from participation.people.groups.models import Membership
from scrutiny.recommendations.services.who import refuse_who_is_not_on

from .models import Rating, SelfAssessment, Signature
from .services import refuse_unless_with_panel
from .signatures import nobody_signs_in, sign_off_if_enough, who_can_sign, who_has_not_signed

WRITTEN_DOWN = "self_assessments/email/written_down"
WORD_WRITTEN_DOWN = "self_assessments/email/word_written_down"


@transaction.atomic
def sign(*, assessment: SelfAssessment, by: User) -> SelfAssessment:
    """With the last name that is needed it is signed off, and everybody reads it."""
    row = locked(assessment)
    refuse_who_is_not_on(row.panel, by)
    if row.signatures.filter(by=by).exists():
        return row
    _refuse_before_all_is_said(row)
    if not who_has_not_signed(row).filter(customer__user=by).exists():
        raise Refused("One of us wrote down already that you signed it.")
    Signature.objects.create(assessment=row, by=by)
    record_fact("self_assessment_signed", subject=row, actor=by)
    sign_off_if_enough(row, by=by)
    return row


@transaction.atomic
def write_down_signature(
    *, assessment: SelfAssessment, seat: Membership, way: Signature.Way, by: User
) -> SelfAssessment:
    """The member hears of it, and can say that it was not so."""
    row = locked(assessment)
    _refuse_before_all_is_said(row)
    if not who_can_sign(row).filter(pk=seat.pk).exists():
        raise Refused(f"They do not sit on {row.panel} any more.")
    if not who_has_not_signed(row).filter(pk=seat.pk).exists():
        raise Refused("They have signed it already.")
    if seat.customer.user_id == by.pk:
        raise Refused("Sign it on your own page.")
    signature = Signature.objects.create(assessment=row, seat=seat, way=way, written_by=by)
    record_fact("self_assessment_signature_written_down", subject=row, actor=by, way=way)
    send(
        seat.customer,
        WRITTEN_DOWN,
        about=row.source,
        dedupe_key=f"{row.source}:written-down:{signature.pk}",
        context={"assessment": row, "way": signature.get_way_display().lower()},
    )
    sign_off_if_enough(row, by=by)
    return row


@transaction.atomic
def write_down_word(
    *, rating: Rating, agrees: bool, reason: str, said_on: dt.date, by: User
) -> Rating:
    """What the panel said of one statement, until the first of it signs. Its members hear of it once a day."""
    assessment = locked(rating.assessment)
    refuse_unless_with_panel(assessment)
    if not nobody_signs_in(assessment):
        raise Refused(f"A member of {assessment.panel} signs in. They say it on their own page.")
    if assessment.signatures.exists():
        raise Refused("A member has signed it. What the panel says of it stays as it is.")
    if not agrees and not reason.strip():
        raise Refused("Say why they do not agree.")
    today = timezone.localdate()
    if not assessment.handed_over_on <= said_on <= today:
        raise Refused("The day is between the day on which the panel was given it and today.")
    rating = locked(rating)
    rating.agrees, rating.reason = agrees, reason.strip()
    rating.written_by, rating.said_on = by, said_on
    rating.save(update_fields=["agrees", "reason", "written_by", "said_on"])
    record_fact("self_assessment_word_written_down", subject=assessment, actor=by, agrees=agrees)
    for seat in who_can_sign(assessment).select_related("customer").order_by("pk"):
        send(
            seat.customer,
            WORD_WRITTEN_DOWN,
            about=assessment.source,
            dedupe_key=f"{assessment.source}:word:{today}:{seat.customer_id}",
            context={"assessment": assessment},
        )
    return rating


def _refuse_before_all_is_said(assessment: SelfAssessment) -> None:
    refuse_unless_with_panel(assessment)
    left = assessment.ratings.filter(agrees=None).count()
    if left:
        raise Refused(f"Say of every statement whether your panel agrees: {left} left.")
