"""Lists of criteria are written and taken into use; each month a sample is drawn, given out, and written up."""

import random
import secrets
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.periods import Month
from base.core.refused import Refused
from base.core.rows import locked
from base.core.working_days import after_working_days
from participation.feedback.enquiries.models import Enquiry
from participation.joining.involvement.models import Placement
from participation.messages.contact.services import send
from participation.questionnaires.codes.services import give_codes_by_mark
from participation.questionnaires.models import PersonalCode, Sheet

from ..models import FinishedJob, JobType
from ..scoring import standing
from ..scoring.criteria import WrittenCriterion, write_criteria
from .asked import ask_of_contact
from .house_rules import CHECK_WORKING_DAYS
from .models import Checklist, Sample, SampledContact, listeners


@transaction.atomic
def write_checklist(
    *,
    checklist: Checklist | None,
    criteria: Sequence[WrittenCriterion],
    job_types: Iterable[JobType],
    by: User,
    **fields: Any,
) -> Checklist:
    """Write a new one, or change a draft. Raises Refused of one that is in use."""
    if checklist is None:
        checklist = Checklist(written_by=by)
    else:
        checklist = standing.draft_to_write(checklist, instead="Write a new list.")
    for name, value in fields.items():
        setattr(checklist, name, value)
    types = list(job_types)
    if checklist.is_of_calls and not types:
        raise Refused("Tick which of what your systems send is a call.")
    checklist.save()
    checklist.job_types.set(types if checklist.is_of_calls else [])
    write_criteria(checklist, criteria)
    record_fact("checklist_written", subject=checklist, actor=by)
    return checklist


def take_into_use(*, checklist: Checklist, by: User) -> Checklist:
    """From now on samples are drawn for it."""
    return standing.take_into_use(
        checklist,
        ask=lambda row, criteria: ask_of_contact(title=row.title, criteria=criteria, by=by),
        without_criteria="Write at least one thing to look for, and its points.",
        fact="checklist_in_use",
        by=by,
    )


def retire_checklist(*, checklist: Checklist, by: User) -> Checklist:
    """Nothing is drawn for it any more. What has been drawn is still checked."""
    return standing.retire(
        checklist,
        of_a_draft="It is a draft, and nothing was drawn for it.",
        fact="checklist_retired",
        by=by,
    )


def frame_of(checklist: Checklist, month: Month) -> QuerySet:
    """All that could be drawn of a month, in the order in which it is drawn from."""
    if not checklist.is_of_calls:
        return Enquiry.objects.filter(month.holds("sent_at")).order_by("pk")
    calls = FinishedJob.objects.filter(
        month.holds("finished_on", moment=False), job_type__in=checklist.job_types.all()
    )
    return calls.order_by("sender_id", "own_id")


@transaction.atomic
def draw_sample(*, checklist: Checklist, month: Month, by: User, seed: str = "") -> Sample:
    """Drawn by lot, once: pressed twice, the first draw stands."""
    checklist = locked(checklist)
    if not checklist.is_in_use:
        raise Refused("This list is not in use.")
    if not month.is_over:
        raise Refused("The month is not over. Draw once everything of it is there.")
    found = checklist.samples.filter(month=month.first).first()
    if found is not None:
        return found
    frame = frame_of(checklist, month)
    there = list(frame.values_list("pk", flat=True))
    if not there:
        raise Refused(f"There is nothing of {month} to draw from.")
    seed = seed or secrets.token_hex(4)
    chosen = drawn_with(seed, there, checklist.a_month)
    today = timezone.localdate()
    sample = Sample.objects.create(
        checklist=checklist,
        month=month.first,
        population=len(there),
        seed=seed,
        drawn_by=by,
        due_on=max(after_working_days(month.last, CHECK_WORKING_DAYS.value), today),
    )
    _write_down(sample, frame.model.objects.filter(pk__in=chosen), chosen)
    record_fact("sample_drawn", subject=sample, actor=by, of=len(there), seed=seed)
    return sample


def drawn_with(seed: str, there: list[int], number: int) -> list[int]:
    """``random.Random(seed).sample`` of all in their order; of fewer than the number, all."""
    dice = random.Random(seed)  # noqa: S311 - anybody must be able to draw the same again
    return dice.sample(there, min(number, len(there)))


@transaction.atomic
def give_out(
    *,
    sample: Sample,
    number: int,
    by: User,
    officer: User | None = None,
    placement: Placement | None = None,
) -> int:
    """The next ones to one of us, or to a volunteer, who is told. How many there were.

    Nobody checks what they answered themselves, nor a call of their own.
    """
    sample = locked(sample)
    to_give = sample.contacts.to_give()
    if placement is not None:
        if not sample.checklist.is_of_calls:
            raise Refused("What people wrote to us is read by our own staff alone.")
        if not listeners().filter(pk=placement.pk).exists():
            raise Refused("They have not been trained, or have not agreed to keep what they hear.")
        who: dict[str, Any] = {"officer": None, "volunteer": placement.interest.customer}
        to_give = to_give.exclude(job__customer=placement.interest.customer_id)
    else:
        who = {"officer": officer, "volunteer": None}
        to_give = to_give.exclude(Q(enquiry__answered_by=officer) | Q(enquiry__settled_by=officer))
    chosen = list(to_give.order_by("place").values_list("pk", flat=True)[:number])
    if not chosen:
        raise Refused("There is none left that they may check.")
    # What somebody had begun who checks no more is nobody else's to read or to send.
    Sheet.objects.filter(code__sampled_contact__in=chosen, sent_at=None).delete()
    SampledContact.objects.filter(pk__in=chosen).update(given_at=timezone.now(), **who)
    record_fact("sample_given_out", subject=sample, actor=by, contacts=len(chosen))
    if placement is not None:
        send(
            placement.interest.customer,
            "checks/email/to_listen",
            dedupe_key=f"checks.given:{chosen[0]}:{placement.interest.customer_id}",
            about=f"checks.sample:{sample.pk}",
            context={"sample": sample, "number": len(chosen)},
        )
    return len(chosen)


@transaction.atomic
def leave_out(*, contact: SampledContact, because: str) -> SampledContact:
    """It cannot be checked; it counts as left out. One that is checked stays so."""
    contact = locked(contact)
    if contact.checked_at:
        raise Refused("It has been checked already.")
    contact.left_out_because = because
    contact.save(update_fields=["left_out_because"])
    return contact


@transaction.atomic
def write_learnt(*, sample: Sample, learnt: str, by: User) -> Sample:
    """What was found, for everybody; once nothing is left to check."""
    sample = locked(sample)
    if sample.contacts.to_check().exists():
        raise Refused("Some are still to check. Write it once they are.")
    if sample.learnt != learnt:
        sample.learnt, sample.learnt_at = learnt, timezone.now()
        sample.save(update_fields=["learnt", "learnt_at"])
        record_fact("sample_written_up", subject=sample, actor=by)
    return sample


def _write_down(sample: Sample, rows: QuerySet, chosen: list[int]) -> None:
    """In the order in which they were drawn, each with a code that leads to a sheet of its own."""
    questionnaire = sample.checklist.questionnaire
    assert questionnaire is not None  # a list in use has its questions
    marks = [f"sample {sample.pk}, {place}" for place in range(1, len(chosen) + 1)]
    give_codes_by_mark(questionnaire=questionnaire, marks=marks)
    codes = PersonalCode.objects.filter(questionnaire=questionnaire, mark__in=marks)
    by_mark = {code.mark: code for code in codes}
    by_number = (
        rows.select_related("job_type").in_bulk() if rows.model is FinishedJob else rows.in_bulk()
    )
    SampledContact.objects.bulk_create(
        SampledContact(sample=sample, place=place, code=by_mark[mark], **_about(by_number[number]))
        for place, (number, mark) in enumerate(zip(chosen, marks, strict=True), start=1)
    )


def _about(row: FinishedJob | Enquiry) -> dict[str, Any]:
    if isinstance(row, Enquiry):
        return {"enquiry": row, "happened_on": timezone.localdate(row.sent_at)}
    service = row.job_type.service
    return {"job": row, "own_id": row.own_id, "service": service, "happened_on": row.finished_on}
