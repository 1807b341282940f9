"""Insight by service: panels and service voices read what they may see, staff what they do."""

from collections.abc import Iterable

from django.http import Http404
from django.urls import reverse
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.figures import Reader
from participation.programme.activities.models import Service
from participation.programme.activities.service_page import SERVICE_PAGE, ServiceShown
from participation.questionnaires.results.statistics.proportions import RULE
from participation.steering.indicators.readers import readers_of
from participation.steering.indicators.services import SETTLES

from .reading import insight_of


class Services(TemplateView):
    """Which services there are to look at."""

    template_name = "insight/services.html"
    leads_to = ""

    def may_read(self) -> bool:
        return True

    def get_context_data(self, **kwargs):
        services = [
            (label, reverse(self.leads_to, args=[address_of(code)]))
            for code, label in Service.choices
        ]
        return super().get_context_data(services=services, may_read=self.may_read(), **kwargs)


class OneService(TemplateView):
    """How one service is doing. A figure that these readers may not see is not there."""

    template_name = "insight/service.html"
    service: Service

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.service = service_at(self.kwargs["service"])

    def readers(self) -> Iterable[Reader]:
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        readers = tuple(self.readers())
        insight = insight_of(self.service, readers)
        by_chance = any(
            shown.one.figure.by_chance for part in insight.parts for shown in part.shown
        )
        return super().get_context_data(
            **{
                **kwargs,
                "service": self.service,
                "insight": insight,
                "more": SERVICE_PAGE.about(
                    ServiceShown(self.service, readers, insight.said_by_figure)
                ),
                "rule": RULE if by_chance else "",
                "settles": SETTLES,
            }
        )


class MyServices(Services):
    audience = Audience.CUSTOMERS
    leads_to = "insight:my_service"

    def may_read(self) -> bool:
        return bool(readers_of(self.request.user))


class MyService(OneService):
    """Whoever sits on a group that recommends; nobody else finds it, not even one of us who acts for a member."""

    audience = Audience.CUSTOMERS
    extra_context = {"all_of_them": "insight:my_services"}

    def get_context_data(self, **kwargs):
        writes = reverse("insight:write_finding", args=[address_of(self.service)])
        return super().get_context_data(**{**kwargs, "finding_address": writes})

    def readers(self) -> list[Reader]:
        found = readers_of(self.request.user)
        if not found:
            raise Http404
        return found


class StaffServices(Services):
    audience = Audience.STAFF
    leads_to = "insight:staff_service"


class StaffService(OneService):
    audience = Audience.STAFF
    extra_context = {"all_of_them": "insight:staff_services", "for_staff": True}

    def readers(self) -> list[Reader]:
        return [Reader.STAFF]


def address_of(code: str) -> str:
    """``customer-care``."""
    return code.replace("_", "-")


def service_at(address: str) -> Service:
    code = address.replace("-", "_")
    if code not in Service.values:
        raise Http404
    return Service(code)
