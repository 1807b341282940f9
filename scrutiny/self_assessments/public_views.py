"""What everybody reads: how the landlord rates itself, and where its customers do not agree."""

from django.views.generic import DetailView, ListView

from base.core.audience import Audience
from base.core.kept_pages import KeptForVisitors
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
        ratings = list(self.object.ratings.select_related("statement"))
        counts = [
            (level.label, sum(one.level == level for one in ratings)) for level in Rating.Level
        ]
        return super().get_context_data(
            ratings=ratings,
            counts=counts,
            agreed=sum(bool(one.agrees) for one in ratings),
            signed=self.object.signatures.count(),
            **kwargs,
        )
