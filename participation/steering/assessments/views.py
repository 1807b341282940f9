"""What everybody reads: what we stand for, and what we found a policy does to whom."""

from django.shortcuts import get_object_or_404
from django.views.generic import ListView, TemplateView

from base.core.audience import Audience
from base.core.paging import NearestPage

from .models import Assessment, Strand


class Equality(NearestPage, ListView):
    """The equality statement (K-78, K-79, B-51), and every assessment that is published."""

    audience = Audience.EVERYONE
    template_name = "assessments/equality.html"
    context_object_name = "assessments"
    paginate_by = 20

    def get_queryset(self):
        return Assessment.objects.on_show().order_by("-published_at", "-pk")

    def get_context_data(self, **kwargs):
        strands = list(Strand.objects.in_use())
        return super().get_context_data(
            protected=[strand for strand in strands if strand.is_protected],
            others=[strand for strand in strands if not strand.is_protected],
            **kwargs,
        )


class PublicAssessment(TemplateView):
    audience = Audience.EVERYONE
    template_name = "assessments/public.html"

    def get_context_data(self, pk, **kwargs):
        published = Assessment.objects.published()
        whole = published.select_related(
            "author", "signed_off_by", "activity", "replaces", "replaced_by"
        )
        assessment = get_object_or_404(whole, pk=pk)
        return super().get_context_data(
            assessment=assessment,
            adverse_strands=assessment.adverse_strands.all(),
            impacts=assessment.impacts.select_related("strand", "activity"),
            reviews=assessment.reviews.all(),
            **kwargs,
        )
