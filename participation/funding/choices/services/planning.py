"""Preparing a round, and the one moment at which all that decides who wins is published and stays."""

import datetime as dt
import random
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.jobs import LIFE
from base.core.refused import Refused
from base.core.rows import locked, save_with_lists
from base.core.slugs import free_slug

from ..elections import election_of
from ..models import Pot, Project, Round, RoundKey, Work
from .keys import new_key
from .telling import tell_authors

FIXED = (
    "The rule, the money and the costs are published. They stay as they are, so that nobody can"
    " switch a winner. Run a new round for anything else."
)


def still_open_to_change(row: Round) -> Round:
    """The round, held until the transaction ends. Refuses once it is fixed."""
    row = locked(row)
    if row.fixed_at is not None:
        raise Refused(FIXED)
    return row


@transaction.atomic
def save_round(*, by: User, round: Round | None = None, **fields: Any) -> Round:
    if round is None:
        round = Round(slug=free_slug(Round, fields["name"], 140))
    else:
        round = still_open_to_change(round)
    save_with_lists(round, **fields)
    record_fact("choices_round_saved", subject=round, actor=by, name=round.name)
    return round


@transaction.atomic
def move_days(*, round: Round, days: int, by: User) -> Round:
    """All phases move together, so that none is cut short by another."""
    round = still_open_to_change(round)
    for name in Round.PHASES:
        if (day := getattr(round, name)) is not None:
            setattr(round, name, day + dt.timedelta(days=days))
    round.save(update_fields=list(Round.PHASES))
    record_fact("choices_days_moved", subject=round, actor=by, days=days)
    return round


@transaction.atomic
def save_pot(*, by: User, round: Round, pot: Pot | None = None, **fields: Any) -> Pot:
    round = still_open_to_change(round)
    pot = pot or Pot(round=round)
    if pot.pk:
        pot = locked(pot)
    save_with_lists(pot, **fields)
    record_fact("choices_pot_saved", subject=round, actor=by, pot=pot.name, money=str(pot.money))
    return pot


@transaction.atomic
def save_project(
    *, by: User, round: Round, project: Project | None = None, **fields: Any
) -> Project:
    """Keyed in by one of us. What is signed off and changes afterwards is signed off anew."""
    round = still_open_to_change(round)
    if project is None:
        last = round.projects.aggregate(last=Max("number"))["last"] or 0
        project = Project(round=round, number=last + 1)
    else:
        project = locked(project)
        project.is_possible, project.why = None, ""
        project.signed_off_at = project.signed_off_by = None
    refuse_over_ceiling(round, fields.get("cost"))
    save_with_lists(project, **fields)
    record_fact("choices_project_saved", subject=project, actor=by, title=project.title)
    return project


def refuse_over_ceiling(round: Round, cost: Any) -> None:
    if round.ceiling is not None and cost is not None and cost > round.ceiling:
        raise Refused(f"No project of this round may cost more than £{round.ceiling:,}.")


@transaction.atomic
def decide_on(*, project: Project, is_possible: bool, why: str, by: User) -> Project:
    """Sign off whether it can be done. Until then nobody outside reads it; afterwards all read the reason."""
    round = still_open_to_change(project.round)
    project = locked(project)
    if is_possible and project.cost is None:
        raise Refused("Write down what it costs first.")
    if not is_possible and not why:
        raise Refused("Say why it cannot be done. Everybody will read it.")
    if is_possible:
        refuse_over_ceiling(round, project.cost)
    project.is_possible, project.why = is_possible, why
    project.signed_off_at, project.signed_off_by = timezone.now(), by
    project.save()
    record_fact("choices_project_decided", subject=project, actor=by, possible=is_possible, why=why)
    tell_authors(project)
    return project


@transaction.atomic
def fix(*, round: Round, by: User) -> Round:
    """Publish costs and rule, draw the lots, and have the roll drawn up. From here on nothing changes."""
    round = still_open_to_change(round)
    projects = list(round.projects.all())
    if round.opens_on < timezone.localdate():
        raise Refused("The first day of voting has passed. Move the days first.")
    if any(one.signed_off_at is None for one in projects):
        raise Refused("Decide on each project first: whether it can be done, and why not.")
    on_ballot = [one for one in projects if one.is_possible]
    if len(on_ballot) < 2:
        raise Refused("People need at least two projects to choose from.")
    for pot in round.pots.all():
        if not any(one.pot_id == pot.pk for one in on_ballot):
            raise Refused(
                f"No project would be paid from “{pot}”. Remove the money or add a project."
            )
    lots = list(range(1, len(on_ballot) + 1))
    random.SystemRandom().shuffle(lots)
    for project, lot in zip(on_ballot, lots, strict=True):
        project.lot = lot
        project.save(update_fields=["lot"])
    election_of(round, {})  # refuses what could not be counted
    round.fixed_at, round.fixed_by = timezone.now(), by
    round.save(update_fields=["fixed_at", "fixed_by"])
    RoundKey.objects.create(round=round, **new_key())
    Work.objects.create(round=round, what=Work.What.ROLL)
    record_fact("choices_round_fixed", subject=round, actor=by, lots=lots)
    return round


@transaction.atomic
def try_again(*, round: Round) -> None:
    """Have work that could not be done begun anew."""
    for work in round.work.select_for_update(of=("self",)):
        if work.has_failed:
            work.put_in_queue()
            work.save(update_fields=LIFE)
