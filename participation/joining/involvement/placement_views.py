"""Roles that customers hold, as staff see and keep them."""

from django.shortcuts import get_object_or_404
from django.views.generic import ListView

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.views import ActOnForm

from .models import Placement
from .services import change_placement
from .staff_forms import PlacementFilter, PlacementForm


class Placements(ListView):
    audience = Audience.STAFF
    template_name = "involvement/staff/placements.html"
    context_object_name = "placements"
    paginate_by = 25

    def get_queryset(self):
        self.filter = PlacementFilter(self.request.GET)
        everything = Placement.objects.visible_to(self.request.user)
        return self.filter.narrow(everything).select_related(
            "interest__customer", "interest__opportunity"
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(filter=self.filter, **kwargs)


class PlacementPage(ActOnForm):
    audience = Audience.STAFF
    form_class = PlacementForm
    template_name = "involvement/staff/placement.html"
    success_message = "Saved."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        everything = Placement.objects.select_related("interest__customer", "interest__opportunity")
        self.placement = get_object_or_404(everything, pk=kwargs["pk"])

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.placement}

    def act(self, form) -> Placement:
        change_placement(placement=self.placement, by=self.request.user, **form.cleaned_data)
        return self.placement

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            placement=self.placement, changes=changes_of(self.placement), **kwargs
        )
