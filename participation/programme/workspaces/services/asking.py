"""What a group asks the landlord, and what the landlord asks a group: each with a day and an answer."""

import datetime as dt

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from base.core.working_days import counted
from participation.people.groups.models import Group
from participation.programme.network.telling import tell_members

from ..house_rules import INFORMATION_WORKING_DAYS
from ..models import InformationRequest, PanelQuestion
from .gate import runner


@transaction.atomic
def ask_for_information(*, group: Group, words: str, service: str, by: User) -> InformationRequest:
    """The clock starts today. Our staff read it, and nothing else of the group."""
    runner(group, by, as_member=True)
    clock = counted(timezone.localdate(), INFORMATION_WORKING_DAYS.value)
    asked = InformationRequest.objects.create(
        group=group,
        words=words,
        service=service,
        asked_by=by,
        due_on=clock.due,
        counted=clock.in_words,
    )
    record_fact("information_asked", subject=asked, actor=by, due_on=str(clock.due))
    return asked


@transaction.atomic
def answer_information(
    *, asked: InformationRequest, answer: str, by: User, file: File | None = None
) -> InformationRequest:
    """By staff. Answered twice, the first answer stays; members hear of it."""
    asked = locked(asked)
    if asked.answered_on is not None:
        raise Refused(f"{asked.answered_by} has answered this already.")
    _answer(asked, answer, by)
    if file is not None:
        asked.file = file
    asked.told = tell_members(
        asked.group,
        "workspaces/email/information",
        key=f"workspaces.information:{asked.pk}",
        context={"asked": asked},
    )
    asked.save()
    record_fact("information_given", subject=asked, actor=by)
    return asked


@transaction.atomic
def ask_the_group(
    *,
    group: Group,
    about: str,
    title: str,
    words: str,
    due_on: dt.date,
    by: User,
    file: File | None = None,
) -> PanelQuestion:
    """By staff, with the day by which they need to know. Members hear of it."""
    if group.ended_on is not None:
        raise Refused("This group has ended.")
    if due_on < timezone.localdate():
        raise Refused("Give them until today at least.")
    question = PanelQuestion.objects.create(
        group=group,
        about=about,
        title=title,
        words=words,
        due_on=due_on,
        asked_by=by,
        file=file or "",
    )
    question.told = tell_members(
        group,
        "workspaces/email/question",
        key=f"workspaces.question:{question.pk}",
        context={"question": question},
    )
    question.save()
    record_fact("group_asked", subject=question, actor=by, due_on=str(due_on))
    return question


@transaction.atomic
def answer_question(*, question: PanelQuestion, answer: str, by: User) -> PanelQuestion:
    """The group's answer, given by whoever runs its meetings; it stays, and staff read it."""
    question = locked(question)
    runner(question.group, by, as_member=True)
    if question.answered_on is not None:
        raise Refused("Your group has answered this already.")
    _answer(question, answer, by)
    question.save()
    record_fact("group_answered", subject=question, actor=by)
    return question


def _answer(asked: InformationRequest | PanelQuestion, answer: str, by: User) -> None:
    if not answer.strip():
        raise Refused("Write the answer.")
    asked.answer, asked.answered_by = answer.strip(), by
    asked.answered_on = timezone.localdate()
