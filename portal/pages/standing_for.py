"""What the landlord stands for: its mission, vision and values, and how it works with people (T-62)."""

from django.views.generic import TemplateView

from base.core.audience import Audience
from participation.people.customers.models import Aim
from participation.programme.activities.principles import Principle

#: The landlord's own words on the page, by their names in the app of wordings.
PARTS = ("mission", "vision", "values", "trust")


class WhatWeStandFor(TemplateView):
    audience = Audience.EVERYONE
    template_name = "pages/standing_for.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            parts=PARTS,
            principles=Principle.objects.in_use(),
            aims=Aim.objects.all(),
            **kwargs,
        )
