"""What changes a group. Each change is a line in the log."""

from typing import Any

from django.db import transaction

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked, save_with_lists
from base.core.slugs import free_slug

from ..models import Group
from .leaving import end_seat
from .panel_role import fit_panel_roles
from .seats import refuse_coming

#: Decisions of the landlord about a group, and the fact that each is when it is made or moved.
DECISIONS = {
    "recognised_on": "group_recognised",
    "recognition_withdrawn_on": "group_recognition_withdrawn",
    "ended_on": "group_ended",
}


@transaction.atomic
def save_group(*, by: User, group: Group | None = None, **fields: Any) -> Group:
    """Write a new group, or change ``group``. One that has ended has nobody sitting on it."""
    new = group is None
    group = Group(slug=free_slug(Group, fields["name"], 120)) if group is None else locked(group)
    before = {name: getattr(group, name) for name in DECISIONS}
    dates = {name: fields.get(name, getattr(group, name)) for name in (*DECISIONS, "formed_on")}
    refuse_coming(*dates.values())
    refuse_circle(group, fields.get("reports_to", group.reports_to))
    save_with_lists(group, **fields)
    if new:
        record_fact("group_added", subject=group, actor=by, name=group.name)
    for name, what in DECISIONS.items():
        if (day := getattr(group, name)) != before[name]:
            record_fact(what, subject=group, actor=by, on=str(day or ""))
    if group.ended_on is not None:
        for membership in group.memberships.sitting().select_for_update(of=("self",)):
            end_seat(membership, until_on=max(group.ended_on, membership.from_on), by=by)
    if not new:  # it may be of another kind now
        fit_panel_roles(among=group.memberships.values("customer__user"), by=by)
    return group


def refuse_circle(group: Group, above: Group | None) -> None:
    """Whoever a group reports to does not report to it, over however many others."""
    met = {group.pk}
    while above is not None:
        if above.pk in met:
            raise Refused(f"{above} would report to itself then. Choose whom else it reports to.")
        met.add(above.pk)
        above = above.reports_to
