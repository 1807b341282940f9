"""What a visitor reads of this app; where recommendations and actions stand is said by their own apps."""

from base.core.kept_pages import visitors_read

from .models import Evidence, EvidenceSource, Investigation, Proposal, SeenStep, Step, TouchPoint

visitors_read(Evidence, EvidenceSource, Investigation, Proposal, SeenStep, Step, TouchPoint)
