"""What a visitor reads of this app."""

from base.core.kept_pages import visitors_read

from .models import Recommendation, Round, Step

visitors_read(Recommendation, Round, Step)
