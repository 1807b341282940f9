"""What a visitor reads of this app, and of those it stands on: the panel's name, and where an action stands."""

from base.core.kept_pages import visitors_read
from participation.people.groups.models import Group
from participation.programme.actions.models import Action

from .models import Recommendation, Round, SignOff, Step

visitors_read(Action, Group, Recommendation, Round, SignOff, Step)
