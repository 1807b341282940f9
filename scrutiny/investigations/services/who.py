"""Who may do what with an investigation. Asked at the moment of each step, never remembered."""

from base.accounts.models import User
from base.core.audience import Audience, Role
from base.core.refused import Refused
from base.core.rows import locked
from participation.programme.activities.leads.services import lead_of
from scrutiny.recommendations.services.who import sits_on

from ..models import Investigation, Mapper, Stage

PUBLISHED = "The panel has published this. It stays as it was published."


def open_one(investigation: Investigation) -> Investigation:
    """The investigation as it stands, held; refused where it is published or called off."""
    investigation = locked(investigation)
    if investigation.published_at:
        raise Refused(PUBLISHED)
    if investigation.cancelled_at:
        raise Refused("This investigation was called off.")
    return investigation


def leads(investigation: Investigation, user: User) -> bool:
    return Audience.STAFF.admits(user) and investigation.lead_officer_id == user.pk


def may_hand_over(investigation: Investigation, user: User) -> bool:
    """Whoever leads it; or a manager, but nobody who answers for the service and would choose who looks into it."""
    if leads(investigation, user):
        return True
    return Role.MANAGER in user.roles and lead_of(investigation.service) != user


def refuse_who_does_not_lead(investigation: Investigation, user: User) -> None:
    if not leads(investigation, user):
        raise Refused("Only the officer who leads this investigation does this.")


def mapper_of(investigation: Investigation, stage: str, user: User) -> Mapper | None:
    """The entry of the register under which this person draws this map.

    Whoever has left our staff draws none, nor whoever came to work here after they were trained as a customer.
    """
    given = investigation.assignments.filter(stage=stage).values("mapper")
    found = Mapper.objects.of_user(user).filter(pk__in=given).first()
    if found and bool(found.colleague_id) is not Audience.STAFF.admits(user):
        return None
    return found


def refuse_who_may_not_map(investigation: Investigation, stage: Stage, user: User) -> None:
    """Only who is trained, was given this map and does not give the service draws it."""
    mapper = mapper_of(investigation, stage, user)
    if mapper is None:
        raise Refused("Only somebody who was given this map draws it.")
    if why := locked(mapper).why_not(investigation.service, lead_of(investigation.service)):
        raise Refused(why)
    if stage not in investigation.stages_begun:
        raise Refused("This stage has not begun yet.")


def takes_part(investigation: Investigation, user: User) -> bool:
    """They lead it, draw a map of it, sit on its panel, or said yes to coming."""
    return Investigation.objects.worked_on_by(user).filter(pk=investigation.pk).exists()


def refuse_who_is_not_on_panel(investigation: Investigation, user: User) -> None:
    if not sits_on(investigation.panel, user):
        raise Refused(f"Only somebody who sits on {investigation.panel} does this.")
