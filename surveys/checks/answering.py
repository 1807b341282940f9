"""What whoever checks a contact reads around the questions, and what follows when they send them: the
contact is checked, with its marks, and a volunteer has a line in the ledger."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from base.accounts.models import User
from participation.people.customers.models import Customer
from participation.programme.activities.models import Engagement
from participation.programme.activities.services import record_engagement
from participation.questionnaires.answering.services import said_on
from participation.questionnaires.invitations import Invitation
from participation.questionnaires.models import Sheet

from ..scoring.marks import of_criteria
from ..scoring.names import names_of_staff, without_names
from .models import Checklist, Mark, SampledContact
from .years import activity_of

WHO_READS = "The participation team reads this. Figures name nobody: neither who called, nor who answered, nor you."


def invitation(checklist: Checklist, customer: Customer | None) -> Invitation:
    return Invitation(
        title=checklist.title,
        page=reverse("checks:mine"),
        has_started=True,
        is_open=checklist.in_use_since is not None,
        before="Say what you heard or read, and not what you think they meant.",
        who_reads=WHO_READS,
    )


def only_with_a_contact(checklist: Checklist, customer: Customer | None) -> str:
    """A sheet is of a contact, and of no customer."""
    return "These questions are about calls and messages that were drawn." if customer else ""


def receive(checklist: Checklist, sheet: Sheet, by: User | None) -> None:
    """Sent again, the contact follows its last sheet."""
    contact = SampledContact.objects.filter(code=sheet.code_id).select_for_update().first()
    if contact is None:
        return  # a code that stands for no contact says nothing of one
    said = said_on(sheet)
    contact.sheet, contact.checked_at, contact.left_out_because = sheet, timezone.now(), ""
    contact.noticed = without_names(str(said.get("noticed", "")), names_of_staff()).words
    contact.save()
    write_marks(contact, said, {one.code: one for one in checklist.criteria.all()})
    if contact.volunteer is not None:
        today = timezone.localdate()
        record_engagement(
            activity=activity_of(today, by=contact.sample.drawn_by),
            role=Engagement.Role.CONTRIBUTED,
            customer=contact.volunteer,
            source=contact.source,
            day=today,
        )


def write_marks(contact: SampledContact, said: Any, criteria: Any) -> None:
    contact.marks.all().delete()
    Mark.objects.bulk_create(marks_of(contact, said, criteria))


def marks_of(contact: SampledContact, said: Any, criteria: Any) -> list[Mark]:
    """Not written yet."""
    return [
        Mark(
            contact=contact,
            code=one.code,
            words=one.words,
            points=one.points,
            available=one.available,
            is_met=one.is_met,
        )
        for one in of_criteria(said, criteria)
    ]
