"""What changes groups, who sits on them, and the role that comes with a seat."""

from .groups import save_group
from .leaving import end_seat, remove_membership
from .offices import CHOSEN_FOR, change_office, take_office
from .panel_role import fit_panel_role, fit_panel_roles, hold_panel_role
from .rules import save_kind
from .seats import add_colleague, add_member, add_members, change_membership

__all__ = [
    "CHOSEN_FOR",
    "add_colleague",
    "add_member",
    "add_members",
    "change_membership",
    "change_office",
    "end_seat",
    "fit_panel_role",
    "fit_panel_roles",
    "hold_panel_role",
    "remove_membership",
    "save_group",
    "save_kind",
    "take_office",
]
