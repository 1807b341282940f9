"""What staff say of results: how it was done, by what they are weighted, what to hold them against."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from ..counted import answered_of, which_of
from ..house_rules import ANSWERS_THRESHOLD
from ..models import Approach, Benchmark, Questionnaire, Weighting
from .estimating import weights_of
from .words import hides_whose

#: Who weights by more leaves few people in each group.
MOST_FACTS = 4


@transaction.atomic
def describe_approach(*, questionnaire: Questionnaire, by: User, **said: Any) -> Approach:
    """Say how it was done; what was said before is replaced."""
    questionnaire = locked(questionnaire)
    approach, _ = Approach.objects.update_or_create(questionnaire=questionnaire, defaults=said)
    record_fact("survey_described", subject=questionnaire, actor=by, basis=approach.basis)
    return approach


@transaction.atomic
def set_weighting(
    *,
    questionnaire: Questionnaire,
    targets: Mapping[str, Mapping[str, int]],
    put_with: Mapping[str, Mapping[str, str]],
    most_often: Decimal | None,
    source: str,
    by: User,
) -> Weighting:
    """Weight its answers from now on. Refuses by name what the people who answered cannot be weighted by."""
    questionnaire = locked(questionnaire)
    if not 1 <= len(targets) <= MOST_FACTS:
        raise Refused(f"Weight by one to {MOST_FACTS} facts about people.")
    weighting = Weighting(
        questionnaire=questionnaire,
        targets={code: dict(groups) for code, groups in targets.items()},
        put_with={code: dict(groups) for code, groups in put_with.items() if groups},
        most_often=most_often,
        source=source,
        set_by=by,
        set_at=timezone.now(),
    )
    answered = answered_of.now(*which_of(questionnaire))
    threshold = ANSWERS_THRESHOLD.value if hides_whose(questionnaire) else None
    weights_of(weighting, answered.by_facts(list(targets)), threshold=threshold)
    Weighting.objects.filter(pk=questionnaire.pk).delete()
    weighting.save(force_insert=True)
    record_fact("answers_weighted", subject=questionnaire, actor=by, facts=list(targets))
    return weighting


@transaction.atomic
def drop_weighting(*, questionnaire: Questionnaire, by: User) -> None:
    """Count every answer once again. With no weights, nothing happens."""
    questionnaire = locked(questionnaire)
    if Weighting.objects.filter(pk=questionnaire.pk).delete()[0]:
        record_fact("answers_not_weighted", subject=questionnaire, actor=by)


@transaction.atomic
def enter_benchmark(
    *,
    questionnaire: Questionnaire,
    question_code: str,
    of: str,
    name: str,
    percent: Decimal,
    source: str,
    by: User,
) -> Benchmark:
    questionnaire = locked(questionnaire)
    benchmark = Benchmark.objects.create(
        questionnaire=questionnaire,
        question_code=question_code,
        of=of,
        name=name,
        percent=percent,
        source=source,
        entered_by=by,
    )
    record_fact("benchmark_entered", subject=questionnaire, actor=by, name=name)
    return benchmark


@transaction.atomic
def remove_benchmark(*, benchmark: Benchmark, by: User) -> None:
    record_fact("benchmark_removed", subject=benchmark.questionnaire, actor=by, name=benchmark.name)
    benchmark.delete()
