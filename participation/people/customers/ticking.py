"""Pages on which staff find people and tick them; who is ticked goes along in the address."""

from collections.abc import Collection, Iterable

from django.contrib import messages
from django.shortcuts import redirect
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.row_numbers import row_number

from .models import Customer
from .search import find_customers


class TickedPeople:
    """For the pages that carry in their address who is ticked, as ``self.ticked``."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        numbers = {row_number(one) for one in request.GET.getlist("who")} - {None}
        everybody = Customer.objects.visible_to(request.user).filter(erased_at=None)
        self.ticked = list(everybody.filter(pk__in=numbers).order_by("name", "pk"))

    def get_context_data(self, **kwargs):
        return super().get_context_data(ticked=self.ticked, **kwargs)


class FindPeople(TickedPeople, TemplateView):
    """Found by name, reference or street, and ticked. Also as a fragment for htmx.

    Whoever is ticked stays, whatever is looked for next. ``address`` is where those who are ticked go,
    ``button`` says so; ``not_again`` finds those of some people who are in already, as ``is_in`` says.
    """

    audience = Audience.STAFF
    button: str
    is_in = ""

    @property
    def address(self) -> str:
        raise NotImplementedError

    def not_again(self, people: Iterable[Customer]) -> Collection[int]:
        return ()

    def get_template_names(self):
        return ["customers/_found.html"] if self.request.htmx else super().get_template_names()

    def get_context_data(self, **kwargs):
        typed = self.request.GET.get("q", "")
        found = [one for one in find_customers(typed) if one not in self.ticked]
        already = set(self.not_again(found))
        return super().get_context_data(
            typed=typed,
            found=[(one, one.pk in already) for one in found],
            address=self.address,
            button=self.button,
            is_in=self.is_in,
            **kwargs,
        )


class SomebodyTicked(TickedPeople):
    """For the page that follows: without anybody ticked, back to where people are found."""

    def find_first(self) -> str:
        raise NotImplementedError

    def dispatch(self, request, *args, **kwargs):
        if not self.ticked:
            messages.error(request, "Find somebody, and tick them.")
            return redirect(self.find_first())
        return super().dispatch(request, *args, **kwargs)
