"""Findings of panels and service voices."""

from base.accounts.models import User
from base.core.audience import Role
from participation.people.groups.models import Group
from scrutiny.insight.models import Finding
from scrutiny.insight.services import answer_finding, send_finding, write_finding
from scrutiny.recommendations.models import Benefit

from .people import make_user


def make_finding(what: str = "Fewer are satisfied", *, panel: Group, by: User, **fields) -> Finding:
    """A draft, to a manager unless it says otherwise."""
    said = {
        "service": "repairs",
        "means": "People wait in for nothing.",
        "benefit_type": Benefit.NEED,
        "to": Finding.To.EXECUTIVE,
    } | fields
    if said["to"] == Finding.To.EXECUTIVE and "executive" not in said:
        manager = User.objects.holding(Role.MANAGER).first()
        said["executive"] = manager or make_user(Role.MANAGER, name="Isla Kerr")
    return write_finding(by=by, panel=panel, what=what, **said)


def make_sent_finding(
    what: str = "Fewer are satisfied", *, panel: Group, by: User, **fields
) -> Finding:
    return send_finding(finding=make_finding(what, panel=panel, by=by, **fields), by=by)


def make_answered_finding(*, panel: Group, by: User, **fields) -> Finding:
    """Everybody can read it."""
    finding = make_sent_finding(panel=panel, by=by, **fields)
    return answer_finding(finding=finding, words="We ring first.", by=finding.executive)
