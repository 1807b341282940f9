"""Equality impact assessments: one in full, one short and due for its review, one that waits, a draft."""

import datetime as dt

from base.accounts.models import User
from base.core.periods import months_after
from participation.programme.activities.models import Activity
from participation.steering.assessments import services
from participation.steering.assessments.models import Assessment, Impact, Strand

E = Impact.Effect
RENT = {
    "policy": "Rents from next April",
    "aims": "To pay for repairs and safety work, and to keep rents people can afford.",
    "benefits": "Everybody in our homes: windows, safety work and the hardship fund.",
    "adverse": "People on low wages who get no help with the rent, and families hit by the benefit "
    "cap.",
    "mitigation": "The hardship fund doubles. Every letter about the rise names it on the first page, "
    "and we ring everybody who is two weeks behind.",
    "enough_data": True,
    "data": "Rent accounts, calls to the money advice line, and what people answered in the "
    "consultation. We hear too little from people under 25.",
    "data_gaps": "How many people in work go without to pay the rent.",
    "resources": "Whoever has savings feels a rise less. The fund is open to all, and the form is short.",
    "providers": "Nobody. We set and collect the rent ourselves.",
    "outcome": Assessment.Outcome.MITIGATED,
    "monitoring": "Arrears and applications to the fund, each month, by area.",
    "review_after": Assessment.ReviewAfter.A_YEAR,
}
REPAIRS = {
    "policy": "The new repairs policy",
    "aims": "So that people know the day of a repair when they ring.",
    "benefits": "People who work or care for somebody: they no longer wait in all day.",
    "adverse": "People who need a handrail or a lock soon, and people who cannot ring easily.",
    "enough_data": True,
    "data": "Two years of repairs orders, complaints, and two focus groups.",
    "data_gaps": "We do not know who gives up before they get through to us.",
    "resources": "Ringing costs some people money, and a quarter of those over 75 are not online.",
    "providers": "Two contractors. The times and how to treat people are in both contracts.",
    "outcome": Assessment.Outcome.FULL,
    "review_after": Assessment.ReviewAfter.SIX_MONTHS,
}
#: What the full one found; every other strand made no difference.
FOUND = {
    "disability": (
        E.NEGATIVE,
        "One complaint in five was about the wait for a handrail.",
        "Disabled tenants in both focus groups. They asked for handrails within 10 days.",
        "Handrails and locks move up to 10 working days.",
        -40,
        "In the first two months 31 of 33 handrails were up within 10 working days.",
    ),
    "age": (
        E.NEGATIVE,
        "Most people over 75 ring us and wait longest on the line.",
        "The coffee mornings at Calder Hall.",
        "A line of their own on Monday mornings, when most of them ring.",
        20,
        "",
    ),
    "caring": (
        E.POSITIVE,
        "Carers made up one in three of those who asked for a two-hour slot.",
        "A carers’ group, by phone.",
        "",
        0,
        "",
    ),
    "language": (
        E.NEGATIVE,
        "Text reminders go out in English alone.",
        "Families from the drop-in at the Links, with an interpreter.",
        "Reminders in the four languages most asked for.",
        -12,
        "",
    ),
}
NO_DIFFERENCE = (
    "Nothing in two years of orders and complaints points to a difference.",
    "The Scrutiny Panel read the draft and found none.",
)
COUNTER = {
    "policy": "Closing the counter in Netherhaven on Wednesdays",
    "aims": "To send two officers out to estates on that day.",
    "benefits": "People who cannot come to the counter: we come to them.",
    "adverse": "People without a phone who pay at the counter.",
    "mitigation": "The shop next door takes payments every day, free of charge.",
    "enough_data": False,
    "data": "A count of visitors in two weeks of June.",
    "data_gaps": "Who they were. We shall ask for two more weeks.",
    "resources": "People with a card or a phone can pay from home. The others have to come.",
    "providers": "The shop, by a written agreement.",
    "outcome": Assessment.Outcome.MITIGATED,
    "monitoring": "Payments at the shop, and complaints.",
    "review_after": Assessment.ReviewAfter.SIX_MONTHS,
}
LETTERS = {"policy": "Letters by email first", "aims": "To save paper, and to reach people sooner."}


def make_assessments(*, now: dt.datetime, officer: User, manager: User) -> None:
    signed_off = now - dt.timedelta(days=358)
    rents = Activity.objects.filter(title__startswith="Rent ", kind="consultation")
    rent = rents.filter(starts_at__lt=signed_off).order_by("starts_at").last()
    short = services.start_assessment(by=officer, activity=rent, **RENT)
    short.adverse_strands.set(Strand.objects.filter(code__in=["money", "age"]))
    _settle(short, manager, signed_off)
    repairs = Activity.objects.filter(title__startswith="Repairs: what").last()
    full = services.start_assessment(by=officer, activity=repairs, **REPAIRS)
    full.adverse_strands.set(Strand.objects.filter(code__in=["disability", "age", "language"]))
    _judge(full, officer, now.date())
    _settle(full, manager, now - dt.timedelta(days=110))
    waiting = services.start_assessment(by=officer, **COUNTER)
    waiting.adverse_strands.set(Strand.objects.filter(code="money"))
    services.send_for_sign_off(assessment=waiting, by=officer)
    services.start_assessment(by=officer, **LETTERS)


def _judge(assessment: Assessment, officer: User, today: dt.date) -> None:
    for strand in Strand.objects.in_use():
        effect, evidence, consulted, mitigation, days, came_of_it = FOUND.get(
            strand.code, (E.NEUTRAL, *NO_DIFFERENCE, "", 0, "")
        )
        due_on = today + dt.timedelta(days=days) if mitigation else None
        services.judge_strand(
            assessment=assessment,
            strand=strand,
            by=officer,
            effect=effect,
            evidence=evidence,
            consulted=consulted,
            activity=assessment.activity if strand.code in FOUND else None,
            mitigation=mitigation,
            owner=officer if mitigation else None,
            due_on=due_on,
            done_on=due_on if came_of_it else None,
            came_of_it=came_of_it,
        )


def _settle(assessment: Assessment, manager: User, then: dt.datetime) -> None:
    """Signed off and published then, so that its review comes when it would have come."""
    services.send_for_sign_off(assessment=assessment, by=assessment.author)
    signed = services.sign_off(assessment=assessment, by=manager)
    services.publish_assessment(assessment=signed, by=manager)
    Assessment.objects.filter(pk=signed.pk).update(
        started_at=then - dt.timedelta(days=20),
        sent_at=then - dt.timedelta(days=4),
        signed_off_at=then,
        published_at=then + dt.timedelta(days=2),
        review_on=months_after(then.date(), int(signed.review_after)),
    )
