"""Following a code, and a customer's own link to pass on."""

from django.shortcuts import redirect
from django.views.generic import TemplateView, View

from base.core.audience import Audience
from base.core.qr import qr_svg
from participation.people.customers.mine import AlsoForOfficers, OwnRecord

from . import stats
from .models import Link
from .services import CAME_BY, count_visit, link_of


class Follow(View):
    """Counts the visit, remembers the code in this browser and leads on. It keeps nothing else.

    A code that is not ours, or was typed wrong, leads to the menu all the same.
    """

    audience = Audience.EVERYONE
    shut_when_acting = True
    http_method_names = ["get"]

    def get(self, request, code):
        everything = Link.objects.select_related("campaign__opportunity")
        link = everything.filter(code=code.lower()).first()
        if link is None:
            return redirect("involvement:menu")
        came_by = request.session.get(CAME_BY)
        if came_by != link.code and not Audience.STAFF.admits(request.user):
            request.session[CAME_BY] = link.code
            count_visit(link)
        opportunity = link.campaign.opportunity if link.campaign else None
        if opportunity and opportunity.is_open:
            return redirect(opportunity)
        return redirect("join:start")


class TellANeighbour(AlsoForOfficers, OwnRecord, TemplateView):
    """A link to pass on (R-101). It says nothing about whose it is; its owner sees two numbers."""

    audience = Audience.CUSTOMERS
    template_name = "recruitment/tell_a_neighbour.html"

    def post(self, request):
        link_of(self.customer)
        self.done = "Made a link to pass on to neighbours."
        return redirect("recruitment:tell_a_neighbour")

    def get_context_data(self, **kwargs):
        links = Link.objects.filter(customer=self.customer)
        link = links.first()
        return super().get_context_data(
            link=link,
            qr=qr_svg(link.address) if link else "",
            visited=stats.visited(links) if link else 0,
            joined=stats.joined(links) if link else 0,
            **kwargs,
        )
