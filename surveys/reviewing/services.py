"""A group looks through the questions of a survey before it opens; each comment is answered (T-19)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.messages.contact.models import Purpose
from participation.messages.contact.services import send
from participation.people.customers.models import Customer
from participation.people.groups.models import Group
from participation.programme.activities.models import Engagement
from participation.programme.activities.services import record_engagement
from participation.questionnaires.building.changes import Stood, as_they_stand, changes
from participation.questionnaires.kept_versions import questions_of
from participation.questionnaires.models import Question

from ..models import QuestionComment, QuestionReview, Survey

OVER = "The questions are no longer looked at: people are being asked them, or it was called off."
NOTHING_CHANGED = (
    "You told somebody that you changed it, and the questions are as the group saw them. Change them first, or answer"
    " that it stays as it is."
)


class Comment(NamedTuple):
    """What a member says of one question, or of all of them."""

    is_clear: bool | None
    words: str


def questions_now(survey: Survey) -> list[Question]:
    """What is being written, else what people are asked."""
    questionnaire = survey.questionnaire
    version = (questionnaire.draft or questionnaire.asked) if questionnaire else None
    return questions_of(version) if version else []


def taken_out_of(review: QuestionReview, now: Sequence[Question]) -> dict[str, str]:
    """The words of each question that the group was sent and that is not among those of ``now``, by its code."""
    there = {one.code for one in now}
    stood: Sequence[Stood] = review.stood
    return {one["code"]: one["words"] for one in stood if one["code"] not in there}


@transaction.atomic
def send_to_group(
    *, survey: Survey, group: Group, wish: str, due_on: dt.date, by: User
) -> QuestionReview:
    """Whoever sits on the group is told, by the rules of inviting, and can comment until the survey opens."""
    survey = locked(survey)
    if survey.opened_at or survey.cancelled_at:
        raise Refused(OVER)
    questions = questions_now(survey)
    if not questions:
        raise Refused("There is no question yet.")
    if due_on <= timezone.localdate():
        raise Refused("Give them a day after today.")
    if survey.reviews_of_questions.filter(group=group).exists():
        raise Refused(f"{group} has been asked already.")
    members = members_of(group)
    if not members:
        raise Refused(f"Nobody sits on {group}. Choose another group.")
    review = QuestionReview.objects.create(
        survey=survey,
        group=group,
        wish=wish,
        due_on=due_on,
        told=len(members),
        stood=as_they_stand(questions),
        sent_by=by,
    )
    for customer in members:
        _tell(review, customer, "look_through", Purpose.INVITATION)
    record_fact("questions_sent_to_group", subject=survey, actor=by, group=str(group))
    return review


def members_of(group: Group) -> list[Customer]:
    """Who sits on it now."""
    seats = group.memberships.sitting().of_customers().select_related("customer")
    return [seat.customer for seat in seats if seat.customer.erased_at is None]


@transaction.atomic
def comment(
    *,
    review: QuestionReview,
    customer: Customer,
    said: Mapping[str, Comment],
    by: User | None = None,
) -> None:
    """What a member says, by the code of the question; of all of them, by none.

    Of a question that was taken out while they wrote, too. Saying nothing takes a comment back. One that is answered
    stays. Whoever said something took part.
    """
    review = locked(review)
    if not review.is_under_way:
        raise Refused(OVER if not review.finished_at else "We have answered all comments already.")
    now = questions_now(review.survey)
    about = {one.code: one.words for one in now} | {"": ""} | taken_out_of(review, now)
    theirs = {one.question: one for one in review.comments.filter(customer=customer)}
    for code, one in said.items():
        there = theirs.get(code) or QuestionComment(review=review, customer=customer, question=code)
        says = (one.is_clear, one.words.strip())
        if code not in about or there.answered_at or says == (there.is_clear, there.words):
            continue
        if says == (None, ""):
            there.delete()
            continue
        there.is_clear, there.words = says
        there.about, there.written_at = about[code], timezone.now()
        there.save()
    if review.comments.filter(customer=customer).exists():
        record_engagement(
            activity=review.survey,
            customer=customer,
            role=Engagement.Role.CONTRIBUTED,
            source=f"surveys.review:{review.pk}:{customer.pk}",
            day=timezone.localdate(),
            by=by,
        )


@transaction.atomic
def answer_comment(
    *, comment: QuestionComment, done: QuestionComment.Done, answer: str, by: User
) -> QuestionComment:
    """What was changed, or why not. Its writer hears of it when the review is finished."""
    review = locked(comment.review)
    if review.finished_at:
        raise Refused("Whoever commented has been told already.")
    comment = locked(comment)
    comment.done, comment.answer = done, answer
    comment.answered_at, comment.answered_by = timezone.now(), by
    comment.save()
    return comment


@transaction.atomic
def finish_review(*, review: QuestionReview, by: User) -> int:
    """Keep what changed, and tell whoever commented that we have answered. Returns how many were told."""
    review = locked(review)
    if review.finished_at:
        return 0
    if waiting := sum(one.waits for one in review.comments.all()):
        more = "comment is" if waiting == 1 else "comments are"
        raise Refused(f"{waiting} {more} not answered yet.")
    review.changed = changed_since(review)
    if not review.changed and review.comments.filter(done=QuestionComment.Done.CHANGED).exists():
        raise Refused(NOTHING_CHANGED)
    review.finished_at, review.finished_by = timezone.now(), by
    review.save()
    wrote = Customer.objects.filter(question_comments__review=review, erased_at=None).distinct()
    told = list(wrote)
    for customer in told:
        _tell(review, customer, "looked_through", Purpose.SERVICE)
    record_fact(
        "questions_looked_through", subject=review.survey, actor=by, group=str(review.group)
    )
    return len(told)


def changed_since(review: QuestionReview) -> list[str]:
    """What changed in the questions since the group was sent them, a sentence each."""
    if review.finished_at:
        return review.changed
    stood: Sequence[Stood] = review.stood
    return changes(stood, as_they_stand(questions_now(review.survey)))


def _tell(review: QuestionReview, customer: Customer, template: str, purpose: Purpose) -> None:
    send(
        customer,
        f"surveys/email/{template}",
        purpose=purpose,
        about=review.source,
        dedupe_key=f"{review.source}:{template}:{customer.pk}",
        context={"review": review, "survey": review.survey},
    )
