"""Choosing whom a survey is for, and drawing who of them is asked."""

import random
import secrets
from collections.abc import Mapping
from functools import partial

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import in_parts, locked
from participation.reach.segments.models import Segment

from ..models import Draw, PeopleList, Survey
from ..ours.people import TAKES_NOBODY_ELSE
from ..tasks import count_frame
from .sizes import shared_out

#: Of one statement, which may name only so many numbers.
BATCH = 900


@transaction.atomic
def choose_people(
    *,
    survey: Survey,
    segment: Segment | None = None,
    people_list: PeopleList | None = None,
    way: Draw.Way,
    groups_by: Draw.By,
    by: User,
) -> Draw:
    """Have everybody it is for counted, in place of whom was chosen before. Nobody is drawn yet."""
    survey = locked(survey)
    if survey.is_of_staff:
        raise Refused(TAKES_NOBODY_ELSE)
    if survey.cancelled_at or survey.is_closed:
        raise Refused("It is over. Nobody else is asked.")
    before = Draw.objects.filter(survey=survey).first()
    if before is not None:
        if before.is_drawn:
            raise Refused("People have been drawn already. Throw that away first.")
        before.delete()
    draw = Draw.objects.create(
        survey=survey,
        segment=segment,
        criteria=segment.criteria if segment else {},
        people_list=people_list,
        way=way,
        groups_by=groups_by,
        created_by=by,
    )
    transaction.on_commit(partial(count_frame.delay, draw.pk), robust=True)
    return draw


@transaction.atomic
def count_again(*, draw: Draw) -> Draw:
    """After a failure, or to judge by the rules of today. What has been drawn stays."""
    draw = locked(draw)
    if draw.is_unfinished or draw.is_drawn:
        return draw
    draw.people.all().delete()
    draw.put_in_queue()
    draw.save()
    transaction.on_commit(partial(count_frame.delay, draw.pk), robust=True)
    return draw


@transaction.atomic
def draw_people(
    *,
    draw: Draw,
    number: int | None = None,
    numbers: Mapping[str, int] | None = None,
    quotas: Mapping[str, int] | None = None,
    when_full: Draw.WhenFull = Draw.WhenFull.COUNT_ON,
    seed: str = "",
    by: User,
) -> Draw:
    """Draw them. ``number`` at random, ``numbers`` of each group; of everyone neither is said.

    Pressed twice, the first draw stands. Without a ``seed`` one is made up, and kept.
    """
    draw = locked(draw)
    if draw.is_drawn:
        return draw
    if draw.state != "done":
        raise Refused("They are still being counted. Wait a moment.")
    there = in_groups(draw)
    sizes = {group: len(people) for group, people in there.items()}
    if not sum(sizes.values()):
        raise Refused("Nobody can be asked. Look at who is left out and why.")
    wanted = _wanted(draw, sizes, number, numbers)
    draw.seed = seed or secrets.token_hex(4)
    chosen = drawn_with(draw.seed, there, wanted, by_group=draw.way == Draw.Way.STRATIFIED)
    for some in in_parts(chosen, BATCH):
        draw.people.filter(customer__in=some).update(is_drawn=True)
    draw.numbers = wanted
    draw.quotas, draw.when_full = dict(quotas or {}), when_full
    draw.drawn_at, draw.drawn_by = timezone.now(), by
    draw.save()
    record_fact(
        "survey_people_drawn",
        subject=draw.survey,
        actor=by,
        of=sum(sizes.values()),
        drawn=len(chosen),
        way=draw.get_way_display(),
        seed=draw.seed,
    )
    return draw


@transaction.atomic
def throw_away(*, draw: Draw, by: User) -> None:
    """Choose anew, as long as nobody has been asked."""
    draw = locked(draw)
    survey = locked(draw.survey)
    if survey.is_launched and survey.has_started and draw.is_drawn:
        raise Refused("People are being asked already, so the draw stands.")
    record_fact("survey_draw_thrown_away", subject=survey, actor=by, seed=draw.seed)
    draw.delete()


def in_groups(draw: Draw) -> dict[str, list[int]]:
    """The numbers of those who may be asked, in their order, by group."""
    there: dict[str, list[int]] = {}
    rows = draw.people.may_be_asked().order_by("group", "customer_id")
    for group, customer in rows.values_list("group", "customer_id"):
        there.setdefault(group, []).append(customer)
    return there


def drawn_with(
    seed: str, there: Mapping[str, list[int]], wanted: Mapping[str, int], *, by_group: bool
) -> list[int]:
    """``random.Random(seed).sample`` of all numbers in their order; by groups, of one group after
    another in the order of their names, with the one generator."""
    dice = random.Random(seed)  # noqa: S311 - anybody must be able to draw the same again
    if by_group:
        return [
            number
            for group in sorted(there)
            for number in dice.sample(there[group], wanted.get(group, 0))
        ]
    everybody = sorted(number for people in there.values() for number in people)
    return dice.sample(everybody, sum(wanted.values()))


def _wanted(
    draw: Draw, sizes: Mapping[str, int], number: int | None, numbers: Mapping[str, int] | None
) -> dict[str, int]:
    """How many of each group; at random, how many of all, under no group's name."""
    everybody = sum(sizes.values())
    if draw.way == Draw.Way.EVERYONE:
        return dict(sizes)
    if draw.way == Draw.Way.RANDOM:
        if not number:
            raise Refused("Say how many people to draw.")
        if number > everybody:
            raise Refused(f"Only {everybody:,} can be asked. Draw that many or fewer.")
        return {"": number}
    wanted = dict(numbers) if numbers else shared_out(number or 0, sizes)
    for group, how_many in wanted.items():
        if how_many > sizes.get(group, 0):
            raise Refused(
                f"Of {group} only {sizes.get(group, 0):,} can be asked. Draw that many or fewer."
            )
    if not sum(wanted.values()):
        raise Refused("Say how many people to draw.")
    return {group: how_many for group, how_many in wanted.items() if how_many}
