"""Who was drawn for the survey that is running, and what services asked for."""

import datetime as dt
import random

from django.db.models import Count
from django.utils import timezone

from base.core.demo import World
from base.core.jobs import JobState
from participation.messages.contact.consents import WORDING
from participation.messages.contact.models import Consent, Purpose
from participation.messages.contact.rules import with_decision
from participation.people.customers.models import Channel, Customer
from participation.programme.activities.models import Engagement, Service
from participation.reach.segments.models import Segment

from ..drawing.groups import COLUMNS, group_by
from ..launching.people import DRAWN
from ..launching.services import prepare_asking
from ..launching.words import ready_template
from ..models import Draw, Mailing, Sampled, Survey, SurveyRequest
from .asked import DAY
from .written import write_to

WRITTEN_TO = (Channel.EMAIL, Channel.POST)

#: How many more were drawn than have answered.
MORE_DRAWN = 200
#: Days after the invitation on which whoever had not answered was reminded.
REMINDED_AFTER = 8


def draw_people(world: World, survey: Survey, dice: random.Random) -> None:
    """Some of each tenure were drawn for it; who answered is among them, and the others were reminded."""
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
    rows = list(people.order_by("reference", "pk").values_list("pk", "held_by", *COLUMNS))
    others = [pk for pk, held_by, *_ in rows if held_by == "no_consent" and pk not in answered]
    drawn = answered | set(_agree(dice.sample(others, min(MORE_DRAWN, len(others))), survey))
    Sampled.objects.bulk_create(
        Sampled(
            draw=draw,
            customer_id=pk,
            group=group_of(*columns),
            held_by="" if pk in drawn else held_by,
            is_drawn=pk in drawn,
        )
        for pk, held_by, *columns in rows
    )
    counts = draw.people.drawn().order_by("group").values("group").annotate(n=Count("pk"))
    draw.numbers = {row["group"]: row["n"] for row in counts}
    draw.save(update_fields=["numbers"])
    _send(world, draw, drawn, number=0, at=survey.starts_at)
    reminded_at = survey.starts_at + REMINDED_AFTER * DAY
    before = Engagement.objects.filter(activity=survey.pk, day__lt=timezone.localdate(reminded_at))
    _send(
        world,
        draw,
        drawn - set(before.values_list("customer", flat=True)),
        number=1,
        at=reminded_at,
    )


def _agree(customers: list[int], survey: Survey) -> list[int]:
    """Those of them whom we can write to said on the phone in spring that they like to be asked."""
    said_at = survey.starts_at - 200 * DAY
    reached = [
        (customer, channel)
        for customer in Customer.objects.filter(pk__in=customers).order_by("pk")
        if (channel := customer.preferred_channel) in WRITTEN_TO
        and channel in customer.channels_to_reach
    ]
    Consent.objects.bulk_create(
        Consent(
            customer=customer,
            purpose=Purpose.INVITATION,
            channel=channel,
            given=True,
            wording=WORDING[Purpose.INVITATION][channel],
            source="phone",
            at=said_at,
        )
        for customer, channel in reached
    )
    return [customer.pk for customer, _ in reached]


def _send(world: World, draw: Draw, whom: set[int], *, number: int, at: dt.datetime) -> None:
    """As if it had gone on that day; no worker is told."""
    survey, by = draw.survey, world.officer
    send_out = prepare_asking(
        survey=survey,
        name=f"{survey.title}: {Mailing(number=number).name.lower()}",
        people_from=f"{DRAWN}:{draw.pk}",
        template=ready_template(survey, reminds=number > 0, by=by),
        with_form=True,
        starts_at=at,
        by=by,
    )
    Mailing.objects.create(survey=survey, send_out=send_out, number=number)
    whom_by = [
        (customer, Channel.EMAIL if customer.email else Channel.POST)
        for customer in Customer.objects.filter(pk__in=whom).order_by("pk")
    ]
    write_to(send_out, survey, whom_by, at)


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
