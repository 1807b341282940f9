"""Groups that are told of a consultation when it is published (2001 Act, s.54: every registered organisation)."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from participation.messages.contact.models import Purpose
from participation.messages.contact.services import send
from participation.people.customers.models import Customer
from participation.people.groups.models import Group

from .duties import asks
from .models import Consultation, GroupTold, Notice

TEMPLATE = "consultations/email/group_consulted"


def law_wants_groups_told(consultation: Consultation) -> bool:
    """Every one on the register, whatever was agreed with it."""
    return Notice.ToldWhom.RTOS in asks(consultation.duty).told


@transaction.atomic
def tell_groups(
    *, consultation: Consultation, groups: Iterable[tuple[Group, list[Customer]]], by: User
) -> int:
    """Each group by those who are written to for it, each of them by the way they chose. How many groups were told.

    Each group stands in the record, also one of which nobody can be written to: somebody has to tell it otherwise.
    Told again, nobody hears twice.
    """
    today = timezone.localdate()
    purpose = Purpose.STATUTORY if law_wants_groups_told(consultation) else Purpose.SERVICE
    told = 0
    for group, people in groups:
        _, new = GroupTold.objects.get_or_create(
            consultation=consultation,
            group=group,
            defaults={"people": len(people), "told_on": today},
        )
        if not new:
            continue
        for customer in people:
            send(
                customer,
                TEMPLATE,
                purpose=purpose,
                about=f"consultations.consultation:{consultation.pk}",
                dedupe_key=f"consultations.group:{consultation.pk}:{group.pk}:{customer.pk}",
                context={"consultation": consultation, "group": group},
            )
        told += bool(people)
    if told:
        Notice.objects.get_or_create(
            consultation=consultation,
            told_whom=Notice.ToldWhom.RTOS,
            how=Notice.How.CHOSEN,
            told_on=today,
            defaults={"people": told},
        )
        record_fact("groups_told", subject=consultation, actor=by, groups=told)
    return told
