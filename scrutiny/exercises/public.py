"""What a visitor reads of this app."""

from base.core.kept_pages import visitors_read

from .models import Evidence, Exercise, Finding, Move, PlanItem

visitors_read(Evidence, Exercise, Finding, Move, PlanItem)
