"""The three stages: who draws each map, when one is over, and who came to the joint session."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from participation.messages.contact.services import send
from participation.programme.activities.leads.services import lead_of
from participation.programme.activities.models import Engagement
from participation.programme.activities.services import record_engagement, withdraw_engagement

from ..models import Assignment, Investigation, Mapper, RecentUser, SeenStep, Stage
from .who import open_one, refuse_who_does_not_lead


@transaction.atomic
def choose_mappers(
    *, investigation: Investigation, stage: Stage, mappers: Iterable[Mapper], by: User
) -> list[Assignment]:
    """Those who draw one map from now on. Each must be trained, and give no part of this service (R-33).

    Their entries are held meanwhile: somebody noted at this moment as working in the service is refused here, or
    taken off there.
    """
    held = open_one(investigation)
    refuse_who_does_not_lead(held, by)
    wanted = [one.pk for one in mappers]
    chosen = list(
        Mapper.objects.select_for_update(of=("self",)).filter(pk__in=wanted).order_by("pk")
    )
    lead = lead_of(held.service)
    if reasons := [why for one in chosen if (why := one.why_not(held.service, lead))]:
        raise Refused(" ".join(reasons))
    of_stage = held.assignments.filter(stage=stage)
    of_stage.exclude(mapper__in=chosen).delete()
    there = set(of_stage.values_list("mapper", flat=True))
    new = [
        Assignment.objects.create(investigation=held, stage=stage, mapper=one)
        for one in chosen
        if one.pk not in there
    ]
    for one in new:
        _tell_mapper(one)
    record_fact(
        "mappers_chosen",
        subject=held,
        actor=by,
        stage=stage,
        mappers=[one.pk for one in chosen],
    )
    return list(of_stage)


def _tell_mapper(assignment: Assignment) -> None:
    """A customer hears it by the way they chose; colleagues have it on their list."""
    if assignment.mapper.customer is None:
        return
    send(
        assignment.mapper.customer,
        "investigations/email/to_map",
        about=assignment.investigation.source,
        dedupe_key=f"{assignment.source}:to_map",
        context={"investigation": assignment.investigation, "assignment": assignment},
    )


@transaction.atomic
def move_on(*, investigation: Investigation, stage: Stage, by: User) -> Investigation:
    """From ``stage`` to the next, once its map has a step. Pressed twice, it moves once."""
    held = open_one(investigation)
    refuse_who_does_not_lead(held, by)
    if held.stage != stage:
        return held
    if not SeenStep.objects.filter(step__investigation=held, stage=stage).exists():
        raise Refused("This map is empty. It needs a step before you move on.")
    today = timezone.localdate()
    match stage:
        case Stage.CUSTOMERS:
            held.stage, held.customers_done_on = Stage.STAFF, today
        case Stage.STAFF:
            held.stage, held.staff_done_on = Stage.JOINT, today
        case _:
            raise Refused("Say when the joint session was, and who came.")
    held.save()
    _into_ledger(held, stage, today)
    record_fact("investigation_moved_on", subject=held, actor=by, before=stage, after=held.stage)
    return held


@transaction.atomic
def plan_session(
    *, investigation: Investigation, on: dt.date, where: str, by: User
) -> Investigation:
    """The day and the place that invitations name. Whoever said yes hears of another day or place."""
    held = open_one(investigation)
    refuse_who_does_not_lead(held, by)
    if held.stage == Stage.OVER:
        raise Refused("The joint session has been held.")
    if on < timezone.localdate():
        raise Refused("That day is over. Choose one that comes.")
    if (held.joint_on, held.joint_where) == (on, where):
        return held
    held.joint_on, held.joint_where = on, where
    held.save()
    for one in held.recent_users.coming().select_related("customer"):
        send(
            one.customer,
            "investigations/email/session_planned",
            about=held.source,
            dedupe_key=f"{one.source}:session:{timezone.now().timestamp()}",
            context={"investigation": held},
        )
    record_fact("joint_session_planned", subject=held, actor=by, on=str(on))
    return held


@transaction.atomic
def hold_session(
    *,
    investigation: Investigation,
    on: dt.date,
    where: str,
    came: Iterable[RecentUser],
    by: User,
) -> Investigation:
    """The joint session was held: its day, where, and which of those who said yes came. Said again, put right."""
    held = open_one(investigation)
    refuse_who_does_not_lead(held, by)
    if held.stage not in (Stage.JOINT, Stage.OVER):
        raise Refused("Both maps come first: the customers’ and the staff’s.")
    if on > timezone.localdate():
        raise Refused("That day has not come yet. Note who came once it was held.")
    if not SeenStep.objects.filter(step__investigation=held, stage=Stage.JOINT).exists():
        raise Refused("The map of the joint session is empty. It needs a step first.")
    held.stage, held.joint_on, held.joint_where = Stage.OVER, on, where
    held.save()
    yes = held.recent_users.coming()
    here = yes.filter(pk__in=[one.pk for one in came])
    yes.exclude(pk__in=here.values("pk")).update(came=False)
    here.update(came=True)
    for one in yes.select_related("customer"):
        if not one.came:  # noted by mistake, and put right
            withdraw_engagement(source=one.source)
            continue
        record_engagement(
            activity=held,
            role=Engagement.Role.CONTRIBUTED,
            customer=one.customer,
            source=one.source,
            day=on,
            by=by,
        )
    _into_ledger(held, Stage.JOINT, on)
    record_fact("joint_session_held", subject=held, actor=by, on=str(on))
    return held


def _into_ledger(investigation: Investigation, stage: Stage, day: dt.date) -> None:
    """Each customer who drew the map has contributed."""
    drew = investigation.assignments.filter(stage=stage, mapper__customer__isnull=False)
    for one in drew.select_related("mapper__customer"):
        record_engagement(
            activity=investigation,
            role=Engagement.Role.CONTRIBUTED,
            customer=one.mapper.customer,
            source=one.source,
            day=day,
        )
