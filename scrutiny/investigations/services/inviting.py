"""Recent users are asked to the joint session: only who agreed to be asked, and was not asked too often."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.db.models.functions import Lower
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.messages.contact.models import Message, Purpose
from participation.messages.contact.rules import with_decision
from participation.messages.contact.services import send
from participation.people.customers.models import Customer, CustomerQuerySet

from ..models import Investigation, RecentUser, Stage
from .who import open_one, refuse_who_does_not_lead

MOST_LISTED = 300


@transaction.atomic
def list_recent_users(
    *, investigation: Investigation, users: Mapping[str, dt.date | None], by: User
) -> tuple[int, list[str]]:
    """Note who used the service lately, by reference. How many are new, and which references nobody has.

    Whoever is listed is not asked by that, and nothing else of the list is kept.
    """
    held = open_one(investigation)
    refuse_who_does_not_lead(held, by)
    references = {said.casefold(): day for said, day in users.items()}
    people = Customer.objects.annotate(folded=Lower("reference"))
    known = {
        (one.reference or "").casefold(): one
        for one in people.filter(folded__in=list(references), erased_at=None)
    }
    there = set(held.recent_users.values_list("customer", flat=True))
    new = [
        RecentUser(investigation=held, customer=one, used_on=references.get(reference))
        for reference, one in known.items()
        if one.pk not in there
    ]
    if len(there) + len(new) > MOST_LISTED:
        raise Refused(f"At most {MOST_LISTED} people are listed. Send fewer.")
    RecentUser.objects.bulk_create(new)
    record_fact("recent_users_listed", subject=held, actor=by, new=len(new))
    return len(new), [said for said in users if said.casefold() not in known]


def may_be_asked(investigation: Investigation) -> CustomerQuerySet:
    """Who is listed and was not asked, with ``held_by``: the rule that forbids asking them, or empty."""
    listed = investigation.recent_users.not_asked().values("customer")
    return with_decision(Customer.objects.filter(pk__in=listed), Purpose.INVITATION)


@transaction.atomic
def ask_recent_users(*, investigation: Investigation, by: User) -> int:
    """Write to each who may be asked, by the way they chose. Pressed again, only who may be asked since.

    Whoever a rule of contact holds back is not asked, and the rule is noted.
    """
    held = open_one(investigation)
    refuse_who_does_not_lead(held, by)
    if held.stage == Stage.OVER:
        raise Refused("The joint session has been held.")
    if held.joint_on is None:
        raise Refused("Plan the joint session first: people are asked to a day and a place.")
    asked = 0
    today = timezone.localdate()
    rows = held.recent_users.not_asked().select_for_update(of=("self",)).order_by("pk")
    for one in rows.select_related("customer"):
        message = send(
            one.customer,
            "investigations/email/asked",
            purpose=Purpose.INVITATION,
            about=held.source,
            # Held back today, they may be asked on another day.
            dedupe_key=f"{one.source}:asked:{today}",
            context={"investigation": held},
        )
        one.held_by = message.held_by_rule
        if message.state != Message.State.HELD:
            one.asked_on = today
            asked += 1
        one.save(update_fields=["held_by", "asked_on"])
    record_fact("recent_users_asked", subject=held, actor=by, asked=asked)
    return asked


@transaction.atomic
def answer(*, recent_user: RecentUser, says: RecentUser.Answer) -> RecentUser:
    """They come or cannot, and may say otherwise until the session is held."""
    held = open_one(recent_user.investigation)
    one = locked(recent_user)
    if one.asked_on is None:
        raise Refused("You were not asked to this.")
    if held.stage == Stage.OVER:
        raise Refused("The session has been held.")
    one.answer, one.answered_on = says, timezone.localdate()
    one.save(update_fields=["answer", "answered_on"])
    return one


def forget_who_did_not_say_yes(investigation: Investigation) -> None:
    """Once it is over nothing needs those who were listed and do not come."""
    investigation.recent_users.exclude(answer=RecentUser.Answer.YES).delete()
