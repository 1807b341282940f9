from .asking import InformationRequest, PanelQuestion
from .copies import MeetingCopy
from .joining import JoinRequest
from .meetings import (
    AgendaPoint,
    GroupMeeting,
    GroupMeetingQuerySet,
    MeetingSeries,
    Presence,
)
from .minutes import Minutes
from .papers import GroupPaper, PrivateNote
from .votes import BarredFromMotion, Motion, NamedHand

__all__ = [
    "AgendaPoint",
    "BarredFromMotion",
    "GroupMeeting",
    "GroupMeetingQuerySet",
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
