"""Who signs a self-assessment, how many must, and that it is signed off with the last name."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from participation.people.groups.models import Group, Membership

from .models import SelfAssessment


def who_can_sign(assessment: SelfAssessment) -> QuerySet[Membership]:
    """Customers who sit on the panel now: on their own page, on paper or by telephone. An observer looks on."""
    seats = assessment.panel.memberships.sitting().of_customers().counted()
    return seats.filter(customer__erased_at=None)


def who_has_not_signed(assessment: SelfAssessment) -> QuerySet[Membership]:
    signed = assessment.signatures
    by_themselves = signed.exclude(by=None).values("by")
    return (
        who_can_sign(assessment)
        .exclude(customer__user__isnull=False, customer__user__in=by_themselves)
        .exclude(pk__in=signed.exclude(seat=None).values("seat"))
    )


def needed_now(assessment: SelfAssessment) -> int:
    """The quorum of the panel, or more than half, of those who sit on it now; 0 where nobody does."""
    members = who_can_sign(assessment).count()
    return min(members, assessment.panel.kind.quorum or members // 2 + 1)


def sign_off_if_enough(assessment: SelfAssessment, *, by: User | None) -> None:
    """To be called with it held. Who signed and left since has signed: the panel they sat on said so."""
    needed = needed_now(assessment)
    if not needed or assessment.signed_off_on:
        return
    assessment.needed = needed
    if assessment.signatures.count() >= needed:
        assessment.signed_off_on = timezone.localdate()
        record_fact("self_assessment_signed_off", subject=assessment, actor=by)
    assessment.save(update_fields=["needed", "signed_off_on"])


@transaction.atomic
def fewer_sit_on(*, panel: Group, by: User | None) -> None:
    """Those who are left may have signed already."""
    for one in SelfAssessment.objects.with_panel().filter(panel=panel).select_for_update():
        sign_off_if_enough(one, by=by)
