"""How scrutiny is part of the landlord's planning (K-38): what everybody reads, and where staff keep the plans."""

from django.db.models import Prefetch
from django.urls import reverse
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.kept_pages import KeptForVisitors
from base.core.views import OneButton, WriteRow

from . import services
from .forms import PlanItemForm
from .models import Exercise, PlanItem


def items(exercises):
    """Each with ``shown``, the exercises that are part of it."""
    newest = exercises.order_by("-starts_at", "-pk")
    return PlanItem.objects.in_force().prefetch_related(
        Prefetch("exercises", newest, to_attr="shown")
    )


class Framework(KeptForVisitors, TemplateView):
    audience = Audience.EVERYONE
    template_name = "exercises/framework.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(items=items(Exercise.objects.shared()), **kwargs)


class Plans(TemplateView):
    audience = Audience.STAFF
    template_name = "exercises/plans.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(items=items(Exercise.objects.all()), **kwargs)


class WritePlanItem(WriteRow):
    audience = Audience.STAFF
    model = PlanItem
    form_class = PlanItemForm
    context_object_name = "item"
    template_name = "exercises/plan_item.html"
    success_message = "Saved. Everybody reads it."

    def get_queryset(self):
        return PlanItem.objects.in_force()

    def act(self, form) -> str:
        services.write_plan_item(item=self.row, by=self.request.user, **form.answers())
        return reverse("exercises:plans")


class EndPlanItem(OneButton):
    audience = Audience.STAFF

    def get_queryset(self):
        return PlanItem.objects.all()

    def leads_to(self):
        return "exercises:plans"

    def act(self, item) -> str:
        services.end_plan_item(item=item, by=self.request.user)
        return f"It has ended: {item.what}. Exercises stay part of it, and no new one can be."
