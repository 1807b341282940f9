from .groups import Funding, Group, GroupQuerySet
from .kinds import GroupKind
from .memberships import Membership, MembershipQuerySet
from .support import SupportOfficer

__all__ = [
    "Funding",
    "Group",
    "GroupKind",
    "GroupQuerySet",
    "Membership",
    "MembershipQuerySet",
    "SupportOfficer",
]
