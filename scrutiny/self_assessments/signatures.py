"""Who signs a self-assessment, how many must, and that it is signed off with the last name."""

from django.db import transaction
from django.db.models import Q, QuerySet
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


def nobody_signs_in(assessment: SelfAssessment) -> bool:
    """None of those who can sign has an account, so that none of them can say a word on a page."""
    members = who_can_sign(assessment)
    return members.exists() and not members.filter(customer__user__isnull=False).exists()


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
def strike_signatures(*, seat: Membership, by: User | None) -> None:
    """The seat never was, so nobody signed on it. What too few have signed then goes back to the panel.

    Of somebody who also sits there by another seat their own name stands.
    """
    panel, customer = seat.group, seat.customer
    names = Q(seat=seat)
    others = panel.memberships.filter(customer=customer).exclude(pk=seat.pk)
    if customer is not None and customer.user_id and not others.exists():
        names |= Q(by=customer.user_id)
    held = SelfAssessment.objects.filter(panel=panel, handed_over_on__isnull=False)
    for one in held.select_for_update():
        struck, _ = one.signatures.filter(names).delete()
        if not struck:
            continue
        record_fact("self_assessment_signature_struck", subject=one, actor=by, seat=seat.pk)
        if one.signed_off_on and one.signatures.count() < (one.needed or 1):
            one.signed_off_on = None
            one.save(update_fields=["signed_off_on"])
            record_fact("self_assessment_no_longer_signed_off", subject=one, actor=by)


@transaction.atomic
def fewer_sit_on(*, panel: Group, by: User | None) -> None:
    """Those who are left may have signed already."""
    for one in SelfAssessment.objects.with_panel().filter(panel=panel).select_for_update():
        sign_off_if_enough(one, by=by)
