"""What staff do for one group, agree with it, and find when they look at how it gets on."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView, View

from base.core.audience import Audience
from base.core.documents import handed_out
from base.core.periods import FinancialYear
from base.core.views import ActOnForm, FormAboutRow, OneButton

from . import services, stats
from . import support_forms as forms
from .models import (
    Agreement,
    SupportAsked,
    TrainingNeed,
)
from .shared_views import FORM, Framed
from .standing import GroupByStaff

MOST_SHOWN = 20


class Support(GroupByStaff, TemplateView):
    """Everything about how we help one group: officer, tasks, agreement, log, training, health, what it asked."""

    audience = Audience.STAFF
    template_name = "registration/support.html"

    def get_context_data(self, **kwargs):
        group, year = self.group, FinancialYear.current()
        return super().get_context_data(
            group=group,
            year=year,
            measures=stats,
            hours=stats.hours_of_support(group, year),
            agreement=group.agreements.prefetch_related("agreed_services").first(),
            officer=services.officer_of(group),
            asked=group.support_asked.all()[:MOST_SHOWN],
            given=group.support_given.select_related("by")[:MOST_SHOWN],
            needs=group.training_needs.all()[:MOST_SHOWN],
            health=group.health_checks.prefetch_related("points").select_related("by").first(),
            actions=services.tasks_of(group)[:MOST_SHOWN],
            **kwargs,
        )


class AboutSupport(GroupByStaff, Framed, ActOnForm):
    """A form about the support of a group, and back to that page."""

    template_name = FORM
    success_message = "It is on record."
    back_words = "How we support it"

    def back(self) -> str:
        return reverse("registration:support", args=[self.group.pk])

    def do(self, said: dict) -> None:
        raise NotImplementedError

    def act(self, form) -> str:
        self.do({"group": self.group, "by": self.request.user, **form.cleaned_data})
        return self.back()


class WriteAgreement(AboutSupport):
    audience = Audience.STAFF
    form_class = forms.AgreementForm
    heading = "Minute of agreement"
    before = "A new one stands beside those before it, and holds from its day."

    def do(self, said):
        services.save_agreement(**said)


class LookAfter(AboutSupport):
    audience = Audience.STAFF
    form_class = forms.LookAfterForm
    heading = "Who looks after the group"

    def do(self, said):
        services.look_after(**said)


class GiveSupport(AboutSupport):
    audience = Audience.STAFF
    form_class = forms.SupportGivenForm
    refused_at = "on"
    heading = "What we did for the group"

    def do(self, said):
        services.note_support(**said)


class AskForThem(AboutSupport):
    """They asked by phone or at a meeting."""

    audience = Audience.STAFF
    form_class = forms.SupportAskedForm
    heading = "What the group asks for"

    def do(self, said):
        services.ask_for_support(**said)


class AddTrainingNeed(AboutSupport):
    audience = Audience.STAFF
    form_class = forms.TrainingNeedForm
    heading = "What the group needs to learn"

    def do(self, said):
        services.note_training_need(**said)


class CheckHealth(AboutSupport):
    audience = Audience.STAFF
    form_class = forms.HealthCheckForm
    refused_at = "held_on"
    heading = "How the group is doing"
    before = "Look at these eight points together with the group."

    def act(self, form) -> str:
        services.hold_health_check(group=self.group, by=self.request.user, **form.answers())
        return self.back()


class AnswerSupport(Framed, FormAboutRow):
    audience = Audience.STAFF
    model = SupportAsked
    form_class = forms.AnswerSupportForm
    template_name = FORM
    heading = "Answer the group"
    back_words = "How we support it"
    success_message = "It is answered, and the office bearers hear of it."

    def get_queryset(self):
        return SupportAsked.objects.select_related("group")

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.group = self.row.group
        self.before = f"{self.row.get_kind_display()}. {self.row.words}"

    def back(self) -> str:
        return reverse("registration:support", args=[self.group.pk])

    def act(self, form) -> str:
        services.answer_support(asked=self.row, by=self.request.user, **form.cleaned_data)
        return self.back()


class Trained(OneButton):
    audience = Audience.STAFF

    def get_queryset(self):
        return TrainingNeed.objects.select_related("group")

    def act(self, row: TrainingNeed) -> str:
        services.training_done(need=row, by=self.request.user)
        return "It is done."

    def leads_to(self) -> str:
        return reverse("registration:support", args=[self.object.group_id])


class AgreementFile(View):
    audience = Audience.STAFF

    def get(self, request, pk):
        found = get_object_or_404(Agreement.objects.select_related("group"), pk=pk)
        if not found.file:
            raise Http404("The minute was not added as a file.")
        return handed_out(found.file, str(found))
