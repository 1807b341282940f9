"""What was raised in a survey of Glenmarnock, and what was answered."""

import datetime as dt

from django.utils import timezone

from base.core.demo import World
from base.core.slugs import free_slug
from participation.programme.activities.models import Outcome

from ..models import Survey

State = Outcome.State
DAY = dt.timedelta(days=1)
#: What was said, where it stands, what we answered, and how anybody can see it.
RAISED = (
    (
        "The deep drawers of the new kitchens stick.",
        State.DONE,
        "From this month we buy drawers on rollers. Whoever rang us had theirs changed.",
        "The list of what we buy names the drawers. 14 homes have them.",
    ),
    (
        "Nobody told us on which day the fitters come.",
        State.DOING,
        "You will have a text the day before. We try it in Calder first.",
        "",
    ),
    (
        "Could we choose the colour of the doors?",
        State.NOT_POSSIBLE,
        "Six colours would cost £310 a kitchen more. That is one kitchen in twelve fewer each year.",
        "",
    ),
)


def raise_points(survey: Survey, world: World) -> None:
    closed = timezone.localdate(survey.ends_at)
    for number, (said, state, answer, proof) in enumerate(RAISED):
        answered_on = closed + (5 + number) * DAY
        Outcome.objects.create(
            activity=survey,
            slug=free_slug(Outcome, said, 120),
            said=said,
            said_on=closed,
            answer=answer,
            state=state,
            service=survey.service,
            owner=world.officer,
            due_on=closed + 20 * DAY,
            answered_on=answered_on,
            done_on=answered_on + 2 * DAY if state == State.DONE else None,
            proof=proof,
            published_at=world.now - DAY,
        )
