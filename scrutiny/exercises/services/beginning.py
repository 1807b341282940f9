"""An exercise begins with a topic that the panel chose and that is planned."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from base.core.slugs import free_slug
from participation.people.customers.models import Aim, Level
from participation.programme.activities.models import Activity
from scrutiny.topics.models import Planned, Size, Topic
from scrutiny.topics.services.planning import weeks_of

from ..kinds import EXERCISE
from ..models import Exercise, Move, Stage
from .telling import tell

MIDNIGHT = dt.time.min
INFLUENCE = (
    "The panel decides what it looks at and what it recommends. We reply to each recommendation in public, and only "
    "the panel can say that it is done."
)


@transaction.atomic
def begin_exercise(*, topic: Topic, by: User) -> Exercise:
    """With the size that is planned, and the time box of that size. Begun twice, it is begun once."""
    topic = locked(topic)
    if there := Exercise.objects.filter(topic=topic).first():
        return there
    planned = Planned.objects.filter(topic=topic).first()
    if planned is None:
        raise Refused("This topic is in no programme yet. Plan it first.")
    size = Size(planned.size)
    weeks, today = weeks_of(size), timezone.localdate()
    exercise = Exercise.objects.create(
        panel=topic.panel,
        topic=topic,
        size=size,
        weeks=weeks,
        title=topic.title,
        slug=free_slug(Activity, topic.title, 150),
        kind=EXERCISE.code,
        purpose=topic.why,
        influence=INFLUENCE,
        level=highest_level(),
        service=topic.service,
        run_by="participation",
        starts_at=midnight(today),
        ends_at=end_of_box(today, weeks),
        lead_officer=by,
    )
    exercise.aims.set(Aim.objects.filter(code__in=("know_needs", "change_service")))
    exercise.groups.set([topic.panel])
    move = Move.objects.create(exercise=exercise, stage=Stage.CHOSEN, on=today, by=by)
    record_fact("exercise_begun", subject=exercise, actor=by, topic=topic.pk, size=str(size))
    tell(move)
    return exercise


def midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, MIDNIGHT))


def end_of_box(first: dt.date, weeks: int) -> dt.datetime:
    """The last minute of its last day."""
    return midnight(first + dt.timedelta(weeks=weeks)) - dt.timedelta(minutes=1)


def highest_level() -> Level:
    """Influence, in the words of the landlord's model: the panel sets the question and says what is done."""
    return list(Level.objects.all())[-1]
