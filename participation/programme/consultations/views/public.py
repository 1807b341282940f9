"""What everybody reads about a consultation, and the papers that go with it."""

from django.shortcuts import get_object_or_404
from django.views.generic import ListView, TemplateView, View

from base.core.audience import Audience
from base.core.documents import handed_out
from base.core.paging import NearestPage
from participation.programme.activities.models import Outcome

from ..duties import asks
from ..models import Consultation, Paper
from ..stats import answers_by_route


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
        # How many answered is shown when it is over, and counted for nobody before.
        found = answers_by_route(consultation) if consultation.is_over else ()
        routes = [route for route in found if route.people]
        return super().get_context_data(
            consultation=consultation,
            why_we_ask=asks(consultation.duty).to_customers,
            tenures=consultation.tenures.all(),
            areas=consultation.areas.all(),
            papers=consultation.papers.all(),
            notices=consultation.notices.all(),
            routes=routes,
            answered=sum(route.people for route in routes),
            late=sum(route.late for route in routes),
            answers_definition=answers_by_route.definition,
            outcomes=Outcome.objects.published().filter(activity=consultation.pk).as_cards(),
            **kwargs,
        )


class DownloadPaper(View):
    audience = Audience.EVERYONE

    def get(self, request, slug, pk):
        papers = Paper.objects.visible_to(request.user)
        paper = get_object_or_404(papers, pk=pk, consultation__slug=slug)
        return handed_out(paper.file, paper.title)
