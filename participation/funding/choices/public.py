"""What a visitor reads of this app."""

from base.core.kept_pages import visitors_read

from .models import Idea, Pot, Project, Round

visitors_read(Idea, Pot, Project, Round)
