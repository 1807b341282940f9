"""What everybody reads about a consultation, and the papers that go with it."""

from pathlib import PurePosixPath

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.views.generic import ListView, TemplateView, View

from participation.activities.models import Outcome
from portal.core.audience import Audience
from portal.core.paging import NearestPage
from portal.core.uploads import KINDS

from ..duties import asks
from ..models import Consultation, Paper
from ..stats import answers_by_way


class ConsultationList(NearestPage, ListView):
    """The open ones, those that close soonest on top; then the closed ones with what was decided."""

    audience = Audience.EVERYONE
    template_name = "consultations/list.html"
    context_object_name = "closed"
    paginate_by = 20

    def get_queryset(self):
        return Consultation.objects.closed().order_by("-ends_at", "-pk")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        first_page = context["page_obj"].number == 1
        coming = Consultation.objects.published().coming().order_by("starts_at", "pk")
        return context | {
            "open": Consultation.objects.open().order_by("ends_at", "pk") if first_page else (),
            "coming": coming if first_page else (),
        }


class ConsultationPage(TemplateView):
    audience = Audience.EVERYONE
    template_name = "consultations/detail.html"

    def get_context_data(self, slug, **kwargs):
        consultations = Consultation.objects.visible_to(self.request.user)
        consultation = get_object_or_404(consultations.select_related("level"), slug=slug)
        ways = [way for way in answers_by_way(consultation) if way.people]
        return super().get_context_data(
            consultation=consultation,
            why_we_ask=asks(consultation.duty).to_customers,
            tenures=consultation.tenures.all(),
            areas=consultation.areas.all(),
            papers=consultation.papers.all(),
            notices=consultation.notices.all(),
            ways=ways,
            answered=sum(way.people for way in ways),
            answers_definition=answers_by_way.definition,
            outcomes=Outcome.objects.published().filter(activity=consultation.pk),
            **kwargs,
        )


class DownloadPaper(View):
    """Always a download, never shown in the page: what was uploaded runs nothing on this site."""

    audience = Audience.EVERYONE

    def get(self, request, slug, pk):
        papers = Paper.objects.visible_to(request.user)
        paper = get_object_or_404(papers, pk=pk, consultation__slug=slug)
        kind = PurePosixPath(paper.file.name).suffix.lower().removeprefix(".")
        try:
            content = paper.file.open("rb")
        except FileNotFoundError as lost:
            raise Http404("The record names a file that the store does not have.") from lost
        return FileResponse(
            content,
            as_attachment=True,
            filename=f"{slugify(paper.title) or 'paper'}.{kind}",
            content_type=KINDS.get(kind, "application/octet-stream"),
            headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-cache"},
        )
