"""Who wants to join a group, and the talk with each of them."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from base.core.audience import Audience
from base.core.views import ActOnForm, OneButton
from participation.joining.involvement.models import Interest
from participation.people.groups.one_group import OneGroup

from . import services
from .forms import InterviewForm, OpeningForm
from .models import Interview, Opening

MOST = 50


class Joining(OneGroup, ActOnForm):
    """By which opportunities people join it, and who has asked to."""

    audience = Audience.STAFF
    form_class = OpeningForm
    template_name = "panels/joining.html"
    refused_at = "opportunity"
    success_message = "It is saved."

    def act(self, form) -> str:
        services.recruit_by(group=self.group, by=self.request.user, **form.cleaned_data)
        return reverse("panels:joining", args=[self.group.pk])

    def get_context_data(self, **kwargs):
        asked = Interest.objects.in_hand().filter(opportunity__panel_opening__group=self.group)
        return super().get_context_data(
            openings=self.group.openings.select_related("opportunity"),
            interests=asked.select_related("customer", "opportunity", "interview")[:MOST],
            **kwargs,
        )


class AskInterests(OneButton):
    """Whether whoever applies by this opportunity says what they have an interest in: ``asks`` of the button."""

    audience = Audience.STAFF

    def get_queryset(self):
        return Opening.objects.select_related("group", "opportunity")

    def act(self, row: Opening) -> str:
        asks = self.request.POST.get("asks") == "yes"
        services.ask_interests(opening=row, asks=asks, by=self.request.user)
        if asks:
            return "From now on whoever applies says what they have an interest in."
        return "From now on nobody is asked for interests when they apply."

    def leads_to(self) -> str:
        return reverse("panels:joining", args=[self.object.group_id])


class InterviewPage(ActOnForm):
    """One talk. Of one that somebody else had, only those who may read it see what was noted."""

    audience = Audience.STAFF
    form_class = InterviewForm
    template_name = "panels/interview.html"
    success_message = "It is on record."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        asked = Interest.objects.filter(opportunity__panel_opening__isnull=False)
        asked = asked.select_related("customer", "opportunity__panel_opening__group")
        self.interest = get_object_or_404(asked, pk=kwargs["pk"])
        talks = Interview.objects.filter(interest=self.interest)
        self.interview = talks.visible_to(request.user).first()
        self.is_anothers = self.interview is None and talks.exists()

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.interview}

    def act(self, form) -> str:
        services.note_interview(interest=self.interest, by=self.request.user, **form.cleaned_data)
        group = self.interest.opportunity.panel_opening.group
        return reverse("panels:joining", args=[group.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            interest=self.interest,
            group=self.interest.opportunity.panel_opening.group,
            is_anothers=self.is_anothers,
            **kwargs,
        )
