"""From what somebody sent to their customer record: kept first, applied once, to nobody else's."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.accounts.services import grant_role
from base.core.audience import Role
from base.core.facts import record_fact
from base.core.rows import locked
from participation.messages.contact.consents import questions, record_choices
from participation.messages.contact.models import Purpose
from participation.messages.contact.services import send
from participation.people.customers.models import Customer
from participation.people.customers.services import (
    HOME,
    confirm_details,
    link_to_housing_record,
    record_answers,
)

from ..models import Joining
from .forms import channels_of

#: In the session: the number of the joining that was sent from this browser.
SENT_FROM_HERE = "joining"
#: In the session: the page that somebody was on when they were led to Join, or asked for since.
CAME_FROM = "came_from"
#: In the session: what was typed into the pages of Join, until it is somebody's record.
KEPT_IN_SESSION = "wizard_join"
#: The answers that are consents, where the words that were asked are kept, and what they are for.
CONSENT_ANSWERS = (
    ("consents", "consent_wording", Purpose.INVITATION),
    ("news", "news_wording", Purpose.MARKETING),
)


@transaction.atomic
def send_joining(
    *, answers: dict[str, Any], user: User | None = None, instead_of: int | None = None
) -> Joining:
    """Keep what was sent, with the words of the consents it answers.

    It is applied at once for somebody signed in, and where there is no email address to prove.
    ``instead_of`` is what the same person sent before, perhaps with a slip in the address: while
    nobody has proved that, the new one stands in its place.
    """
    channels = channels_of(answers)
    asked = {words: questions(purpose, channels) for _, words, purpose in CONSENT_ANSWERS}
    joining = Joining()
    if instead_of is not None:
        unproved = Joining.objects.select_for_update(of=("self",)).filter(
            pk=instead_of, applied_at=None, settled_at=None
        )
        joining = unproved.first() or joining
    joining.answers = {**answers, **asked}
    joining.email = answers.get("email", "")
    joining.sent_at = timezone.now()
    joining.save()
    if user is not None or not joining.email:
        joining = apply_joining(joining=joining, user=user)
    return joining


@transaction.atomic
def apply_joining(*, joining: Joining, user: User | None) -> Joining:
    """Make it somebody's record; once, however often it is asked for.

    With a ``user`` the record is theirs, or a new one. Without, details that nobody has proved are
    never laid over a record that is already there: it is a new one, and an officer looks.
    """
    joining = locked(joining)
    if joining.applied_at:
        return joining
    answers = {name: said for name, said in joining.answers.items() if said not in ("", [], None)}
    customer = Customer.objects.filter(user=user).first() if user else None
    known_before = customer is not None and customer.joined_at is not None
    if customer is None:
        unconfirmed_since = None if user else timezone.now()
        customer = Customer.objects.create(
            name=answers["name"], user=user, unconfirmed_since=unconfirmed_since
        )
    if customer.reference:
        for field in HOME:
            if getattr(customer, field):
                answers.pop(field, None)
    record_answers(customer=customer, answers=answers, by=user, source="join")
    customer.refresh_from_db()
    mark_as_joined(customer, user)
    for ticked, words, purpose in CONSENT_ANSWERS:
        record_choices(
            customer,
            purpose=purpose,
            ticked=joining.answers.get(ticked) or [],
            asked=joining.answers.get(words) or {},
            source="join",
            by=user,
        )
    joining.customer = customer
    joining.applied_at = timezone.now()
    if known_before:  # they have changed their answers; there is nobody new to welcome
        joining.settled_at = joining.applied_at
    joining.save()
    if not known_before:
        send(
            customer,
            "join/email/welcome",
            dedupe_key=f"welcome:{customer.pk}",
            about=f"involvement.joining:{joining.pk}",
        )
    return joining


def apply_after_sign_in(*, joining_id: int, user: User) -> bool:
    """Somebody has signed in where a joining was sent: it is theirs if they have proved its address.

    Says whether it was.
    """
    joining = Joining.objects.filter(pk=joining_id, applied_at=None).first()
    if joining is None:
        return False
    proved = EmailAddress.objects.filter(user=user, verified=True, email__iexact=joining.email)
    if not proved.exists():
        return False
    apply_joining(joining=joining, user=user)
    return True


@transaction.atomic
def settle_joining(*, joining: Joining, by: User) -> None:
    """An officer has dealt with it, and so has looked at who it is; saying so again changes nothing."""
    settled = Joining.objects.filter(pk=joining.pk, settled_at=None).update(
        settled_at=timezone.now(), settled_by=by
    )
    if settled:
        record_fact("joining_settled", subject=joining, actor=by)
        if joining.customer is not None:
            confirm_details(customer=joining.customer, by=by)


@transaction.atomic
def link_joining(*, joining: Joining, record: Customer, by: User) -> Customer:
    """The person who joined is the one in this housing record."""
    joining = locked(joining)
    if joining.customer is None or joining.customer.reference:
        settle_joining(joining=joining, by=by)
        return joining.customer or record
    customer = link_to_housing_record(newcomer=joining.customer, record=record, by=by)
    joining.refresh_from_db()  # it names the record now
    settle_joining(joining=joining, by=by)
    return customer


def mark_as_joined(customer: Customer, user: User | None) -> None:
    """They have asked to get involved; asking again changes nothing."""
    if customer.joined_at is None:
        customer.joined_at = timezone.now()
        customer.save(update_fields=["joined_at"])
        record_fact("joined", subject=customer, actor=user)
    if user is None:
        return
    grant_role(user=user, role=Role.CUSTOMER, by=user, why="Joined")
    if not user.name:
        user.name = customer.name
        user.save(update_fields=["name"])
