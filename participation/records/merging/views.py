from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import ListView, TemplateView, View

from base.core.audience import Audience
from base.core.paging import NearestPage
from base.core.refused import Refused
from base.core.views import OneButton
from participation.people.customers.models import Customer
from participation.people.customers.search import find_customers

from ..counted import likely_duplicates
from ..house_rules import MERGE_UNDO_DAYS
from ..models import Merge
from .duplicates import Pairs
from .preview import fills, lines_for
from .services import closes_account, merge_records, tell_apart, undo_merge, why_not


class Duplicates(NearestPage, ListView):
    audience = Audience.STAFF
    template_name = "records/duplicates.html"
    context_object_name = "pairs"
    paginate_by = 20

    def get_queryset(self):
        self.counted_at, found = likely_duplicates.lately()
        return Pairs(found or [])

    def get_context_data(self, **kwargs):
        recent = Merge.objects.visible_to(self.request.user).select_related("kept", "by")
        return super().get_context_data(
            counted_at=self.counted_at,
            merges=recent.can_be_undone()[:20],
            days=MERGE_UNDO_DAYS.value,
            **kwargs,
        )


class TwoRecords(View):
    """For views about a pair: the record that is kept, and the other."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        people = Customer.objects.visible_to(request.user)
        people = people.select_related("tenure", "area", "level", "user")
        self.kept = get_object_or_404(people, pk=kwargs["pk"])
        self.away = get_object_or_404(people, pk=kwargs["away"])


class ChooseOther(TemplateView):
    """The other record of a person, found by an officer who knows that there are two."""

    audience = Audience.STAFF
    template_name = "records/choose_other.html"

    def get_context_data(self, **kwargs):
        people = Customer.objects.visible_to(self.request.user)
        customer = get_object_or_404(people, pk=self.kwargs["pk"])
        typed = self.request.GET.get("q", "")
        found = [one for one in find_customers(typed) if one.pk != customer.pk]
        return super().get_context_data(customer=customer, typed=typed, found=found, **kwargs)


class MergePreview(TwoRecords, TemplateView):
    """What is kept, what moves and what is settled, before anything happens."""

    audience = Audience.STAFF
    template_name = "records/merge.html"

    def get_context_data(self, **kwargs):
        return {
            **super().get_context_data(**kwargs),
            "kept": self.kept,
            "away": self.away,
            "refusal": why_not(self.kept, self.away),
            "lines": lines_for(self.kept, self.away),
            "fills": fills(self.kept, self.away),
            "closes_account": closes_account(self.kept, self.away),
            "days": MERGE_UNDO_DAYS.value,
        }

    def post(self, request, **kwargs):
        try:
            merge_records(kept=self.kept, away=self.away, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("records:duplicates")
        messages.success(
            request,
            f"The two records are one now. You can undo it for {MERGE_UNDO_DAYS.value} days.",
        )
        return redirect(self.kept)


class TellApart(TwoRecords):
    audience = Audience.STAFF
    http_method_names = ["post"]

    def post(self, request, **kwargs):
        try:
            tell_apart(one=self.kept, other=self.away, by=request.user)
            messages.success(request, "Noted: these are two people.")
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect("records:duplicates")


class Undo(OneButton):
    audience = Audience.STAFF
    model = Merge
    back_to: Customer | None = None

    def act(self, merge: Merge) -> str:
        self.back_to = undo_merge(merge=merge, by=self.request.user)
        return "They are two records again."

    def leads_to(self) -> Customer | str:
        return self.back_to or "records:duplicates"
