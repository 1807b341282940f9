"""Who may speak for a panel, and who for a service. Asked at the moment of each step, never remembered."""

from base.accounts.models import User
from base.core.audience import Audience, Role
from base.core.refused import Refused
from participation.people.groups.models import Group, Membership
from participation.programme.activities.leads.services import lead_of
from participation.programme.activities.models import Service

from ..models import Recommendation


def sits_on(panel: Group, user: User) -> bool:
    """Whoever left a moment ago does not, nor an observer, nor anybody on a group that makes no recommendations."""
    return Membership.objects.recommending().filter(group=panel, customer__user=user.pk).exists()


def answers_for(service: str, user: User) -> bool:
    """They are named for the service; where nobody is, they are a manager."""
    lead = lead_of(service)
    return lead.pk == user.pk if lead else Role.MANAGER in user.roles


def supports(recommendation: Recommendation, user: User) -> bool:
    """The officer who wrote a draft down for the panel, or leads what it came from."""
    if not Audience.STAFF.admits(user):  # a member who wrote it and has left is a member no more
        return False
    activity = recommendation.activity
    leads = activity is not None and activity.lead_officer_id == user.pk
    return recommendation.written_by_id == user.pk or leads


def refuse_who_is_not_on(panel: Group, user: User) -> None:
    if not sits_on(panel, user):
        raise Refused(f"Only somebody who sits on {panel} can do this.")


def refuse_who_does_not_answer_for(recommendation: Recommendation, user: User) -> None:
    if not answers_for(recommendation.service, user):
        service = Service(recommendation.service).label
        raise Refused(f"Whoever answers for this service does this: {service}.")
