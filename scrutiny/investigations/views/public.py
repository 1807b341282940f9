"""What everybody reads of an investigation, once its panel has published it; and its maps on paper."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import DetailView, View

from base.core.audience import Audience
from base.core.kept_pages import KeptForVisitors
from base.core.kept_paper import on_paper
from base.core.lists import Column, StaffList, lines, link, quiet

from ..models import Investigation
from ..shown import shown


class Investigations(StaffList):
    audience = Audience.EVERYONE
    taken_by = Audience.EVERYONE
    title = "Service investigations"
    one, many = "investigation", "investigations"
    columns = (
        Column("Investigation", sort="title", also=("Panel",)),
        Column("Published", sort="published_at"),
        Column("Service", sort="service"),
    )
    opens_with = ("-published_at",)
    queryset = Investigation.objects.published().select_related("panel")
    nothing = "No investigation has been published yet."
    back = ("recommendations:scrutiny", "Scrutiny")

    def row(self, row: Investigation):
        return (
            lines(link(row.title, row.get_absolute_url()), quiet(row.panel.name)),
            row.published_at,
            row.get_service_display(),
        )


class PublicPage(KeptForVisitors, DetailView):
    audience = Audience.EVERYONE
    template_name = "investigations/public.html"
    context_object_name = "investigation"

    def get_queryset(self):
        return Investigation.objects.published().select_related("panel")

    def get_context_data(self, **kwargs):
        open_evidence = self.object.evidence.filter(is_restricted=False)
        return super().get_context_data(
            **shown(self.object), evidence=open_evidence.select_related("source"), **kwargs
        )


class PublicFile(View):
    audience = Audience.EVERYONE

    def get(self, request, slug):
        published = Investigation.objects.published().select_related("panel")
        return file_of(get_object_or_404(published, slug=slug))


class WorkingFile(View):
    """As it stands, for the officer who leads it and the colleagues who map: to lay on the table of the session."""

    audience = Audience.STAFF

    def get(self, request, pk):
        reads = Investigation.objects.worked_on_by(request.user) | Investigation.objects.published()
        return file_of(get_object_or_404(reads.distinct().select_related("panel"), pk=pk))


def file_of(investigation: Investigation) -> HttpResponse:
    address = settings.PORTAL_ADDRESS + investigation.get_absolute_url()
    return on_paper(
        "investigations/paper.html",
        "investigations/paper.css",
        {"investigation": investigation, "address": address, **shown(investigation)},
        name=investigation.slug,
    )
