"""Two records of one person become one, can be taken apart again for a while, and then are final."""

import json
from typing import Any

from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Field
from django.utils import timezone

from base.accounts.models import User
from base.accounts.services import close_account
from base.core.audience import TRUSTED_ROLES
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.customers.models import Customer, FormerReference
from participation.people.customers.personal_rows import forget_secrets
from participation.people.customers.record_steps import LOOKS, MERGE_STEPS
from participation.people.customers.services import (
    CHOSEN,
    OWN_WORDS,
    name_accounts,
    refuse_about_oneself,
    spread_new_names,
)

from ..models import DifferentPeople, Merge
from ..relations import relations
from .moving import kept_text, move, move_back

#: Filled from the other record where the one that is kept holds nothing.
FILLED = (*OWN_WORDS, *CHOSEN, "date_of_birth", "started_on", "other_phones")
#: What nobody had looked at until then.
UNSEEN = ("phone_unseen_since", "unconfirmed_since")


@transaction.atomic
def merge_records(*, kept: Customer, away: Customer, by: User) -> Merge:
    """Make one record of two: everything that names ``away`` names ``kept``, and its row goes.

    What ``kept`` says stands; what it does not say comes from ``away``. The reference of ``away`` is
    remembered, so that no list adds the person again. Whoever works here joins no record of their own: what
    was another's would be theirs.
    """
    kept, away = _both(kept, away)
    for one in (kept, away):
        refuse_about_oneself(customer=one, by=by)
    afterwards = [look(away, kept) for look in LOOKS]
    if kept.user is None and away.user is not None:
        forget_secrets(kept)
    log: dict[str, Any] = {"rows": {}}
    for relation in relations():
        if moved := move(relation, away=away, kept=kept):
            log["rows"][relation.name] = moved
    for step in MERGE_STEPS:
        log[step.key] = step.merge(away, kept)
    log["closed"] = _close_other_account(kept, away)
    log["away"] = kept_text([away])
    reference, user = away.reference, away.user
    Customer.objects.filter(pk=away.pk).update(user=None)
    away = Customer.objects.get(pk=away.pk)
    away_pk = away.pk
    away.delete()
    log["filled"] = _fill(kept, json.loads(log["away"])[0]["fields"], user)
    log["reference"] = _remember_reference(kept, reference)
    spread_new_names({kept.pk: away.name})
    merge = Merge.objects.create(kept=kept, away=away_pk, by=by, moved=_plain(log))
    record_fact("records_merged", subject=kept, actor=by, away=away_pk, merge=merge.pk)
    for tell in afterwards:
        tell(kept, by)
    return merge


@transaction.atomic
def undo_merge(*, merge: Merge, by: User) -> Customer:
    """Make the two records again. What has happened since stays with the record that was kept."""
    merge = locked(merge)
    if not merge.can_be_undone:
        raise Refused("This can no longer be undone.")
    kept = locked(merge.kept)
    log = merge.moved
    _take_back_filled(kept, log)
    FormerReference.objects.filter(customer=kept, reference=log["reference"]["former"]).delete()
    (away,) = serializers.deserialize("json", log["away"])
    User.objects.filter(pk__in=log["closed"]).update(is_active=True)
    away.save()
    for relation in relations():
        if moved := log["rows"].get(relation.name):
            move_back(relation, moved, away=merge.away, kept=kept)
        if kept.user is None and "user" in log["filled"] and relation.rule and relation.rule.secret:
            # Said since by whoever signs in with the other: none was there when they were joined.
            relation.rows(kept).update(**{relation.column: merge.away})
    for step in MERGE_STEPS:
        step.undo(log.get(step.key, []), merge.away)
    name_accounts([kept.pk])
    spread_new_names({merge.away: kept.name})  # what came back was written to the kept record
    merge.undone_at, merge.undone_by, merge.moved = timezone.now(), by, {}
    merge.save(update_fields=["undone_at", "undone_by", "moved"])
    record_fact("merge_undone", subject=kept, actor=by, away=merge.away, merge=merge.pk)
    return Customer.objects.get(pk=merge.away)


def finish_old_merges() -> None:
    """After the days in which it could be undone, what was kept for that goes."""
    for merge in Merge.objects.old():
        with transaction.atomic():
            for closed in User.objects.filter(pk__in=merge.moved.get("closed", [])):
                close_account(user=closed)
            merge.final_at, merge.moved = timezone.now(), {}
            merge.save(update_fields=["final_at", "moved"])


@transaction.atomic
def tell_apart(*, one: Customer, other: Customer, by: User) -> None:
    """They are two people: the list of likely duplicates does not show them again."""
    low, high = sorted((one, other), key=lambda customer: customer.pk)
    if low.pk == high.pk:
        raise Refused("Choose two records.")
    _, new = DifferentPeople.objects.get_or_create(one=low, other=high, defaults={"by": by})
    if new:
        record_fact("told_apart", subject=low, actor=by, other=high.pk)


def why_not(kept: Customer, away: Customer) -> str:
    """Why these two cannot be made one; empty where they can."""
    if kept.pk == away.pk:
        return "This is one and the same record."
    if kept.erased_at or away.erased_at:
        return "One of these records was erased, so there is nothing left to join."
    return ""


def closes_account(kept: Customer, away: Customer) -> bool:
    """Both can sign in, and the other account has no use but this record."""
    if away.user is None or kept.user is None:
        return False
    return away.user.roles.isdisjoint(TRUSTED_ROLES)


def _both(kept: Customer, away: Customer) -> tuple[Customer, Customer]:
    """Both rows, held in the order of their numbers, so that two officers never hold one each."""
    numbers = {kept.pk, away.pk}
    found = Customer.objects.select_for_update(of=("self",)).filter(pk__in=numbers).order_by("pk")
    held = {customer.pk: customer for customer in found.select_related("user")}
    if held.keys() != numbers:
        raise Refused("One of these records is not there any more. Somebody else has joined them.")
    if refusal := why_not(held[kept.pk], held[away.pk]):
        raise Refused(refusal)
    return held[kept.pk], held[away.pk]


def _close_other_account(kept: Customer, away: Customer) -> list[int]:
    if away.user is None or not closes_account(kept, away):
        return []
    User.objects.filter(pk=away.user.pk).update(is_active=False)
    return [away.user.pk]


def _fill(kept: Customer, away: dict[str, Any], user: User | None) -> dict[str, list]:
    """Fill what is empty, and return each field as it was and as it now is."""
    filled = {}
    for name in FILLED:
        field = _field(name)
        if getattr(kept, field.attname) in (None, "") and away[name] not in (None, ""):
            filled[name] = [getattr(kept, field.attname), away[name]]
            setattr(kept, field.attname, field.to_python(away[name]))
    for name in UNSEEN:  # an officer has looked at both
        if before := getattr(kept, name):
            filled[name] = [before, None]
            setattr(kept, name, None)
    if kept.user is None and user is not None:
        kept.user = user
        filled["user"] = [None, user.pk]
    joined = _field("joined_at").to_python(away["joined_at"])
    if joined and (kept.joined_at is None or joined < kept.joined_at):
        filled["joined_at"] = [kept.joined_at, joined]
        kept.joined_at = joined
    kept.save()
    return filled


def _take_back_filled(kept: Customer, log: dict[str, Any]) -> None:
    """Only what still says what the merge wrote; what was changed since is somebody's word."""
    for name, (before, after) in log["filled"].items():
        field = _field(name)
        if _plain(getattr(kept, field.attname)) == _plain(after):
            setattr(kept, field.attname, field.to_python(before))
    if log["reference"]["taken"] and kept.reference == log["reference"]["taken"]:
        kept.reference = None
    kept.save()


def _remember_reference(kept: Customer, reference: str | None) -> dict[str, str]:
    """The other's reference becomes theirs where they had none; else lists still know them by it."""
    if not reference:
        return {"taken": "", "former": ""}
    if kept.reference is None:
        kept.reference = reference
        kept.save(update_fields=["reference"])
        return {"taken": reference, "former": ""}
    FormerReference.objects.create(customer=kept, reference=reference)
    return {"taken": "", "former": reference}


def _field(name: str) -> Field:
    field = Customer._meta.get_field(name)
    assert isinstance(field, Field)
    return field


def _plain(value: Any) -> Any:
    """As JSON holds it, so that what was written can be compared with what is."""
    return json.loads(json.dumps(value, cls=_AsText))


class _AsText(DjangoJSONEncoder):
    def default(self, o: Any) -> Any:
        """A phone number too."""
        try:
            return super().default(o)
        except TypeError:
            return str(o)
