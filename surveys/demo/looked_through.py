"""Groups of Glenmarnock look through the questions of surveys: one has, one is at it."""

import datetime as dt

from django.utils import timezone

from base.core.demo import World
from participation.people.customers.models import Customer
from participation.people.groups.models import Group
from participation.programme.activities.models import Engagement
from participation.programme.activities.services import record_engagement
from participation.questionnaires.building.changes import Stood, as_they_stand, changes

from ..models import QuestionComment, QuestionReview, Survey
from ..reviewing.services import questions_now

Done = QuestionComment.Done
DAY = dt.timedelta(days=1)

#: The questions of the large survey as the panel was sent them: which, its words then.
BEFORE = {
    2: "How would you rate the overall quality of your accommodation?",
    3: "Do you feel that the landlord listens and acts?",
}
#: By whom of the panel, of which question, whether it is clear, what they said; what we did, and our answer.
PANEL = (
    (0, 2, False, "Nobody says accommodation.", Done.CHANGED, "It says home now."),
    (0, 3, False, "These are two things.", Done.STAYS, "We want to know both together: one without"
     " the other is worth little. It says so more plainly now."),
    (1, 1, True, "", "", ""),
    (1, 2, False, "Is the garden part of it?", Done.STAYS, "You decide what your home is. We read"
     " what people write at the end."),
    (1, 0, True, "Ask about repairs too.", Done.STAYS, "Each repair is asked about on its own, a few"
     " days after."),
)  # fmt: skip
#: Of a group that is still at it.
NEIGHBOURS = (
    (0, 1, False, "Need to go to what? The shop, the bus?", "", ""),
    (1, 1, True, "", "", ""),
)


def look_through(world: World, done: Survey, draft: Survey) -> None:
    panel = Group.objects.live().filter(kind__code="scrutiny").order_by("pk").first()
    neighbours = Group.objects.live().filter(name__contains="Mill Lane").order_by("pk").first()
    if panel:
        stood = as_they_stand(questions_now(done))
        before: list[Stood] = [
            {**one, "words": BEFORE.get(one["place"], one["words"])} for one in stood
        ]
        review = _send(world, done, panel, stood=before, sent=40, due=26)
        _comments(world, review, PANEL)
        review.changed = changes(before, stood)
        review.finished_at, review.finished_by = world.now - 20 * DAY, world.officer
        review.save()
    if neighbours:
        stood = as_they_stand(questions_now(draft))
        _comments(world, _send(world, draft, neighbours, stood=stood, sent=4, due=-10), NEIGHBOURS)


def _send(
    world: World, survey: Survey, group: Group, *, stood: list[Stood], sent: int, due: int
) -> QuestionReview:
    return QuestionReview.objects.create(
        survey=survey,
        group=group,
        wish="Are the words plain, and does anything matter that we do not ask?",
        due_on=timezone.localdate(world.now - due * DAY),
        told=group.memberships.sitting().of_customers().count(),
        stood=stood,
        sent_by=world.officer,
        sent_at=world.now - sent * DAY,
    )


def _comments(world: World, review: QuestionReview, said: tuple) -> None:
    """From those who have no account: whoever signs in here finds theirs empty."""
    seats = review.group.memberships.sitting().filter(customer__user=None).order_by("pk")
    members = [seat.customer for seat in seats.select_related("customer")]
    about = {one["place"]: (one["code"], one["words"]) for one in review.stood} | {0: ("", "")}
    at = min(review.sent_at + 5 * DAY, world.now)
    for who, place, is_clear, words, done, answer in said:
        if who >= len(members) or place not in about:
            continue
        code, asked = about[place]
        QuestionComment.objects.create(
            review=review,
            customer=members[who],
            question=code,
            about=asked,
            is_clear=is_clear,
            words=words,
            written_at=at,
            done=done,
            answer=answer,
            answered_at=at + 8 * DAY if answer else None,
            answered_by=world.officer if answer else None,
        )
        _took_part(review, members[who], at)


def _took_part(review: QuestionReview, customer: Customer, at: dt.datetime) -> None:
    record_engagement(
        activity=review.survey,
        customer=customer,
        role=Engagement.Role.CONTRIBUTED,
        source=f"surveys.review:{review.pk}:{customer.pk}",
        day=timezone.localdate(at),
    )
