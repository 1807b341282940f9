"""The panel says of each statement whether it agrees, and its members sign.

Whoever sits on it at that moment does; nobody of us does, not even acting for a member.
"""

from django.views.generic import DetailView, ListView

from base.core.audience import Audience
from base.core.paging import NearestPage
from base.core.views import FormAboutRow, OneButton

from . import forms, services, signing
from .models import Rating, SelfAssessment
from .signatures import needed_now, who_has_not_signed


def of_member(request):
    return SelfAssessment.objects.of_member(request.user).select_related("framework", "panel")


class MyAssessments(NearestPage, ListView):
    audience = Audience.CUSTOMERS
    template_name = "self_assessments/my_list.html"
    context_object_name = "assessments"
    paginate_by = 50

    def get_queryset(self):
        return of_member(self.request)


class MyAssessment(DetailView):
    audience = Audience.CUSTOMERS
    template_name = "self_assessments/mine.html"
    context_object_name = "assessment"

    def get_queryset(self):
        return of_member(self.request)

    def get_context_data(self, **kwargs):
        ratings = list(self.object.ratings.select_related("statement"))
        one, user = self.object, self.request.user
        return super().get_context_data(
            ratings=ratings,
            left=sum(one.agrees is None for one in ratings),
            signed=one.signatures.count(),
            needed=needed_now(one) if not one.signed_off_on else one.needed,
            has_signed=not who_has_not_signed(one).filter(customer__user=user).exists(),
            **kwargs,
        )


class Say(FormAboutRow):
    audience = Audience.CUSTOMERS
    model = Rating
    form_class = forms.SayForm
    context_object_name = "rating"
    template_name = "self_assessments/say.html"
    success_message = "Saved."

    def get_queryset(self):
        mine = Rating.objects.filter(assessment__in=of_member(self.request).values("pk"))
        return mine.select_related("statement", "assessment__framework", "assessment__panel")

    def get_initial(self):
        words = {None: None, True: "yes", False: "no"}
        return {"agrees": words[self.row.agrees], "reason": self.row.reason}

    def act(self, form) -> str:
        services.say(
            rating=self.row,
            agrees=form.cleaned_data["agrees"] == "yes",
            reason=form.cleaned_data["reason"],
            by=self.request.user,
        )
        return self.row.assessment.member_address


class Sign(OneButton):
    audience = Audience.CUSTOMERS

    def get_queryset(self):
        return of_member(self.request)

    def leads_to(self):
        return self.object.member_address

    def act(self, assessment) -> str:
        signed = signing.sign(assessment=assessment, by=self.request.user)
        if signed.signed_off_on:
            return "Your panel has signed it off. Everybody can read it."
        return "Your name stands under it."
