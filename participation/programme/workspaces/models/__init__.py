from .meetings import AgendaPoint, GroupMeeting, MeetingSeries, Motion, NamedHand, Presence
from .minutes import Minutes

__all__ = [
    "AgendaPoint",
    "GroupMeeting",
    "MeetingSeries",
    "Minutes",
    "Motion",
    "NamedHand",
    "Presence",
]
