"""What a visitor reads of this app."""

from base.core.kept_pages import visitors_read

from .models import Aim, Area, Level, PreferenceOption, Tenure

visitors_read(Aim, Area, Level, PreferenceOption, Tenure)
