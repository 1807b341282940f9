"""An equality impact assessment from its first draft to its last review. Signed off, it is frozen."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Audience
from base.core.facts import record_fact
from base.core.periods import months_after
from base.core.refused import Refused
from base.core.rows import locked, save_with_lists

from .models import Assessment, Impact, Review, Strand

FROZEN = "This is signed off, so its words stay as they are. Start a new edition to change them."


@transaction.atomic
def start_assessment(*, by: User, **fields: Any) -> Assessment:
    """A draft, which may leave gaps. ``by`` is on record as the one who completes it."""
    assessment = save_with_lists(Assessment(author=by), **fields)
    record_fact("assessment_started", subject=assessment, actor=by, policy=assessment.policy)
    return assessment


@transaction.atomic
def change_assessment(
    *, assessment: Assessment, by: User, adverse_strands: Iterable[Strand] = (), **fields: Any
) -> Assessment:
    """Change a draft. Whoever does has written a part of it, and cannot sign it off.

    Saving it as it was is no change.
    """
    assessment, strands = a_draft(assessment), set(adverse_strands)
    same_words = all(getattr(assessment, name) == value for name, value in fields.items())
    if same_words and set(assessment.adverse_strands.all()) == strands:
        return assessment
    save_with_lists(assessment, adverse_strands=strands, **fields)
    record_fact("assessment_changed", subject=assessment, actor=by)
    return assessment


@transaction.atomic
def judge_strand(*, assessment: Assessment, strand: Strand, by: User, **fields: Any) -> Impact:
    """What it does to the people of one strand, in place of what was written before."""
    assessment = a_draft(assessment)
    if not assessment.is_full:
        raise Refused(
            "Strands are judged one by one in a full assessment. Question 5 says no to it."
        )
    impact, _ = Impact.objects.update_or_create(
        assessment=assessment, strand=strand, defaults=fields
    )
    record_fact("assessment_strand_judged", subject=assessment, actor=by, strand=strand.code)
    return impact


@transaction.atomic
def send_for_sign_off(*, assessment: Assessment, by: User) -> Assessment:
    """Say that it is complete. Sending it again changes nothing."""
    assessment = locked(assessment)
    if assessment.sent_at:
        return assessment
    if assessment.still_to_say:
        raise Refused("Some questions have no answer yet. They are listed on this page.")
    if assessment.contradicts_itself:
        raise Refused(assessment.contradicts_itself)
    if to_judge := assessment.strands_to_judge().count():
        raise Refused(
            f"A full assessment looks at every strand. {to_judge} {'is' if to_judge == 1 else 'are'} "
            "still to be looked at."
        )
    assessment.sent_at, assessment.sent_back_why = timezone.now(), ""
    assessment.save()
    record_fact("assessment_sent_for_sign_off", subject=assessment, actor=by)
    return assessment


@transaction.atomic
def sign_off(*, assessment: Assessment, by: User) -> Assessment:
    """A manager who wrote no word of it takes it on. From now on its words stay as they are."""
    assessment = locked(assessment)
    if assessment.signed_off_at:
        return assessment
    _may_judge(assessment, by)
    now = timezone.now()
    assessment.signed_off_at, assessment.signed_off_by = now, by
    months = assessment.review_after or Assessment.ReviewAfter.SIX_MONTHS
    assessment.review_on = months_after(timezone.localdate(now), months)
    assessment.save()
    record_fact(
        "assessment_signed_off",
        subject=assessment,
        actor=by,
        outcome=assessment.outcome,
        review_on=assessment.review_on.isoformat(),
    )
    return assessment


@transaction.atomic
def send_back(*, assessment: Assessment, by: User, why: str) -> Assessment:
    assessment = locked(assessment)
    if assessment.signed_off_at:
        raise Refused(FROZEN)
    _may_judge(assessment, by)
    if not why.strip():
        raise Refused("Say what should be different.")
    assessment.sent_at, assessment.sent_back_why = None, why.strip()
    assessment.save()
    record_fact("assessment_sent_back", subject=assessment, actor=by, why=assessment.sent_back_why)
    return assessment


@transaction.atomic
def publish_assessment(*, assessment: Assessment, by: User) -> Assessment:
    """Show it to everyone, for good. Publishing again changes nothing."""
    assessment = locked(assessment)
    if assessment.published_at:
        return assessment
    if not assessment.signed_off_at:
        raise Refused("A manager has to sign it off before it is published.")
    assessment.published_at = timezone.now()
    assessment.save()
    record_fact("assessment_published", subject=assessment, actor=by)
    return assessment


@transaction.atomic
def begin_new_edition(*, assessment: Assessment, by: User, what_is_new: str) -> Assessment:
    """A draft with the same words, to be changed. Until it is signed off the earlier one holds."""
    assessment = locked(assessment)
    if not assessment.signed_off_at:
        raise Refused("This is not signed off yet. Change it as it is.")
    if following := Assessment.objects.filter(replaces=assessment).first():
        raise Refused(f"There is an edition {following.edition} already. Change that one.")
    if not what_is_new.strip():
        raise Refused("Say what the new edition changes, and why.")
    copied = [*Assessment.QUESTIONS, "activity", "mitigation", "data_gaps", "monitoring"]
    edition = Assessment.objects.create(
        author=by,
        edition=assessment.edition + 1,
        replaces=assessment,
        what_is_new=what_is_new.strip(),
        **{name: getattr(assessment, name) for name in copied},
    )
    edition.adverse_strands.set(assessment.adverse_strands.all())
    for impact in assessment.impacts.all():
        impact.pk, impact.assessment, impact._state.adding = None, edition, True
        impact.save()
    record_fact(
        "assessment_edition_begun",
        subject=edition,
        actor=by,
        why=what_is_new,
        replaces=assessment.pk,
    )
    return edition


@transaction.atomic
def review_assessment(
    *,
    assessment: Assessment,
    by: User,
    seen: dt.date | None,
    found: str,
    still_holds: bool,
    months: int,
) -> Review:
    """Answer question 6 again. ``seen`` is the review day the page was opened for: one review each."""
    assessment = locked(assessment)
    if not assessment.signed_off_at:
        raise Refused("This is not signed off yet, so there is nothing to review.")
    if assessment.review_on != seen:
        raise Refused("Somebody has reviewed this since you opened the page.")
    today = timezone.localdate()
    review = Review.objects.create(
        assessment=assessment,
        reviewed_on=today,
        reviewed_by=by,
        found=found,
        still_holds=still_holds,
        next_on=months_after(today, months),
    )
    assessment.review_on = review.next_on
    assessment.save()
    record_fact(
        "assessment_reviewed",
        subject=assessment,
        actor=by,
        still_holds=still_holds,
        next_on=review.next_on.isoformat(),
    )
    return review


@transaction.atomic
def finish_mitigation(*, impact: Impact, by: User, done_on: dt.date, came_of_it: str) -> Impact:
    """What we said we would do is done. It adds to what was signed off and changes none of it."""
    assessment = locked(impact.assessment)
    impact = Impact.objects.get(pk=impact.pk)
    if impact.done_on:
        if (impact.done_on, impact.came_of_it) == (done_on, came_of_it):
            return impact
        raise Refused("Somebody has written down that it is done since you opened the page.")
    if not assessment.signed_off_at or not impact.mitigation:
        raise Refused("There is nothing signed off here that could be done yet.")
    if done_on > timezone.localdate():
        raise Refused("That day is still to come. Write it down once it is done.")
    impact.done_on, impact.came_of_it = done_on, came_of_it
    impact.save()
    record_fact(
        "assessment_mitigation_done", subject=assessment, actor=by, strand=impact.strand.code
    )
    return impact


def _may_judge(assessment: Assessment, by: User) -> None:
    if not Audience.MANAGERS.admits(by):
        raise Refused("Only a manager can sign off an assessment.")
    if assessment.is_written_by(by):
        raise Refused("You wrote or changed this, so another manager has to look at it.")
    if not assessment.sent_at:
        raise Refused("This is a draft. Its author has not sent it for sign-off yet.")


def a_draft(assessment: Assessment) -> Assessment:
    assessment = locked(assessment)
    if assessment.signed_off_at:
        raise Refused(FROZEN)
    if assessment.sent_at:
        raise Refused("This waits for sign-off. A manager can send it back to you for changes.")
    return assessment
