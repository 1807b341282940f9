from .groups import Funding, Group, GroupQuerySet
from .kinds import GroupKind
from .memberships import Membership, MembershipQuerySet

__all__ = [
    "Funding",
    "Group",
    "GroupKind",
    "GroupQuerySet",
    "Membership",
    "MembershipQuerySet",
]
