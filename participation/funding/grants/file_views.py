"""The file of grants that is published."""

from django.utils import timezone
from django.views.generic import View

from base.core.audience import Audience
from base.core.facts import record_fact
from base.core.spreadsheets import csv_stream, workbook_file

from .giving_standard import rows
from .models import Grant


class Published(View):
    """As a workbook, or as text with commas."""

    audience = Audience.STAFF
    http_method_names = ["get"]
    kind = "csv"

    def get(self, request):
        record_fact("grants_exported", subject=Grant, actor=request.user, kind=self.kind)
        name = f"grants-360giving-{timezone.localdate():%Y-%m-%d}.{self.kind}"
        return workbook_file(name, rows()) if self.kind == "xlsx" else csv_stream(name, rows())
