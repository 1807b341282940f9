"""What staff see of people: find one, and the one page that holds what we know of them."""

from django.views.generic import TemplateView

from portal.core.audience import Audience

from .search import find_customers


class FindPeople(TemplateView):
    """The first few matches, as a fragment that htmx puts under the box while somebody types."""

    audience = Audience.STAFF
    template_name = "customers/_matches.html"

    def get_context_data(self, **kwargs):
        typed = self.request.GET.get("q", "")
        return super().get_context_data(typed=typed, matches=find_customers(typed), **kwargs)
