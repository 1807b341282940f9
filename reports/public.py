"""What a visitor reads of reports on pages of other apps."""

from base.core.kept_pages import visitors_read

from .models import ReportEdition

visitors_read(ReportEdition)
