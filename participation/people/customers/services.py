"""What changes a customer's record: their own answers, claiming it by a proved address, joining two."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import OuterRef
from django.utils import timezone

from base.accounts.models import User
from base.accounts.services import grant_role
from base.core.audience import TRUSTED_ROLES, Audience, Role
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from .models import Area, Customer, Level, PreferenceOption, Tenure
from .personal_rows import forget_secrets
from .record_steps import LOOKS
from .signals import details_said, names_changed

#: Answers kept as they were given: details of the person, by the name of the customer's field.
OWN_WORDS = (
    "name",
    "email",
    "phone",
    "address",
    "postcode",
    "preferred_channel",
    "language",
    "support_notes",
    "wants_results",
)
#: Answers that name a row of a list by its code.
CHOSEN = {"tenure": (Tenure, "code"), "level": (Level, "code"), "area": (Area, "slug")}

#: What the housing system knows best: a record with a reference is only filled where it is empty.
HOME = ("address", "postcode", "area", "tenure")


@transaction.atomic
def record_answers(
    *, customer: Customer, answers: dict[str, Any], by: User | None = None, source: str
) -> Customer:
    """Write what a person said about themselves. What ``answers`` does not name stays as it was.

    Ticks come by kind (``{"topic": ["repairs"]}``) and replace the ticks of that kind.
    """
    customer = locked(customer)
    name = customer.name
    # Leaving empty what was empty says nothing; taking something away does.
    said = [
        field
        for field in (*OWN_WORDS, *CHOSEN)
        if answers.get(field) or (field in answers and getattr(customer, field))
    ]
    if "phone" in answers and customer.phone != answers["phone"]:
        is_seen = by is not None and Audience.STAFF.admits(by)
        customer.phone_unseen_since = None if is_seen else timezone.now()
    for field in OWN_WORDS:
        if field in answers:
            setattr(customer, field, answers[field])
    for field, (model, key) in CHOSEN.items():
        if field in answers:
            setattr(customer, field, model._default_manager.filter(**{key: answers[field]}).first())
    customer.save()
    if customer.name != name:
        spread_new_names({customer.pk: name})
    for kind in PreferenceOption.Kind.values:
        if kind in answers:
            others = customer.preferences.exclude(kind=kind)
            ticked = PreferenceOption.objects.of(kind).filter(code__in=answers[kind])
            customer.preferences.set([*others, *ticked])
    record_fact(
        "details_changed",
        subject=customer,
        actor=by,
        source=source,
        sections=sorted(set(answers)),
    )
    details_said.send(sender=Customer, customer=customer, fields=said)
    return customer


def spread_new_names(names: Mapping[int, str]) -> None:
    """To be called with the names of before, by number, wherever a record gets another name.

    Nearly everything reads the name from the record. The copies are the name of the account that
    they sign in with, and what was written to them and has not left yet.
    """
    name_accounts(names)
    names_changed.send(sender=Customer, names=names)


def name_accounts(numbers: Collection[int]) -> None:
    """Their accounts are called as their records; of those who work here, as their work knows them."""
    theirs = User.objects.filter(customer__in=numbers)
    own = Customer.objects.filter(user=OuterRef("pk")).values("name")[:1]
    theirs.exclude(role_grants__role__in=TRUSTED_ROLES).update(name=own)


@transaction.atomic
def claim_record(*, user: User, email: str) -> Customer | None:
    """Give somebody who has proved ``email`` the one record that has it and nobody has claimed.

    With none, or more than one (a shared address), nothing is guessed: staff look. Nor for whoever works here:
    any of us can write their own address into a record. They join as others do, and a colleague finds theirs.
    """
    if Customer.objects.filter(user=user).exists() or not user.roles.isdisjoint(TRUSTED_ROLES):
        return None
    found = list(
        Customer.objects.current().reached_by(email).filter(user=None).select_for_update()[:2]
    )
    if len(found) != 1:
        return None
    (customer,) = found
    forget_secrets(customer)
    customer.user, customer.unconfirmed_since = user, None
    customer.save(update_fields=["user", "unconfirmed_since"])
    name_accounts([customer.pk])
    grant_role(user=user, role=Role.CUSTOMER, why="Proved the email address on the record")
    record_fact("record_claimed", subject=customer, actor=user)
    return customer


@transaction.atomic
def change_email(*, user: User, email: str) -> None:
    """Somebody has proved a new address: their record follows it."""
    customer = Customer.objects.select_for_update().filter(user=user).first()
    if customer is None or customer.email.lower() == email.lower():
        return
    customer.email = email
    customer.save(update_fields=["email"])
    record_fact("details_changed", subject=customer, actor=user, source="me", sections=["email"])
    details_said.send(sender=Customer, customer=customer, fields=["email"])


def refuse_about_oneself(*, customer: Customer, by: User) -> None:
    """Whoever works here may be a customer too, and then others decide about them."""
    if customer.user_id is not None and customer.user_id == by.pk:
        raise Refused("This is about yourself. Somebody else has to decide it.")


@transaction.atomic
def confirm_details(*, customer: Customer, by: User) -> None:
    """An officer has looked at what somebody typed: it is their number, and they are somebody.

    Texts may go there, and a visitor who joined counts. Saying so again changes nothing.
    """
    customer = locked(customer)
    if customer.phone_unseen_since is None and customer.unconfirmed_since is None:
        return
    customer.phone_unseen_since = customer.unconfirmed_since = None
    customer.save(update_fields=["phone_unseen_since", "unconfirmed_since"])
    record_fact("details_confirmed", subject=customer, actor=by)


@transaction.atomic
def link_to_housing_record(*, newcomer: Customer, record: Customer, by: User) -> Customer:
    """Make one record of somebody who joined and the housing record that is theirs.

    The housing record stays, with its reference and home. The person, how to reach them, what they
    chose and everything that points to the newcomer move to it; then the newcomer's row goes. Nobody who works here
    links a record of their own.
    """
    newcomer, record = (locked(one) for one in (newcomer, record))
    for one in (newcomer, record):
        refuse_about_oneself(customer=one, by=by)
    if newcomer.pk == record.pk or newcomer.reference:
        raise Refused("This person already has a housing record.")
    if not record.reference:
        raise Refused("Choose a record that comes from the housing system.")
    if record.user_id and newcomer.user_id:
        raise Refused("Somebody already signs in with that record. Check that it is theirs.")
    if record.user_id is None and newcomer.user_id is not None:
        forget_secrets(record)
    afterwards = [look(newcomer, record) for look in LOOKS]
    try:
        with transaction.atomic():
            _point_everything(newcomer, at=record)
    except IntegrityError:
        raise Refused(
            "Both records have a place in the same thing. Cancel one of them first, then try again."
        ) from None
    user, newcomer.user = newcomer.user, None
    newcomer.save(update_fields=["user"])
    record.user = record.user or user
    name = record.name
    for field in (*OWN_WORDS, *CHOSEN):
        first, second = (record, newcomer) if field in HOME else (newcomer, record)
        setattr(record, field, getattr(first, field) or getattr(second, field))
    record.wants_results = newcomer.wants_results
    record.joined_at = record.joined_at or newcomer.joined_at or timezone.now()
    record.phone_unseen_since = record.unconfirmed_since = None  # the officer has asked them
    record.save()
    spread_new_names({record.pk: name})
    newcomer_id = newcomer.pk
    newcomer.delete()
    record_fact("records_joined", subject=record, actor=by, newcomer=newcomer_id)
    for tell in afterwards:
        tell(record, by)
    return record


def _point_everything(newcomer: Customer, *, at: Customer) -> None:
    at.preferences.add(*newcomer.preferences.all())
    newcomer.preferences.clear()
    for relation in Customer._meta.related_objects:
        if relation.one_to_many:
            rows = relation.related_model._base_manager.filter(**{relation.field.name: newcomer})
            rows.update(**{relation.field.name: at})
