"""Who may answer a survey, what they read around its questions, and what follows of an answer."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from base.accounts.models import User
from base.core.pieces import in_words
from base.core.rows import locked
from participation.people.customers.models import Customer
from participation.programme.activities.models import Engagement
from participation.programme.activities.services import record_engagement
from participation.questionnaires.invitations import Also, Invitation
from participation.questionnaires.models import PersonalCode, Sheet

from ..asked_us.forms import AlsoForm
from ..asked_us.services import ask_us
from ..models import Privacy, Sampled, Survey
from ..privacy import PROMISES
from .quotas import is_full_for

WHO_READS = {
    Privacy.NAMED: "Our officers who deal with this read your answers with your name.",
    Privacy.CONFIDENTIAL: "Only the few officers who handle this survey can see what you answered.",
    Privacy.ANONYMOUS: "Nobody can find out what you answered.",
}
#: What stands in the template ``surveys/_after_answering.html``.
AFTER = (
    "What people said, and what we do about it, will be on its page after it has closed on {day}.",
    "The page of this survey",
)
ONLY_THOSE_ASKED = "This survey is only for people whom we have asked. Thank you for coming."
OF_OUR_STAFF = "This survey is for our own staff."
ENOUGH = "Thank you. Enough people like you have answered this already, so we do not ask you."


def invitation(survey: Survey, customer: Customer | None) -> Invitation:
    return Invitation(
        title=survey.title,
        page=reverse("surveys:ours") if survey.is_of_staff else survey.get_absolute_url(),
        has_started=survey.opened_at is not None and survey.has_started,
        is_open=survey.is_open,
        closes_at=survey.ends_at,
        called_off=survey.cancelled_at is not None,
        before=PROMISES[Privacy(survey.privacy)],
        who_reads=WHO_READS[Privacy(survey.privacy)],
        after="surveys/_after_answering.html",
        can_be_changed=not survey.is_anonymous,
        anybody_at=survey.get_absolute_url() if survey.open_to_all else "",
        asks_to_quote=True,
        also=_also(survey, customer),
    )


def _also(survey: Survey, customer: Customer | None) -> Also | None:
    """To be rung, or to have something passed on: where we know whom, and nothing is anonymous."""
    if survey.is_anonymous or customer is None:
        return None

    def take(typed: Mapping[str, Any]) -> str:
        asked = ask_us(
            survey=survey, customer=customer, ring=typed["ring_me"], words=typed["pass_on"]
        )
        if asked is None:
            return ""
        when = in_words(asked.due_on)
        if asked.ring:
            return f"We ring you by {when}."
        return f"We pass on what you wrote. Somebody reads it by {when}."

    return Also(AlsoForm, "surveys/_also.html", take)


def why_not_theirs(survey: Survey, customer: Customer | None) -> str:
    """Whoever has a code and matches no customer was asked. A group that is full may be thanked."""
    if customer is None:
        return ""
    if survey.is_of_staff:
        return OF_OUR_STAFF
    if not survey.open_to_all and not was_asked(survey, customer):
        return ONLY_THOSE_ASKED
    return ENOUGH if is_full_for(survey, customer) else ""


def was_asked(survey: Survey, customer: Customer) -> bool:
    drawn = Sampled.objects.drawn().filter(draw__survey=survey, customer=customer)
    codes = PersonalCode.objects.filter(questionnaire=survey.questionnaire_id, customer=customer)
    return drawn.exists() or codes.exists()


def source_of(survey: Survey, customer: int) -> str:
    """How the line of the ledger names what somebody answered."""
    return f"surveys.sheet:{survey.pk}:{customer}"


def source_of_unmatched(survey: Survey) -> str:
    """And how it names all those of whom we know nothing."""
    return f"surveys.unmatched:{survey.pk}"


def receive(survey: Survey, sheet: Sheet, by: User | None) -> None:
    """A sheet was sent: who answered has their line in the ledger (B-12, B-55). What they answered is
    copied into no message, for many can read messages.

    Those who match no customer are one head-count. Our own staff stand in no ledger of customers.
    """
    if survey.is_of_staff:
        return
    if sheet.customer_id is None:
        _count_unmatched(survey, by)
        return
    record_engagement(
        activity=survey,
        customer=sheet.customer,
        role=Engagement.Role.RESPONDED,
        day=timezone.localdate(sheet.sent_at),
        source=source_of(survey, sheet.customer_id),
        by=by,
    )


@transaction.atomic
def _count_unmatched(survey: Survey, by: User | None) -> None:
    survey = locked(survey)  # two of them may send at once
    of_nobody = Sheet.objects.filter(questionnaire=survey.questionnaire_id, customer=None)
    record_engagement(
        activity=survey,
        role=Engagement.Role.RESPONDED,
        people=of_nobody.counted().count(),
        source=source_of_unmatched(survey),
        day=timezone.localdate(),
        by=by,
    )
