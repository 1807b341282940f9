"""What is only for those who sit on the panel."""

from participation.programme.consultations.services import update_consultation
from participation.programme.events.models import Event
from participation.programme.events.services import change_event

TITLE = "The panel looks at its year"


def only_for(panel, activity):
    save = change_event if isinstance(activity, Event) else update_consultation
    said = {"event": activity} if isinstance(activity, Event) else {"consultation": activity}
    if save is change_event:
        said["by"] = activity.lead_officer
    return save(**said, only_for=[panel])
