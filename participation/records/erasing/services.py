"""Erase a person: the record stays as an empty shell, so that what was counted still adds up.

In one transaction: what their words are in without naming their record, by the steps of each app; then
rows that name them go or lose their words, by the rules that apps declared; then the record and the
account. A relation without a rule stops it all: nobody is half erased.
"""

import datetime as dt
from collections.abc import Container

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import FileField, Model, QuerySet
from django.utils import timezone

from base.accounts.models import User
from base.accounts.services import close_account
from base.core.audience import TRUSTED_ROLES
from base.core.documents import forget_file
from base.core.facts import forget_words, record_fact
from base.core.models import Fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.messages.contact.models import Message
from participation.people.customers.models import Area, Customer
from participation.people.customers.personal_rows import MOMENT, Relation
from participation.people.customers.record_steps import ERASE_STEPS, ERASED_NAME, Traces

from ..models import DataRequest, Merge
from ..relations import further_relations, relations, without_rule

HISTORY = Customer.history.model
#: What the shell and its history no longer say. Tenure and region stay: figures are counted by them.
EMPTIED = {
    "name": ERASED_NAME,
    "date_of_birth": None,
    "address": "",
    "postcode": "",
    "email": "",
    "phone": "",
    "phone_unseen_since": None,
    "other_phones": "",
    "preferred_channel": "",
    "language": "en",
    "support_notes": "",
    "wants_results": False,
    "started_on": None,
    "user": None,
}
#: An answer that has not left after this long no longer holds up the erasing it tells of.
LONGEST_WAIT = dt.timedelta(days=14)


@transaction.atomic
def erase_person(*, customer: Customer, by: User | None, why: str) -> Customer:
    """Take everything that tells who it was out of the portal, for good.

    ``why`` is ours, never the person's words: it stays in the log. The housing reference stays, so
    that no list adds them again.
    """
    customer = locked(customer)
    if customer.erased_at:
        return customer
    if missing := without_rule():
        raise Refused(f"Nobody has said what erasing means for {', '.join(missing)}.")
    numbers = [customer.pk, *_joined_with(customer)]
    accounts = _accounts_of(customer)
    _forget_words_in_the_log(numbers, accounts)
    person = Traces(customer, numbers, _addresses_of(customer, accounts))
    for forget in ERASE_STEPS:
        forget(person)
    _forget_rows(numbers)
    _empty_the_record(customer)
    HISTORY.objects.filter(id__in=numbers).update(
        **EMPTIED, area=customer.area_id, history_change_reason=None
    )
    _forget_in_admin(numbers, accounts)
    for account in accounts:
        close_account(user=account)
    record_fact("person_erased", subject=customer, actor=by, why=why)
    return customer


def erase_what_was_granted() -> None:
    """Each request on its own: one that fails says so on its page, and is tried again."""
    for request in DataRequest.objects.to_erase().select_related("customer"):
        if not _answer_has_left(request):
            continue
        try:
            with transaction.atomic():
                erase_person(
                    customer=request.customer, by=request.decided_by, why="Asked by the person"
                )
                DataRequest.objects.filter(pk=request.pk).update(
                    state=DataRequest.State.DONE, said="", reason="", error=""
                )
        except Refused as refusal:
            DataRequest.objects.filter(pk=request.pk).update(error=str(refusal))


def _answer_has_left(request: DataRequest) -> bool:
    on_its_way = [Message.State.QUEUED, Message.State.SENDING, Message.State.TO_DO]
    answer = Message.objects.filter(dedupe_key=request.answer_key).first()
    if answer is None or answer.state not in on_its_way:
        return True
    assert request.decided_at is not None
    return request.decided_at < timezone.now() - LONGEST_WAIT


def _joined_with(customer: Customer) -> list[int]:
    """The numbers of records that were made one with this one: their history is this person's."""
    return list(Merge.objects.filter(kept=customer, undone_at=None).values_list("away", flat=True))


def _accounts_of(customer: Customer) -> list[User]:
    """Also those closed when records were joined. Who works here keeps theirs, without the record."""
    numbers = {customer.user_id} if customer.user_id else set()
    for merge in Merge.objects.filter(kept=customer, undone_at=None):
        numbers.update(merge.moved.get("closed", []))
    found = User.objects.filter(pk__in=numbers)
    return [user for user in found if user.roles.isdisjoint(TRUSTED_ROLES)]


def _addresses_of(customer: Customer, accounts: list[User]) -> set[str]:
    emails = {customer.email, *(user.email for user in accounts)}
    return {email.lower() for email in emails if email}


def _forget_words_in_the_log(numbers: list[int], accounts: list[User]) -> None:
    """About the person, their account and each row of theirs: an officer may have written why."""
    forget_words(Fact.objects.filter(subject_type=_label(Customer), subject_id__in=numbers))
    users = [account.pk for account in accounts]
    forget_words(Fact.objects.filter(subject_type=_label(User), subject_id__in=users))
    for relation in [*further_relations(), *relations()]:
        rows = relation.rows_of(numbers).values("pk")
        lines = Fact.objects.filter(subject_type=_label(relation.model), subject_id__in=rows)
        forget_words(lines)


def _label(model: type[Model]) -> str:
    return model._meta.label_lower


def _forget_rows(numbers: list[int]) -> None:
    for relation in [*further_relations(), *relations()]:
        rule = relation.rule
        assert rule is not None
        rows = relation.rows_of(numbers)
        if rule.erase == "delete":
            _forget_files(relation, rows)
            rows.delete()
        elif rule.erase == "blank":
            rows = rows.filter(rule.blank_where)
            _forget_files(relation, rows, only=rule.blank)
            now = timezone.now()
            said = rule.blank.items()
            rows.update(**{name: now if value == MOMENT else value for name, value in said})


def _forget_files(relation: Relation, rows: QuerySet, only: Container[str] | None = None) -> None:
    for field in relation.model._meta.concrete_fields:
        if isinstance(field, FileField) and (only is None or field.name in only):
            for row in rows.exclude(**{field.name: ""}):
                forget_file(getattr(row, field.name))


def _empty_the_record(customer: Customer) -> None:
    for name, value in EMPTIED.items():
        setattr(customer, name, value)
    customer.area = region_of(customer.area)
    customer.erased_at = timezone.now()
    customer.save()


def region_of(area: Area | None) -> Area | None:
    """Few people of one tenure live on an estate; a region is wide enough to hide in."""
    while area is not None and area.parent is not None:
        area = area.parent
    return area


def _forget_in_admin(numbers: list[int], accounts: list[User]) -> None:
    for model, pks in ((Customer, numbers), (User, [one.pk for one in accounts])):
        about = LogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(model),
            object_id__in=[str(pk) for pk in pks],
        )
        about.update(object_repr=ERASED_NAME, change_message="")
