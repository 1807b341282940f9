"""What a visitor reads of this app."""

from base.core.kept_pages import visitors_read

from .models import Area, Level, PreferenceOption, Tenure

visitors_read(Area, Level, PreferenceOption, Tenure)
