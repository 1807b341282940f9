"""What a visitor reads of this app."""

from base.core.kept_pages import visitors_read

from .models import Pot, Project, Round

visitors_read(Pot, Project, Round)
