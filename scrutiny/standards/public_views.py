"""What everybody can count on, whether it holds, and what it said before."""

from django.views.generic import DetailView, TemplateView

from base.core.audience import Audience
from base.core.figures import Reader
from base.core.kept_pages import KeptForVisitors
from participation.programme.activities.models import Service

from .measured import measured
from .models import MiniReview, ServiceStandard
from .shown import shown


class Standards(KeptForVisitors, TemplateView):
    """By service, each with what we promise, what the last quarter says and the last look at it."""

    audience = Audience.EVERYONE
    template_name = "standards/public_list.html"

    def get_context_data(self, **kwargs):
        standards = list(ServiceStandard.objects.in_force())
        found = measured(standards, Reader.EVERYBODY)
        last: dict[int, MiniReview] = {}
        reviews = MiniReview.objects.filter(standard__in=[one.pk for one in standards])
        for review in reviews.order_by("reviewed_on", "pk"):
            last[review.standard_id] = review
        by_service = [
            (
                service.label,
                [
                    (one, found.get(one.pk), last.get(one.pk))
                    for one in standards
                    if one.service == service
                ],
            )
            for service in Service
        ]
        return super().get_context_data(
            services=[(name, rows) for name, rows in by_service if rows], **kwargs
        )


class Standard(KeptForVisitors, DetailView):
    """One that is in force, or was."""

    audience = Audience.EVERYONE
    template_name = "standards/public.html"
    context_object_name = "standard"

    def get_queryset(self):
        return ServiceStandard.objects.public().select_related("group")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**shown(self.object, Reader.EVERYBODY), **kwargs)
