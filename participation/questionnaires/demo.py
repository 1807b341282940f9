"""What staff say of the results of what Glenmarnock asked: how it was done, weights, and targets."""

import datetime as dt
from decimal import Decimal

from django.db.models import Count, Q

from base.core.demo import World, in_demo

from .counted import answered_of, which_of
from .fieldwork import Basis
from .house_rules import ANSWERS_THRESHOLD
from .models import Questionnaire
from .results.counting import questions_with_options
from .results.estimating import better_answers, customers_by
from .results.services import describe_approach, enter_benchmark, set_weighting

A_MONTH = dt.timedelta(days=30)


@in_demo(position=95)
def read_what_was_answered(world: World) -> None:
    """Of the scale that most people answered and nobody answers any more: a target, somebody else's
    result, and weights."""
    sent = Count("answer_sheets", filter=Q(answer_sheets__sent_at__isnull=False))
    lately = Q(answer_sheets__sent_at__gte=world.now - A_MONTH)
    still_open = Questionnaire.objects.filter(lately).values("pk")
    over = Questionnaire.objects.exclude(pk__in=still_open)
    for questionnaire in over.annotate(sent=sent).order_by("-sent", "pk"):
        scales = [
            question
            for question, options in questions_with_options(questionnaire)
            if better_answers(question, options)
        ]
        if scales and questionnaire.sent:
            _say(questionnaire, scales[0].code, world)
            return


def _say(questionnaire: Questionnaire, code: str, world: World) -> None:
    describe_approach(
        questionnaire=questionnaire,
        by=world.officer,
        basis=Basis.CENSUS,
        contractor="We did it ourselves, with our own officers on the phone.",
        left_out="People who had told us that they do not want to be asked.",
        incentives="Nobody was given anything.",
        limits="Fewer people under 25 answered than live here, so we weighted the answers.",
        next_steps="The Board reads this in January. In February everybody hears what changes.",
    )
    for of, name, percent, source in (
        ("target", "Our plan for 2026/27", "84.0", "Business plan, page 12"),
        ("peer", "Calderbank Homes, 2025/26", "81.3", "Their report to tenants"),
    ):
        enter_benchmark(
            questionnaire=questionnaire,
            question_code=code,
            of=of,
            name=name,
            percent=Decimal(percent),
            source=source,
            by=world.officer,
        )
    areas = customers_by("area")
    answered = answered_of.now(*which_of(questionnaire)).by_facts(["area"])
    least = min(answered.get((name,), 0) for name in areas)
    if least >= ANSWERS_THRESHOLD.value:  # not in a tiny world
        set_weighting(
            questionnaire=questionnaire,
            targets={"area": areas},
            put_with={},
            most_often=Decimal(3),
            source="Our list of customers",
            by=world.officer,
        )
