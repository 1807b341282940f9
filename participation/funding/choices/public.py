"""What a visitor reads of this app."""

from base.core.kept_pages import visitors_read

from .models import Idea, Picture, Pot, Project, Round

visitors_read(Idea, Picture, Pot, Project, Round)
