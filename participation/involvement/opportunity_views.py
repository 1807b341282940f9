"""Opportunities as staff write, open and close them."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView, ListView, View

from portal.core.audience import Audience
from portal.core.changes import changes_of
from portal.core.once import do_once
from portal.core.paging import UncountedPaginator
from portal.core.refused import Refused

from .matching import people_for, reasons_for
from .models import Opportunity
from .opportunity_forms import OpportunityForm, ReviewForm
from .services import (
    add_opportunity,
    change_opportunity,
    close_opportunity,
    open_opportunity,
    review_opportunity,
)


class Opportunities(ListView):
    audience = Audience.STAFF
    template_name = "involvement/staff/opportunities.html"
    context_object_name = "opportunities"
    paginate_by = 50

    def get_queryset(self):
        everything = Opportunity.objects.with_people().order_by("title")
        return everything.select_related("level", "recruiting_officer")


class AddOpportunity(FormView):
    audience = Audience.STAFF
    form_class = OpportunityForm
    template_name = "involvement/staff/add_opportunity.html"

    def get_initial(self):
        return {"recruiting_officer": self.request.user}

    def form_valid(self, form):
        fields = {**form.cleaned_data}
        token = fields.pop("form_token")
        return redirect(
            do_once(token, lambda: address_of(add_opportunity(by=self.request.user, **fields)))
        )


class EditOpportunity(FormView):
    audience = Audience.STAFF
    form_class = OpportunityForm
    template_name = "involvement/staff/opportunity.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.opportunity = get_object_or_404(Opportunity, pk=kwargs["pk"])

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.opportunity}

    def form_valid(self, form):
        fields = {**form.cleaned_data}
        del fields["form_token"]  # saving the same words again changes nothing
        try:
            change_opportunity(opportunity=self.opportunity, by=self.request.user, **fields)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, "Saved.")
        return redirect(address_of(self.opportunity))

    def get_context_data(self, **kwargs):
        saved = Opportunity.objects.with_people().get(pk=self.opportunity.pk)
        return super().get_context_data(
            opportunity=saved,
            still_to_say=[self.get_form().fields[name].label for name in saved.still_to_say],
            changes=changes_of(saved),
            **kwargs,
        )


class ReviewOpportunity(FormView):
    """Does it still earn the time people give it? Four parts (R-14), and the reviews before."""

    audience = Audience.STAFF
    form_class = ReviewForm
    template_name = "involvement/staff/review.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        everything = Opportunity.objects.with_people()
        self.opportunity = get_object_or_404(everything, pk=kwargs["pk"])

    def get_initial(self):
        return {"seen": self.opportunity.review_on}

    def form_valid(self, form):
        answers = {**form.cleaned_data}
        token = answers.pop("form_token")

        def act() -> str:
            review_opportunity(opportunity=self.opportunity, by=self.request.user, **answers)
            return address_of(self.opportunity)

        try:
            address = do_once(token, act)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, "The review is saved.")
        return redirect(address)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            opportunity=self.opportunity,
            reviews=self.opportunity.reviews.select_related("reviewed_by"),
            **kwargs,
        )


class PeopleFor(ListView):
    """Whom we could ask to take part in it, the best reasons first. Only people we may invite."""

    audience = Audience.STAFF
    template_name = "involvement/staff/people_for.html"
    context_object_name = "people"
    paginator_class = UncountedPaginator
    paginate_by = 25

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        everything = Opportunity.objects.select_related("level")
        self.opportunity = get_object_or_404(
            everything.prefetch_related("tenures", "topics", "times"), pk=kwargs["pk"]
        )

    def get_queryset(self):
        found = people_for(self.opportunity).select_related("tenure", "area")
        return found.prefetch_related("preferences")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(opportunity=self.opportunity, **kwargs)
        for person in context["people"]:
            codes = {option.code for option in person.preferences.all()}
            person.why = list(reasons_for(self.opportunity, person, codes))
        return context


class OpenOrClose(View):
    audience = Audience.STAFF
    http_method_names = ["post"]

    def post(self, request, pk):
        opportunity = get_object_or_404(Opportunity, pk=pk)
        try:
            messages.success(request, self.act(opportunity))
        except Refused as refusal:
            messages.warning(request, str(refusal))
        return redirect(address_of(opportunity))


class OpenOpportunity(OpenOrClose):
    def act(self, opportunity: Opportunity) -> str:
        open_opportunity(opportunity=opportunity, by=self.request.user)
        return f"“{opportunity}” is on the menu."


class CloseOpportunity(OpenOrClose):
    def act(self, opportunity: Opportunity) -> str:
        close_opportunity(opportunity=opportunity, by=self.request.user)
        return f"“{opportunity}” is off the menu. People already in it stay in it."


def address_of(opportunity: Opportunity) -> str:
    return reverse("involvement:edit_opportunity", args=[opportunity.pk])
