"""What Glenmarnock promises, and what its service voices found when they looked."""

import datetime as dt

from django.utils import timezone

from base.accounts.models import User
from base.core.demo import World, in_demo
from participation.people.groups.models import Group, Membership

from .models import EarlierWords, MiniReview, ServiceStandard, Unit, Verdict

DAY = dt.timedelta(days=1)


@in_demo(position=44)
def make_standards(world: World) -> None:
    voices = Group.objects.live().filter(kind__code="service_voice").order_by("pk").first()
    today = timezone.localdate(world.now)
    emergency = _standard(
        world,
        today,
        "Emergency repairs",
        "We come within 24 hours when something puts you or your home in danger, at night and at weekends too.",
        "repairs",
        (24, Unit.HOURS),
        group=voices,
        review=-6,
        since=560,
    )
    once = _standard(
        world,
        today,
        "Repairs done in one visit",
        "Whoever comes brings what the job needs, so that it is done the first time.",
        "repairs",
        (85, Unit.PERCENT),
        figure="right-first-time",
        group=voices,
        review=75,
        since=400,
    )
    answers = _standard(
        world,
        today,
        "Answers to complaints",
        "You have a full answer within 5 working days at stage 1, and within 20 at stage 2.",
        "customer_care",
        (95, Unit.PERCENT),
        figure="complaints-in-time",
        group=voices,
        review=40,
        since=700,
    )
    EarlierWords.objects.create(
        standard=answers,
        words="You have an answer to a complaint as soon as we can.",
        until_on=today - 310 * DAY,
        why="“As soon as we can” is nothing that anybody could hold us to.",
        changed_by=world.manager,
    )
    closes = _standard(
        world,
        today,
        "Closes and grounds",
        "Each close is cleaned every week, and grass is cut every second week from April to September.",
        "neighbourhood",
        None,
        group=voices,
        review=160,
        since=250,
    )
    ended = _standard(
        world,
        today,
        "Letters answered in 15 working days",
        "A letter is answered within 15 working days.",
        "customer_care",
        (15, Unit.WORKING_DAYS),
        review=-200,
        since=1500,
    )
    ended.ended_on = today - 220 * DAY
    ended.ended_because = "The standard for every kind of enquiry took its place, and is shorter."
    ended.save()
    member = voices and _member(voices, today)
    if voices and member:
        _looked_at(voices, member, today, emergency, once, answers, closes)


def _member(voices: Group, today: dt.date) -> User | None:
    """One of them who can sign in: service voices are chosen from the panel’s members."""
    seats = Membership.objects.sitting().exclude(customer__user=None).order_by("pk")
    seat = seats.filter(group=voices).first()
    if seat is None:
        seat = seats.filter(group__kind__scrutinises=True).first()
        if seat is None:
            return None
        Membership.objects.create(group=voices, customer=seat.customer, from_on=today - 400 * DAY)
    return seat.customer.user


def _looked_at(
    voices: Group,
    member: User,
    today: dt.date,
    emergency: ServiceStandard,
    once: ServiceStandard,
    answers: ServiceStandard,
    closes: ServiceStandard,
) -> None:
    _review(
        emergency,
        voices,
        member,
        today - 190 * DAY,
        Verdict.PARTLY,
        "Forty emergency jobs of spring, and when somebody was there.",
        "34 of 40 within 24 hours. All six that were late came in at a weekend.",
        "Have a second person on call from Friday evening to Monday morning.",
    )
    _review(
        once,
        voices,
        member,
        today - 105 * DAY,
        Verdict.NOT_MET,
        "The indicator, and twelve calls to people whose tap or lock was mended.",
        "Five of twelve needed a second visit. For four of them the part was not in the van.",
    )
    _review(
        answers,
        voices,
        member,
        today - 140 * DAY,
        Verdict.PARTLY,
        "A year of complaints by month, and the letters to six people who agreed to show theirs.",
        "Stage 2 is slow in summer, when the one person who answers is away.",
        "Name somebody who answers stage 2 while the usual person is away.",
    )
    _review(
        closes,
        voices,
        member,
        today - 24 * DAY,
        Verdict.MET,
        "Ten closes, each in two weeks that followed each other.",
        "All had been cleaned in both weeks. One light was out, and was mended the next day.",
    )
    for name, words, because, ago in (
        ("A text when the van is on its way", "We text you when we set out to you.", "", 4),
        (
            "A name at the end of each call",
            "Whoever speaks with you says who they are, and who rings back.",
            "We agree that people should know who rings back, and have written it into the calls we check. A standard of "
            "its own would be measured twice.",
            60,
        ),
    ):
        ServiceStandard.objects.create(
            name=name,
            words=words,
            service="repairs" if not because else "customer_care",
            group=voices,
            review_on=today + 180 * DAY,
            written_by=member,
            written_on=today - ago * DAY,
            not_agreed_because=because,
        )


def _standard(
    world: World,
    today: dt.date,
    name: str,
    words: str,
    service: str,
    promise: tuple[int, Unit] | None,
    *,
    review: int,
    since: int,
    group: Group | None = None,
    figure: str = "",
) -> ServiceStandard:
    number, unit = promise or (None, "")
    return ServiceStandard.objects.create(
        name=name,
        words=words,
        service=service,
        promise=number,
        unit=unit,
        figure=figure,
        group=group,
        review_on=today + review * DAY,
        written_by=world.officer,
        written_on=today - since * DAY,
        agreed_on=today - since * DAY,
    )


def _review(
    standard: ServiceStandard,
    group: Group,
    member: User,
    on: dt.date,
    verdict: Verdict,
    looked_at: str,
    evidence: str,
    proposal: str = "",
) -> MiniReview:
    return MiniReview.objects.create(
        standard=standard,
        group=group,
        looked_at=looked_at,
        verdict=verdict,
        evidence=evidence,
        proposal=proposal,
        promise_said=standard.promise_in_words,
        reviewed_on=on,
        written_by=member,
    )
