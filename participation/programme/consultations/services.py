"""What staff do with a consultation until people have answered: what is proposed, its papers, who was told.

What comes after is in ``deciding``. Each function locks the row it changes, so that two officers do not undo each other.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.documents import delete_with_file
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked, save_with_lists
from base.core.slugs import free_slug
from participation.programme.activities.for_whom import restricted
from participation.programme.activities.models import Activity

from .gaps import gaps_in
from .kinds import CONSULTATION
from .models import Consultation, Notice, NotTold, Paper
from .questions import open_questions
from .signals import consultation_published

#: What somebody who has it in their calendar needs to hear about when it changes.
DAYS = ("starts_at", "ends_at")
#: Nobody can answer a proposal without these (2001 Act, s.54: the proposal and its likely effect).
NEEDED_TO_ANSWER = {
    "proposal": "what you propose",
    "likely_effect": "what it would mean for people",
    "how_to_respond": "how people can answer",
}
NEEDED_TO_PUBLISH = NEEDED_TO_ANSWER | Activity.STATED_BEFORE_OPENING


@transaction.atomic
def log_consultation(*, by: User, **fields: Any) -> Consultation:
    """Start the record of a consultation. Nobody but staff sees it until it is published."""
    slug = free_slug(Activity, fields["title"], 150)
    consultation = save_with_lists(
        Consultation(kind=CONSULTATION.code, slug=slug, lead_officer=by), **restricted(fields)
    )
    record_fact("consultation_logged", subject=consultation, actor=by)
    return consultation


@transaction.atomic
def update_consultation(*, consultation: Consultation, **fields: Any) -> Consultation:
    """Change what one page of the record asks for and leave the rest as it is now.

    A phone that has its days is told that they are others, as it is of an event.
    """
    consultation = locked(consultation)
    if any(name in fields and getattr(consultation, name) != fields[name] for name in DAYS):
        consultation.times_changed += 1
    consultation.changed_at = timezone.now()
    if consultation.questionnaire and "title" in fields:
        consultation.questionnaire.title = fields["title"]
        consultation.questionnaire.save(update_fields=["title"])
    return save_with_lists(consultation, **restricted(fields))


def missing_to_publish(consultation: Consultation, of: Mapping[str, str]) -> list[str]:
    """In words, what of these is not written yet; nothing is nought hours, which somebody said."""
    return [words for name, words in of.items() if getattr(consultation, name) in ("", None)]


@transaction.atomic
def publish(*, consultation: Consultation, by: User, though_over: bool = False) -> Consultation:
    """Show it to everyone, once its five parts are stated (R-13), and ask its questions.

    Publishing again changes nothing. One whose last day has passed is published as a record, by somebody who says so.
    """
    consultation = locked(consultation)
    if consultation.published_at:
        return consultation
    needed = NEEDED_TO_ANSWER if consultation.is_over else NEEDED_TO_PUBLISH
    if missing := missing_to_publish(consultation, needed):
        raise Refused(f"Before you publish, write {'; '.join(missing)}.")
    if gaps := gaps_in(consultation):
        raise Refused(f"Before you publish, fill in: {'; '.join(gaps)}.")
    if consultation.is_over and not though_over:
        raise Refused(
            "Its last day has passed: nobody can answer. Change its days, or say it again."
        )
    consultation.published_at = timezone.now()
    consultation.save()
    if consultation.questionnaire or not consultation.is_over:
        open_questions(consultation=consultation, by=by)
    record_fact("consultation_published", subject=consultation, actor=by)
    if not consultation.is_over:
        consultation_published.send(sender=Consultation, consultation=consultation, by=by)
    return consultation


@transaction.atomic
def add_paper(*, consultation: Consultation, title: str, file: File, by: User) -> Paper:
    paper = Paper.objects.create(
        consultation=consultation, title=title, file=file, size=file.size or 0
    )
    record_fact("paper_added", subject=consultation, actor=by, title=title)
    return paper


@transaction.atomic
def remove_paper(*, paper: Paper, by: User) -> None:
    """Take a paper away, and its file once that is certain."""
    record_fact("paper_removed", subject=paper.consultation, actor=by, title=paper.title)
    delete_with_file(paper, paper.file)


@transaction.atomic
def record_notice(
    *,
    consultation: Consultation,
    told_whom: Notice.ToldWhom,
    how: Notice.How,
    told_on: dt.date,
    people: int,
    by: User,
) -> Notice:
    """Log who was told. The same people told the same way on the same day is the same notice.

    Saying it twice is saying it once; another number is put right by taking the first away.
    """
    if told_on > timezone.localdate():
        raise Refused("Log this once people have been told: that date is still to come.")
    notice, new = Notice.objects.get_or_create(
        consultation=consultation,
        told_whom=told_whom,
        how=how,
        told_on=told_on,
        defaults={"people": people},
    )
    if not new and notice.people != people:
        raise Refused(
            f"This is logged already, for {notice.people:,} people. If that number is wrong, take it off "
            "the list first."
        )
    record_fact("notice_recorded", subject=consultation, actor=by, notice=str(notice))
    return notice


@transaction.atomic
def remove_notice(*, notice: Notice, by: User) -> None:
    record_fact("notice_removed", subject=notice.consultation, actor=by, notice=str(notice))
    notice.delete()


@transaction.atomic
def record_not_told(
    *, consultation: Consultation, whom: Notice.ToldWhom, why: str, tries: str, by: User
) -> NotTold:
    """Say why they could not be told and what was tried. Saying it again puts it right."""
    not_told, _ = NotTold.objects.update_or_create(
        consultation=consultation,
        whom=whom,
        defaults={"why": why, "tries": tries, "recorded_on": timezone.localdate()},
    )
    record_fact(
        "not_told_recorded",
        subject=consultation,
        actor=by,
        whom=not_told.get_whom_display(),
        why=why,
        tries=tries,
    )
    return not_told
