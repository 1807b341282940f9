"""The library of scenarios: written, taken into use, looked at each year, and put away (R-37)."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from ...scoring import standing
from ...scoring.criteria import WrittenCriterion, write_criteria
from ..asked import ask_of_set_enquiry
from ..models import Channel, Scenario


@transaction.atomic
def write_scenario(
    *,
    scenario: Scenario | None,
    criteria: Sequence[WrittenCriterion],
    by: User,
    **fields: Any,
) -> Scenario:
    """Write a new one, or change a draft. Raises Refused of one that is in use."""
    if scenario is None:
        scenario = Scenario(written_by=by)
    else:
        scenario = standing.draft_to_write(scenario, instead="Begin a new one from it.")
    if fields["last_year"] < fields["first_year"]:
        raise Refused("The last year comes before the first.")
    for name, value in fields.items():
        setattr(scenario, name, value)
    scenario.save()
    write_criteria(scenario, criteria)
    record_fact("scenario_written", subject=scenario, actor=by)
    return scenario


def take_into_use(*, scenario: Scenario, by: User) -> Scenario:
    """From now on it can be given to shoppers."""
    return standing.take_into_use(
        scenario,
        ask=lambda row, criteria: ask_of_set_enquiry(
            title=row.title, channel=Channel(row.channel), criteria=criteria, by=by
        ),
        without_criteria="Write at least one thing that a right answer does, and its points.",
        fact="scenario_in_use",
        by=by,
    )


def retire_scenario(*, scenario: Scenario, by: User) -> Scenario:
    """Give it to nobody any more. Whoever has it still makes it."""
    return standing.retire(
        scenario, of_a_draft="It is a draft, and nobody has it.", fact="scenario_retired", by=by
    )


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
        criteria=[WrittenCriterion(one.words, one.points) for one in scenario.criteria.all()],
        by=by,
        title=scenario.title,
        service=scenario.service,
        channel=scenario.channel,
        to_ask=scenario.to_ask,
        right_answer=scenario.right_answer,
        first_year=scenario.first_year,
        last_year=scenario.last_year,
    )
