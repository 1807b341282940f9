"""What everybody reads: how the landlord rates itself, and where its customers do not agree."""

from typing import Any

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.views.generic import DetailView, ListView, View

from base.core.audience import Audience
from base.core.kept_pages import KeptForVisitors
from base.core.kept_paper import on_paper
from base.core.paging import NearestPage

from .models import Rating, SelfAssessment


class PublicAssessments(NearestPage, ListView):
    audience = Audience.EVERYONE
    template_name = "self_assessments/public_list.html"
    context_object_name = "assessments"
    paginate_by = 25

    def get_queryset(self):
        signed = SelfAssessment.objects.signed_off().select_related("framework", "panel")
        return signed.order_by("-signed_off_on", "-pk")


class PublicAssessment(KeptForVisitors, DetailView):
    audience = Audience.EVERYONE
    template_name = "self_assessments/public.html"
    context_object_name = "assessment"

    def get_queryset(self):
        return SelfAssessment.objects.signed_off().select_related("framework", "panel")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**shown(self.object), **kwargs)


class PublicFile(View):
    """The same on paper, once it is signed."""

    audience = Audience.EVERYONE

    def get(self, request, pk):
        signed = SelfAssessment.objects.signed_off().select_related("framework", "panel")
        one = get_object_or_404(signed, pk=pk)
        address = settings.PORTAL_ADDRESS + one.get_absolute_url()
        return on_paper(
            "self_assessments/paper.html",
            "self_assessments/paper.css",
            {"assessment": one, "address": address, **shown(one)},
            name=f"self-assessment-{one.year}-{one.pk}",
        )


def shown(assessment: SelfAssessment) -> dict[str, Any]:
    ratings = list(assessment.ratings.select_related("statement"))
    signatures = list(assessment.signatures.all())
    return {
        "ratings": ratings,
        "counts": [
            (level.label, sum(one.level == level for one in ratings)) for level in Rating.Level
        ],
        "agreed": sum(bool(one.agrees) for one in ratings),
        "signed": len(signatures),
        "written_down": sum(bool(one.way) for one in signatures),
    }
