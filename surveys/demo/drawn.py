"""Who was drawn for the survey that is running, and what services asked for."""

import random

from django.db.models import Count
from django.utils import timezone

from base.core.demo import World
from base.core.jobs import JobState
from participation.messages.contact.models import Purpose
from participation.messages.contact.rules import with_decision
from participation.programme.activities.models import Engagement, Service
from participation.reach.segments.models import Segment

from ..drawing.groups import COLUMNS, group_by
from ..models import Draw, Sampled, Survey, SurveyRequest
from .asked import DAY

#: Parts of one: of those who could not be asked today, and of those who could be.
COULD_BE_ASKED, WAS_DRAWN = 0.3, 0.4


def draw_people(world: World, survey: Survey, dice: random.Random) -> None:
    """Some of each tenure were drawn for it, and who answered is among them."""
    segment, _ = Segment.objects.get_or_create(
        name="Everybody who rents from us",
        defaults={"criteria": {"tenures": ["tenant", "mid_market"]}},
    )
    draw = Draw.objects.create(
        survey=survey,
        segment=segment,
        criteria=segment.criteria,
        way=Draw.Way.STRATIFIED,
        groups_by=Draw.By.TENURE,
        state=JobState.DONE,
        seed=f"{dice.randrange(16**8):08x}",
        quotas={"Mid-market tenant": 20},
        when_full=Draw.WhenFull.NO_REMINDERS,
        created_by=world.officer,
        drawn_at=survey.starts_at - DAY,
        drawn_by=world.officer,
    )
    answered = set(Engagement.objects.filter(activity=survey.pk).values_list("customer", flat=True))
    group_of = group_by(draw.groups_by, timezone.localdate(world.now))
    people = with_decision(draw.everybody(), Purpose.INVITATION, at=survey.starts_at)
    rows = list(people.order_by("reference").values_list("pk", "held_by", *COLUMNS))
    sampled = []
    for pk, held_by, *columns in rows:
        # Some have said no since, or were asked something else.
        might = pk in answered or not held_by or dice.random() < COULD_BE_ASKED
        sampled.append(
            Sampled(
                draw=draw,
                customer_id=pk,
                group=group_of(*columns),
                held_by="" if might else held_by,
                is_drawn=pk in answered or (might and dice.random() < WAS_DRAWN),
            )
        )
    Sampled.objects.bulk_create(sampled)
    drawn = draw.people.drawn().order_by("group").values("group").annotate(n=Count("pk"))
    draw.numbers = {row["group"]: row["n"] for row in drawn}
    draw.save(update_fields=["numbers"])


def make_requests(world: World, kitchens: Survey) -> None:
    """One that was done and reported back, one that was not, and one that waits."""
    about = {"requested_by": world.manager}
    today = timezone.localdate(world.now)
    done = SurveyRequest.objects.create(
        title=kitchens.title,
        service=Service.HOMES,
        find_out="Are the new kitchens easy to use?",
        decides="Which kitchen we buy next year.",
        who="Everybody who had one since April.",
        requested_at=world.now - 70 * DAY,
        needed_on=today + 5 * DAY,
        report="Most like it. One in three finds that the deep drawers stick, so buy rollers.",
        reported_at=world.now - 6 * DAY,
        reported_by=world.officer,
        **about,
    )
    kitchens.request = done
    kitchens.save(update_fields=["request"])
    SurveyRequest.objects.create(
        title="What people think of the new rent card",
        service=Service.RENT,
        find_out="Is it clear?",
        decides="Nothing yet. We want to know.",
        who="All tenants.",
        requested_at=world.now - 30 * DAY,
        needed_on=today + 60 * DAY,
        declined_at=world.now - 25 * DAY,
        declined_because="Nothing would change whatever people say, so we do not ask them.",
        read_at=world.now - 24 * DAY,
        **about,
    )
    SurveyRequest.objects.create(
        title="The chat on our website",
        service=Service.CUSTOMER_CARE,
        find_out="Do people get an answer, and is it right?",
        decides="Whether we keep it when the contract ends in March.",
        who="Those who used it since summer.",
        requested_at=world.now - 3 * DAY,
        needed_on=today + 40 * DAY,
        **about,
    )
