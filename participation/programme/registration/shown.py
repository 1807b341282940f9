"""What the pages about one group show of the register."""

from typing import Any

from participation.people.groups.models import Group

from .models import Registration, Status
from .services.applying import not_there

MOST_ASKED = 10


def everything_of(group: Group, registration: Registration | None = None) -> dict[str, Any]:
    """Of this application, or of the group's last one; the rest is empty where it never applied.

    A list is read where the page shows it, so that a page asks no more than it needs.
    """
    last = registration or group.registrations.first()
    about: dict[str, Any] = {
        "group": group,
        "registration": last,
        "own": getattr(group, "own_page", None),
        "documents": list(group.documents.all()),
        "asked": group.support_asked.all()[:MOST_ASKED],
        "agreement": group.agreements.prefetch_related("agreed_services").first()
        if group.kind.has_agreement
        else None,
    }
    if last is None:
        return about
    last.group = group
    office_bearers = last.office_bearers.all()
    return about | {
        "findings": last.findings.select_related("criterion", "checked_by"),
        "office_bearers": office_bearers,
        "steps": last.steps.select_related("by", "posting"),
        "checks": last.checks.select_related("checked_by"),
        "missing": not_there(last, about["documents"], office_bearers)
        if last.is_open_to_change
        else [],
        "removal": last.removals.filter(removed=None).first()
        if last.status == Status.NOTIFIED
        else None,
    }
