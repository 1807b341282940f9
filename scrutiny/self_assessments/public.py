"""What a visitor reads of this app."""

from base.core.kept_pages import visitors_read

from .models import Framework, Rating, SelfAssessment, Signature, Statement

visitors_read(Framework, Rating, SelfAssessment, Signature, Statement)
