"""Findings: a group writes and sends them, whoever they went to answers, and everybody reads the answer."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import DetailView, ListView, TemplateView

from base.core.audience import Audience
from base.core.figures import Reader
from base.core.kept_pages import KeptForVisitors
from base.core.paging import NearestPage
from base.core.views import OneButton, RemoveButton, WriteRow
from participation.people.groups.models import Group
from participation.steering.indicators.models import Indicator
from participation.steering.indicators.of_service import of_service
from participation.steering.indicators.readers import readers_of
from scrutiny.recommendations.models.recommendations import panels_of

from . import services
from .forms import FindingForm
from .models import Finding
from .views import address_of, service_at

MOST_SHOWN = 50


def of_member(request):
    return Finding.objects.of_member(request.user).select_related("panel", "executive")


class MyFindings(TemplateView):
    audience = Audience.CUSTOMERS
    template_name = "insight/my_findings.html"

    def get_context_data(self, **kwargs):
        mine = of_member(self.request)
        return super().get_context_data(
            drafts=mine.drafts().order_by("pk")[:MOST_SHOWN],
            waiting=mine.waiting().order_by("due_on", "pk")[:MOST_SHOWN],
            answered=mine.answered().order_by("-answered_on", "-pk")[:MOST_SHOWN],
            **kwargs,
        )


class MyFinding(DetailView):
    audience = Audience.CUSTOMERS
    template_name = "insight/my_finding.html"
    context_object_name = "finding"

    def get_queryset(self):
        return of_member(self.request)


class WriteFinding(WriteRow):
    """A new one about the service of the address, or a draft of a group on which they sit."""

    audience = Audience.CUSTOMERS
    model = Finding
    form_class = FindingForm
    context_object_name = "finding"
    template_name = "insight/write_finding.html"
    success_message = "Saved. Only your group reads it until you send it."

    def get_queryset(self):
        return of_member(self.request).drafts()

    def get_row(self):
        row = super().get_row()
        self.readers = readers_of(self.request.user)
        if not self.readers:
            raise Http404
        self.service = row.service if row else service_at(self.kwargs["service"])
        return row

    def get_initial_of_new(self):
        panels = list(self.panels()[:2])
        only = {"panel": panels[0].pk} if len(panels) == 1 else {}
        return only | {"figure_code": self.request.GET.get("figure", "")}

    def panels(self):
        return Group.objects.live().filter(pk__in=panels_of(self.request.user))

    def get_form_kwargs(self):
        return {
            **super().get_form_kwargs(),
            "panels": self.panels(),
            "figures": of_service(self.service, *self.readers),
        }

    def get_context_data(self, **kwargs):
        back = reverse("insight:my_service", args=[address_of(self.service)])
        return super().get_context_data(
            **{**kwargs, "back": self.row.panel_address if self.row else back}
        )

    def act(self, form) -> str:
        fields = form.answers()
        if self.row is None:
            fields["service"] = self.service
        saved = services.write_finding(
            by=self.request.user,
            panel=self.row.panel if self.row else form.cleaned_data["panel"],
            finding=self.row,
            **fields,
        )
        return saved.panel_address


class RemoveFinding(RemoveButton):
    audience = Audience.CUSTOMERS

    def get_queryset(self):
        return of_member(self.request).drafts()

    def leads_to(self):
        return "insight:my_findings"

    def act(self, finding) -> str:
        services.remove_finding(finding=finding, by=self.request.user)
        return "The draft is gone."


class SendFinding(OneButton):
    audience = Audience.CUSTOMERS

    def get_queryset(self):
        return of_member(self.request)

    def leads_to(self):
        return self.object.panel_address

    def act(self, finding) -> str:
        services.send_finding(finding=finding, by=self.request.user)
        return "It is sent, and the clock runs. Everybody reads it once it is answered."


class PublicFindings(NearestPage, ListView):
    """What panels and service voices found, and what they were answered."""

    audience = Audience.EVERYONE
    template_name = "insight/public_findings.html"
    context_object_name = "findings"
    paginate_by = 25

    def get_queryset(self):
        answered = Finding.objects.answered().select_related("panel")
        return answered.order_by("-answered_on", "-pk")


class PublicFinding(KeptForVisitors, DetailView):
    audience = Audience.EVERYONE
    template_name = "insight/public_finding.html"
    context_object_name = "finding"

    def get_object(self, queryset=None):
        answered = Finding.objects.answered().select_related("panel")
        return get_object_or_404(answered, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        """A figure that not everybody may see is in the finding for those who wrote it and whom it was sent to."""
        open_figures = Indicator.objects.seen_by(Reader.EVERYBODY)
        figure = self.object.figure
        hides = bool(figure) and not open_figures.filter(figure=figure).exists()
        return super().get_context_data(hides_figure=hides, **kwargs)
