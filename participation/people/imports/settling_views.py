"""Where a customer and the housing system say different things, staff find out and settle it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import ListView, View

from base.core.audience import Audience

from .fields import listed
from .models import Difference
from .services import settle

CHOICES = (Difference.Choice.CUSTOMER, Difference.Choice.LANDLORD)


class Differences(ListView):
    audience = Audience.STAFF
    template_name = "imports/differences.html"
    context_object_name = "differences"
    paginate_by = 25

    def get_queryset(self):
        return Difference.objects.to_settle().select_related("customer")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        names = {
            field: {one.key: one.name for one in column.ours()}
            for field, column in listed().items()
        }
        for one in context["differences"]:
            known = names.get(one.field, {})
            one.theirs_in_words = known.get(one.theirs, one.theirs) or "Nothing: they took it away"
            one.listed_in_words = known.get(one.listed, one.listed)
        return context


class Settle(View):
    audience = Audience.STAFF
    http_method_names = ["post"]

    def post(self, request, pk):
        difference = get_object_or_404(Difference, pk=pk)
        choice = request.POST.get("choice")
        if choice not in CHOICES:
            raise Http404("No such choice.")
        settled = settle(difference=difference, choice=choice, by=request.user)
        messages.success(
            request, f"{settled.label} of {settled.customer}: {settled.get_choice_display()}."
        )
        return redirect("imports:differences")
