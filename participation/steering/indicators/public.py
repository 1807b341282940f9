"""What a visitor reads of this app."""

from base.core.kept_pages import visitors_read

from .models import Indicator, Reading

visitors_read(Indicator, Reading)
