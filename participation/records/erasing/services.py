"""Erase a person: the record stays as an empty shell, so that what was counted still adds up.

In one transaction: rows that name the person go, or lose their words, by the rules in
``participation.records.relations``; then what names them without a foreign key; then the record and
the account. A relation without a rule stops it all: nobody is half erased.
"""

import datetime as dt

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from base.accounts.models import User
from base.accounts.services import close_account
from base.core.audience import TRUSTED_ROLES
from base.core.documents import forget_file
from base.core.facts import forget_words, record_fact
from base.core.models import Fact
from base.core.refused import Refused
from participation.feedback.enquiries.models import Enquiry
from participation.feedback.ideas.models import Idea, Issue
from participation.joining.involvement.models import Joining
from participation.messages.contact.models import BrokenAddress, Message
from participation.messages.formats.models import FormatRequest
from participation.people.customers.models import Area, Customer
from participation.people.imports.emptying import empty
from participation.people.imports.models import Import, Line
from participation.programme.network.models import Post

from ..models import DataCopy, DataRequest, Merge
from ..relations import MOMENT, RULES, further_relations, relations, without_rule

NAME = "Erased person"
HISTORY = Customer.history.model  # type: ignore[attr-defined]
#: What the shell and its history no longer say. Tenure and region stay: figures are counted by them.
EMPTIED = {
    "name": NAME,
    "date_of_birth": None,
    "address": "",
    "postcode": "",
    "email": "",
    "phone": "",
    "preferred_channel": "",
    "language": "en",
    "support_notes": "",
    "wants_results": False,
    "started_on": None,
    "user": None,
}
#: What somebody who was not signed in left with us. An open request still says whom to answer: nobody.
VISITED = {**RULES["enquiries.Enquiry.customer"].blank, "name": "", "email": "", "phone": ""}
ASKED = {**RULES["formats.FormatRequest.customer"].blank, "name": NAME, "reach": NAME}
#: An answer that has not left after this long no longer holds up the erasing it tells of.
LONGEST_WAIT = dt.timedelta(days=14)


@transaction.atomic
def erase_person(*, customer: Customer, by: User | None, why: str) -> Customer:
    """Take everything that tells who it was out of the portal, for good.

    ``why`` is ours, never the person's words: it stays in the log. The housing reference stays, so
    that no list adds them again.
    """
    customer = Customer.objects.select_for_update(of=("self",)).get(pk=customer.pk)
    if customer.erased_at:
        return customer
    if missing := without_rule():
        raise Refused(f"Nobody has said what erasing means for {', '.join(missing)}.")
    numbers = [customer.pk, *_joined_with(customer)]
    accounts = _accounts_of(customer)
    addresses = _addresses_of(customer, accounts)
    _stop_what_has_not_left(customer)
    for model in (DataCopy, Post):
        for row in model.objects.filter(customer=customer).exclude(file=""):
            forget_file(row.file)
    _forget_words_put_down(numbers)
    _forget_words_in_the_log(numbers, accounts)
    _forget_rows(numbers)
    _forget_what_names_them_otherwise(customer, addresses)
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


def _stop_what_has_not_left(customer: Customer) -> None:
    unsent = Message.objects.filter(customer=customer).exclude(
        state__in=[Message.State.SENT, Message.State.DONE, Message.State.HELD]
    )
    unsent.update(state=Message.State.HELD, held_by_rule="no_address")


def _forget_words_put_down(numbers: list[int]) -> None:
    """What they told us, where an idea or an issue still says it as they did. The decision stays."""
    for enquiry in Enquiry.objects.filter(customer__in=numbers):
        for noted in (Idea, Issue):
            of_theirs = noted.objects.filter(enquiries=enquiry).values("pk")
            for rows in (
                noted.objects.filter(pk__in=of_theirs),
                noted.history.filter(id__in=of_theirs),
            ):
                rows.filter(what=enquiry.said).update(what="Erased with the person who said it.")


def _forget_words_in_the_log(numbers: list[int], accounts: list[User]) -> None:
    """About the person, their account and each row of theirs: an officer may have written why."""
    forget_words(Fact.objects.filter(subject_type=_label(Customer), subject_id__in=numbers))
    users = [account.pk for account in accounts]
    forget_words(Fact.objects.filter(subject_type=_label(User), subject_id__in=users))
    for relation in [*further_relations(), *relations()]:
        rows = relation.rows_of(numbers).values("pk")
        lines = Fact.objects.filter(subject_type=_label(relation.model), subject_id__in=rows)
        forget_words(lines)


def _label(model: type[models.Model]) -> str:
    return model._meta.label_lower


def _forget_rows(numbers: list[int]) -> None:
    for relation in [*further_relations(), *relations()]:
        assert relation.rule is not None
        rows = relation.rows_of(numbers)
        if relation.rule.erase == "delete":
            rows.delete()
        elif relation.rule.erase == "blank":
            now = timezone.now()
            said = relation.rule.blank.items()
            rows = rows.filter(relation.rule.blank_where)
            rows.update(**{name: now if value == MOMENT else value for name, value in said})


def _forget_what_names_them_otherwise(customer: Customer, addresses: set[str]) -> None:
    """Sign-in emails, unfinished joinings and lists name somebody by address or reference alone."""
    for email in addresses:
        Message.objects.filter(customer=None, address__iexact=email).update(
            address="", subject="Erased", text="", html="", error=""
        )
        Joining.objects.filter(customer=None, email__iexact=email).delete()
        BrokenAddress.objects.filter(address=email.lower()).delete()
    _forget_what_they_sent_as_a_visitor(customer, addresses)
    named = Q(email__in=addresses) if addresses else Q(pk__in=())
    if customer.reference:
        named |= Q(reference=customer.reference)
    Line.objects.filter(named).delete()
    Line.objects.filter(customer=None, name=customer.name, postcode=customer.postcode).delete()
    for imported in Import.objects.filter(emptied_at=None):
        if imported.is_applied:
            empty(imported)
        elif _names(imported.samples, customer):
            imported.samples = []
            imported.save(update_fields=["samples"])


def _forget_what_they_sent_as_a_visitor(customer: Customer, addresses: set[str]) -> None:
    """Before they joined, or without signing in: known by the address or number that they left."""
    for email in addresses:
        Enquiry.objects.filter(customer=None, email__iexact=email).update(**VISITED)
        FormatRequest.objects.filter(customer=None, reach__iexact=email).update(**ASKED)
    if number := customer.phone:
        typed = [str(number), number.as_national, number.as_national.replace(" ", "")]
        Enquiry.objects.filter(customer=None, phone=number).update(**VISITED)
        FormatRequest.objects.filter(customer=None, reach__in=typed).update(**ASKED)


def _names(samples, customer: Customer) -> bool:
    text = str(samples).lower()
    said = (customer.name, customer.reference, customer.email, str(customer.phone or ""))
    return any(one.lower() in text for one in said if one)


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
        about.update(object_repr=NAME, change_message="")
