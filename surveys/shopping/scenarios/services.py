"""The library of scenarios: written, taken into use, looked at each year, and put away (R-37)."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from ...scoring.criteria import Scored, write_criteria
from ..asked import ask_of_set_enquiry
from ..models import Channel, Scenario


@transaction.atomic
def write_scenario(
    *,
    scenario: Scenario | None,
    criteria: list[Scored] | tuple[Scored, ...],
    by: User,
    **fields: Any,
) -> Scenario:
    """Write a new one, or change a draft. Raises Refused of one that is in use."""
    if scenario is None:
        scenario = Scenario(written_by=by)
    else:
        scenario = locked(scenario)
        if scenario.in_use_since:
            raise Refused("It is in use, so it stays as it is. Begin a new one from it.")
    if fields["last_year"] < fields["first_year"]:
        raise Refused("The last year comes before the first.")
    for name, value in fields.items():
        setattr(scenario, name, value)
    scenario.save()
    write_criteria(scenario, criteria)
    record_fact("scenario_written", subject=scenario, actor=by)
    return scenario


@transaction.atomic
def take_into_use(*, scenario: Scenario, by: User) -> Scenario:
    """From now on it can be given to shoppers, and its questions stand. Pressed twice, it is in use."""
    scenario = locked(scenario)
    if scenario.in_use_since is None:
        criteria = list(scenario.criteria.all())
        if not criteria:
            raise Refused("Write at least one thing that a right answer does, and its points.")
        scenario.questionnaire = ask_of_set_enquiry(
            title=scenario.title, channel=Channel(scenario.channel), criteria=criteria, by=by
        )
        scenario.in_use_since = timezone.now()
        scenario.save(update_fields=["questionnaire", "in_use_since"])
        record_fact("scenario_in_use", subject=scenario, actor=by)
    return scenario


@transaction.atomic
def retire_scenario(*, scenario: Scenario, by: User) -> Scenario:
    """Give it to nobody any more. Whoever has it still makes it."""
    scenario = locked(scenario)
    if scenario.in_use_since is None:
        raise Refused("It is a draft, and nobody has it.")
    if scenario.retired_at is None:
        scenario.retired_at = timezone.now()
        scenario.save(update_fields=["retired_at"])
        record_fact("scenario_retired", subject=scenario, actor=by)
    return scenario


@transaction.atomic
def review_scenario(*, scenario: Scenario, by: User) -> Scenario:
    """Somebody has looked whether its right answer is still right, today."""
    scenario = locked(scenario)
    scenario.reviewed_on, scenario.reviewed_by = timezone.localdate(), by
    scenario.save(update_fields=["reviewed_on", "reviewed_by"])
    record_fact("scenario_reviewed", subject=scenario, actor=by)
    return scenario


@transaction.atomic
def begin_from(*, scenario: Scenario, by: User) -> Scenario:
    """A draft with the same words and criteria, to change: for other years, or because something moved.

    While there is a draft of this name it is that one, so that two presses begin one.
    """
    scenario = locked(scenario)
    draft = Scenario.objects.filter(title=scenario.title, in_use_since=None).first()
    if draft is not None:
        return draft
    return write_scenario(
        scenario=None,
        criteria=[Scored(one.words, one.points) for one in scenario.criteria.all()],
        by=by,
        title=scenario.title,
        service=scenario.service,
        channel=scenario.channel,
        to_ask=scenario.to_ask,
        right_answer=scenario.right_answer,
        first_year=scenario.first_year,
        last_year=scenario.last_year,
    )
