"""What a member of a group sees of it: what it works by, what they declared, and their own year."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import DetailView, TemplateView

from base.core.audience import Audience
from base.core.views import ActOnForm, OneButton
from participation.people.groups.models import Membership

from . import services
from .forms import MyInterestForm, MyStepDownForm
from .models import PanelPaper
from .one_seat import OwnSeat, papers_of, steps_of


class MySeat(OwnSeat, TemplateView):
    audience = Audience.CUSTOMERS
    template_name = "panels/my_seat.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            papers=papers_of(self.seat),
            steps=steps_of(self.seat),
            interests=self.seat.interests.standing(),
            appraisals=self.seat.appraisals.all(),
            **kwargs,
        )


class MyInterest(OwnSeat, ActOnForm):
    audience = Audience.CUSTOMERS
    form_class = MyInterestForm
    template_name = "panels/my_interest.html"
    success_message = "It is declared. We talk with you about what it means."

    def act(self, form) -> str:
        services.declare_interest(membership=self.seat, by=self.request.user, **form.cleaned_data)
        return reverse("panels:my_seat", args=[self.seat.pk])


class MyStepDown(OwnSeat, ActOnForm):
    audience = Audience.CUSTOMERS
    form_class = MyStepDownForm
    template_name = "panels/my_step_down.html"
    success_message = "You have stepped down. Thank you for the time that you gave."

    def act(self, form) -> str:
        services.step_down(
            membership=self.seat,
            by=self.request.user,
            until_on=timezone.localdate(),
            why=form.cleaned_data["why"],
        )
        return reverse("panels:my_seat", args=[self.seat.pk])


class MyAccept(OneButton):
    audience = Audience.CUSTOMERS

    def get_queryset(self):
        return Membership.objects.of_customer_who_is(self.request.user)

    def act(self, row: Membership) -> str:
        papers = PanelPaper.objects.filter(group=row.group_id)
        paper = get_object_or_404(papers, pk=self.kwargs["paper"])
        services.accept_paper(paper=paper, membership=row, by=self.request.user)
        return f"{paper}: you accepted it."

    def leads_to(self) -> str:
        return reverse("panels:my_seat", args=[self.object.pk])


class PaperPage(DetailView):
    """The words of one version, for those who sit on the group and for staff."""

    audience = Audience.SIGNED_IN
    template_name = "panels/paper.html"
    context_object_name = "paper"

    def get_queryset(self):
        return PanelPaper.objects.visible_to(self.request.user).select_related("group")
