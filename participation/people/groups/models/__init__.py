from .barred import Barred
from .groups import Group, GroupQuerySet
from .kinds import GroupKind
from .memberships import Membership, MembershipQuerySet
from .support import SupportOfficer

__all__ = [
    "Barred",
    "Group",
    "GroupKind",
    "GroupQuerySet",
    "Membership",
    "MembershipQuerySet",
    "SupportOfficer",
]
