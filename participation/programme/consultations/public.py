"""What a visitor reads of this app."""

from base.core.kept_pages import visitors_read

from .models import Consultation, RentTable, ThemeConsideration

visitors_read(Consultation, RentTable, ThemeConsideration)
