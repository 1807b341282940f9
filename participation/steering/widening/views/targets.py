"""Groups that we want to hear more from."""

from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.changes import changes_of

from .. import forms, services, stats
from ..models import TargetGroup
from .owned import WriteOwned


class OneTarget(TemplateView):
    """A group over the years, and what has been tried to hear more from it."""

    audience = Audience.STAFF
    template_name = "widening/target.html"

    def get_context_data(self, pk, **kwargs):
        target = get_object_or_404(TargetGroup, pk=pk)
        return super().get_context_data(
            target=target,
            years=stats.trend(target),
            definition=stats.trend.definition,
            initiatives=target.initiatives.select_related("owner"),
            changes=changes_of(target),
            **kwargs,
        )


class WriteTarget(WriteOwned):
    model, name = TargetGroup, "target"
    form_class = forms.TargetForm
    save = staticmethod(services.save_target)
    new_heading = "From whom do we want to hear more?"
