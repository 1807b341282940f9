from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import ListView, View
from django.views.generic.detail import SingleObjectMixin

from base.core.audience import Audience
from base.core.views import ActOnForm
from participation.people.customers.models import Customer

from ..models import DataRequest
from .copying import paper_copy
from .forms import GRANT, DecideForm, TakeRequestForm
from .services import ask, decide


class Requests(ListView):
    """What people asked of us about their data, the soonest due first; what is decided, below."""

    audience = Audience.STAFF
    template_name = "records/requests.html"
    context_object_name = "asked"
    paginate_by = 25

    def get_queryset(self):
        seen = DataRequest.objects.visible_to(self.request.user)
        seen = seen.select_related("customer", "decided_by")
        if self.request.GET.get("show") == "decided":
            return seen.exclude(state=DataRequest.State.OPEN).order_by("-decided_at")
        return seen.open().order_by("due_on", "pk")

    def get_context_data(self, **kwargs):
        return super().get_context_data(show=self.request.GET.get("show", ""), **kwargs)


class TakeRequest(ActOnForm):
    """Somebody who is not online asks to be erased, to have something stopped, or for a copy (K-66)."""

    audience = Audience.STAFF
    form_class = TakeRequestForm
    template_name = "records/take_request.html"
    success_message = "Saved. They are told that we have it, and by when we answer."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.customer = get_object_or_404(Customer.objects.filter(erased_at=None), pk=kwargs["pk"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(customer=self.customer, **kwargs)

    def act(self, form) -> str:
        asked = ask(customer=self.customer, by=self.request.user, **form.cleaned_data)
        return reverse("records:request", args=[asked.pk])


class Decide(ActOnForm):
    audience = Audience.STAFF
    form_class = DecideForm
    template_name = "records/request.html"
    success_message = "Decided. They are told by the way they chose."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        seen = DataRequest.objects.visible_to(request.user)
        seen = seen.select_related("customer__tenure", "customer__user", "decided_by")
        self.asked = get_object_or_404(seen, pk=kwargs["pk"])

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "kind": self.asked.kind}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            asked=self.asked, may_print=Audience.MANAGERS.admits(self.request.user), **kwargs
        )

    def act(self, form) -> DataRequest:
        decide(
            request=self.asked,
            grant=form.cleaned_data["decision"] == GRANT,
            reason=form.cleaned_data["reason"],
            by=self.request.user,
        )
        return self.asked


@method_decorator(never_cache, name="dispatch")
class PrintCopy(SingleObjectMixin, View):
    """The copy that somebody asked for by post, to print: a manager's alone, and each time is logged."""

    audience = Audience.MANAGERS
    http_method_names = ["post"]

    def get_queryset(self):
        return DataRequest.objects.visible_to(self.request.user).to_post()

    def post(self, request, pk):
        page = paper_copy(request=self.get_object(), by=request.user)
        return HttpResponse(
            page, headers={"Content-Disposition": f'attachment; filename="copy-{pk}.html"'}
        )
