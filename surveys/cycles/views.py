"""What must be asked regularly: when each is due, and to whom its result was reported."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.views import ActOnForm, WriteRow
from participation.programme.activities.models import Activity

from ..models import Cycle, Report
from .forms import LastElsewhereForm, ReportForm
from .services import note_last_elsewhere, record_report
from .standing import readers_of, standings


class Cycles(TemplateView):
    audience = Audience.STAFF
    template_name = "surveys/cycles.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(standings=standings(), **kwargs)


class LastElsewhere(WriteRow):
    audience = Audience.STAFF
    model = Cycle
    context_object_name = "cycle"
    form_class = LastElsewhereForm
    template_name = "surveys/last_elsewhere.html"
    success_message = "Saved."

    def act(self, form) -> str:
        note_last_elsewhere(
            cycle=self.row,
            last_on=form.cleaned_data["last_elsewhere_on"],
            note=form.cleaned_data["note"],
            by=self.request.user,
        )
        return reverse("surveys:cycles")


class ReportResult(ActOnForm):
    """To whom the result of one was told; of a survey or a rent consultation."""

    audience = Audience.STAFF
    form_class = ReportForm
    template_name = "surveys/report.html"
    success_message = "It is on record who was told."
    refused_at = "reported_on"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.activity = get_object_or_404(Activity, pk=kwargs["pk"])
        self.readers = readers_of(self.activity)
        if not self.readers:
            raise Http404("Nobody must be told the result of this.")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "readers": self.readers}

    def get_context_data(self, **kwargs):
        told = self.activity.reported_to.select_related("recorded_by")
        return super().get_context_data(activity=self.activity, told=told, **kwargs)

    def act(self, form) -> str:
        record_report(
            activity=self.activity,
            reader=Report.Reader(form.cleaned_data["reader"]),
            reported_on=form.cleaned_data["reported_on"],
            by=self.request.user,
        )
        return reverse("surveys:report", args=[self.activity.pk])
