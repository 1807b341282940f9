"""Single activities put to the people in an opportunity, who pick and choose (F-49)."""

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.messages.contact.models import Purpose
from participation.messages.contact.services import send
from participation.people.customers.models import Customer
from participation.programme.activities.for_whom import sitting_on
from participation.programme.activities.models import Activity

from ..models import Interest, Offer, OfferAnswer, Opportunity
from ..signals import offer_answered

GONE = "This can no longer be chosen: it has begun, is over, or is called off."


@transaction.atomic
def offer_activity(*, opportunity: Opportunity, activity: Activity, words: str, by: User) -> Offer:
    """Put it to everybody who takes part, by the rules of inviting. Nobody hears of it twice."""
    opportunity = locked(opportunity)
    if opportunity.offers.filter(activity=activity).exists():
        raise Refused("It has been offered to them already.")
    if not Activity.objects.to_take().filter(pk=activity.pk).exists():
        raise Refused(GONE)
    offer = Offer.objects.create(
        opportunity=opportunity, activity=activity, words=words, offered_by=by
    )
    placed = opportunity.interests.placed().select_related("customer").order_by("pk")
    for interest in placed.filter(customer__in=Customer.objects.current()):
        if not activity.is_open_to(interest.customer):
            continue
        send(
            interest.customer,
            "involvement/email/offered",
            purpose=Purpose.INVITATION,
            dedupe_key=f"offer:{offer.pk}:{interest.customer_id}",
            about=offer.source,
            context={"offer": offer, "activity": activity, "opportunity": opportunity},
        )
    record_fact("activity_offered", subject=opportunity, actor=by, activity=activity.pk)
    return offer


@transaction.atomic
def answer_offer(*, offer: Offer, customer: Customer, takes: bool, by: User) -> OfferAnswer:
    """Take it or leave it. Saying the same again changes nothing; thinking again is fine."""
    offer = locked(offer)
    if not Offer.objects.standing().filter(pk=offer.pk).exists():
        raise Refused(GONE)
    if (
        not Interest.objects.placed()
        .filter(opportunity=offer.opportunity_id, customer=customer)
        .exists()
    ):
        raise Refused(f"This is for the people in “{offer.opportunity}”.")
    if not offer.activity.is_open_to(customer):
        raise Refused(f"This is only for {sitting_on(offer.activity)}.")
    answer = offer.answers.filter(customer=customer).first()
    if answer is not None and answer.takes == takes:
        return answer
    answer = answer or OfferAnswer(offer=offer, customer=customer)
    answer.takes, answer.answered_at = takes, timezone.now()
    answer.save()
    offer_answered.send(sender=Offer, answer=answer, by=by)
    return answer
