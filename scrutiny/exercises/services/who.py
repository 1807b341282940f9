"""Who may take a step: asked at the moment of it, never remembered."""

from base.accounts.models import User
from base.core.audience import Role
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.groups.models import Group, Membership

from ..models import Exercise, Side


def sits_on(panel: Group, user: User) -> bool:
    """Whoever left a moment ago does not, nor does an observer. No office is asked for: a chair may resign."""
    return Membership.objects.scrutinising().filter(group=panel, customer__user=user.pk).exists()


def speaks_for_landlord(user: User) -> bool:
    return Role.MANAGER in user.roles


def may_step(exercise: Exercise, side: Side, user: User) -> bool:
    return sits_on(exercise.panel, user) if side is Side.PANEL else speaks_for_landlord(user)


def refuse_who_is_not_on(exercise: Exercise, user: User) -> None:
    if not sits_on(exercise.panel, user):
        raise Refused(f"Only somebody who sits on {exercise.panel} can do this.")


def refuse_who_may_not_step(exercise: Exercise, side: Side, user: User) -> None:
    if side is Side.PANEL:
        refuse_who_is_not_on(exercise, user)
    elif not speaks_for_landlord(user):
        raise Refused("A manager does this for the landlord.")


def going_on(exercise: Exercise, side: Side, user: User) -> Exercise:
    """The exercise, held, for somebody who may work on it at this moment. Nobody works on one that is stopped."""
    exercise = locked(exercise)
    refuse_who_may_not_step(exercise, side, user)
    if exercise.is_stopped:
        raise Refused("This exercise is stopped. The panel can take it up again.")
    return exercise
