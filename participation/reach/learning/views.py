from django.views.generic import ListView

from base.core.audience import Audience
from base.core.paging import NearestPage

from .forms import LocalFilter, SignpostFilter
from .models import Signpost


class GettingOnline(NearestPage, ListView):
    """Who helps with devices, getting online and the skills for it (K-20, K-21). Made to be printed too."""

    audience = Audience.EVERYONE
    template_name = "learning/getting_online.html"
    context_object_name = "signposts"
    paginate_by = 30

    def get_queryset(self):
        self.filter = SignpostFilter(self.request.GET)
        found = self.filter.narrow(Signpost.objects.for_customers().online())
        return found.select_related("area").prefetch_related("barriers", "needs")

    def get_context_data(self, **kwargs):
        return super().get_context_data(filter=self.filter, **kwargs)


class LocalServices(NearestPage, ListView):
    """Our own services and others in the area, by what somebody needs and where they live (B-71)."""

    audience = Audience.EVERYONE
    template_name = "learning/local_services.html"
    context_object_name = "signposts"
    paginate_by = 30

    def get_queryset(self):
        self.filter = LocalFilter(self.request.GET)
        found = self.filter.narrow(Signpost.objects.for_customers())
        return found.select_related("area").prefetch_related("barriers", "needs")

    def get_context_data(self, **kwargs):
        return super().get_context_data(filter=self.filter, **kwargs)
