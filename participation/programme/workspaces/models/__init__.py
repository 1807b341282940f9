from .asking import InformationRequest, PanelQuestion
from .copies import MeetingCopy
from .joining import JoinRequest
from .meetings import AgendaPoint, GroupMeeting, MeetingSeries, Motion, NamedHand, Presence
from .minutes import Minutes
from .papers import GroupPaper, PrivateNote

__all__ = [
    "AgendaPoint",
    "GroupMeeting",
    "GroupPaper",
    "InformationRequest",
    "JoinRequest",
    "MeetingCopy",
    "MeetingSeries",
    "Minutes",
    "Motion",
    "NamedHand",
    "PanelQuestion",
    "Presence",
    "PrivateNote",
]
