"""Two of us look at an application, each by themselves."""

from base.core.audience import Audience

from . import services
from .deciding_views import AboutGrant
from .grant_forms import AssessForm, InterestForm
from .models import Grant


class Assess(AboutGrant):
    audience = Audience.STAFF
    form_class = AssessForm
    template_name = "grants/assess.html"
    heading = "Score it"
    success_message = "Your points are on record."

    def get_form_kwargs(self):
        asked = self.row.scheme_year.scheme.criteria_to_score
        return {**super().get_form_kwargs(), "criteria": asked}

    def get_context_data(self, **kwargs):
        return super().get_context_data(answers=services.answers_of(self.row), **kwargs)

    def act(self, form) -> Grant:
        services.assess(
            grant=self.row,
            points=form.points(),
            words=form.cleaned_data["words"],
            by=self.request.user,
        )
        return self.row


class Interest(AboutGrant):
    audience = Audience.STAFF
    form_class = InterestForm
    heading = "Declare an interest"
    success_message = "It is declared. Somebody else scores and decides."

    def act(self, form) -> Grant:
        services.declare_interest(grant=self.row, by=self.request.user, **form.cleaned_data)
        return self.row
