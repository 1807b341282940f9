"""What is done with a standard, by those who watch it and by the landlord."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.figures import Reader
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.groups.models import Group
from scrutiny.recommendations.models import Recommendation
from scrutiny.recommendations.services import write_draft
from scrutiny.recommendations.services.who import refuse_who_is_not_on

from .measured import measured
from .models import EarlierWords, MiniReview, ServiceStandard, Verdict
from .telling import tell_of_answer


@transaction.atomic
def write_standard(
    *, by: User, standard: ServiceStandard | None = None, why: str = "", **fields: Any
) -> ServiceStandard:
    """The landlord writes a new one, which is in force at once, or changes one.

    Where what it promises changes, everybody reads what it said before, and why.
    """
    if standard is None:
        row = ServiceStandard(written_by=by, agreed_on=timezone.localdate())
        before = None
    else:
        row = locked(standard)
        if not row.is_in_force:
            raise Refused("Only a standard that is in force is changed. A proposal is its group’s.")
        before = (row.words, row.promise_in_words)
    for name, value in fields.items():
        setattr(row, name, value)
    now = (row.words, row.promise_in_words)
    changes_promise = before is not None and before != now
    if changes_promise and not why.strip():
        raise Refused("Say why what we promise changes.")
    row.save()
    if before is not None and changes_promise:
        words, promise = before
        EarlierWords.objects.create(
            standard=row, words=words, promise_in_words=promise, why=why.strip(), changed_by=by
        )
    record_fact(
        "standard_changed" if standard else "standard_written", subject=row, actor=by, why=why
    )
    return row


@transaction.atomic
def propose_standard(
    *, group: Group, by: User, standard: ServiceStandard | None = None, **fields: Any
) -> ServiceStandard:
    """A group writes one for the landlord to agree to, or changes its proposal."""
    refuse_who_is_not_on(group, by)
    row = locked(standard) if standard else ServiceStandard(group=group, written_by=by)
    if not row.is_proposed:
        raise Refused("The landlord has answered this proposal.")
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    if standard is None:
        record_fact("standard_proposed", subject=row, actor=by, group=group.pk)
    return row


@transaction.atomic
def answer_proposal(
    *, standard: ServiceStandard, agrees: bool, because: str = "", by: User
) -> ServiceStandard:
    """From now on it is in force; or not, and those who proposed it read why."""
    row = locked(standard)
    if not row.is_proposed:
        raise Refused("This proposal is answered already.")
    if agrees:
        row.agreed_on = timezone.localdate()
    elif because.strip():
        row.not_agreed_because = because.strip()
    else:
        raise Refused("Say why not.")
    row.save()
    record_fact(
        "standard_agreed" if agrees else "standard_not_agreed", subject=row, actor=by, why=because
    )
    tell_of_answer(row)
    return row


@transaction.atomic
def end_standard(*, standard: ServiceStandard, because: str, by: User) -> ServiceStandard:
    """Nobody is held to it any more. Everybody reads why. Ended twice, it is ended once."""
    row = locked(standard)
    if row.ended_on:
        return row
    if not row.is_in_force:
        raise Refused("Only a standard that is in force can end.")
    if not because.strip():
        raise Refused("Say why it ends.")
    row.ended_on, row.ended_because = timezone.localdate(), because.strip()
    row.save()
    record_fact("standard_ended", subject=row, actor=by, why=because)
    return row


@transaction.atomic
def review_standard(
    *,
    standard: ServiceStandard,
    verdict: Verdict,
    looked_at: str,
    evidence: str,
    next_on: dt.date,
    by: User,
    proposal: str = "",
) -> MiniReview:
    """Those who watch it say whether it holds, and when they look again."""
    row = locked(standard)
    if row.group is None:
        raise Refused("No group watches this standard.")
    refuse_who_is_not_on(row.group, by)
    if not row.is_in_force:
        raise Refused("Only a standard that is in force is looked at.")
    if not looked_at.strip() or not evidence.strip():
        raise Refused("Say what you looked at, and what you found.")
    if next_on <= timezone.localdate():
        raise Refused("The next look comes after today.")
    said = measured([row], Reader.EVERYBODY).get(row.pk)
    review = MiniReview.objects.create(
        standard=row,
        group=row.group,
        verdict=verdict,
        looked_at=looked_at.strip(),
        evidence=evidence.strip(),
        proposal=proposal.strip(),
        figure_said=said.in_words if said else "",
        promise_said=row.promise_in_words,
        written_by=by,
    )
    row.review_on = next_on
    row.save(update_fields=["review_on"])
    record_fact("standard_reviewed", subject=row, actor=by, verdict=verdict)
    return review


@transaction.atomic
def recommend(*, review: MiniReview, by: User, **fields: Any) -> Recommendation:
    """A draft of the group, made of what the review proposes. Asked for twice, there is one."""
    row = locked(review)
    refuse_who_is_not_on(row.group, by)
    if row.recommendation:
        return row.recommendation
    if not row.proposal:
        raise Refused("This review proposes nothing.")
    row.recommendation = write_draft(
        by=by, panel=row.group, evidence=row.evidence, service=row.standard.service, **fields
    )
    row.save(update_fields=["recommendation"])
    return row.recommendation
