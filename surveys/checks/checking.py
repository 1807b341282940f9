"""Whoever was given some calls or messages checks one after another: volunteers on their own pages, staff on theirs."""

from dataclasses import replace

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import DetailView, TemplateView

from base.core.audience import Audience
from base.core.views import FormAboutRow
from participation.people.customers.mine import AlsoForOfficers, customer_of
from participation.questionnaires.answering import views
from participation.questionnaires.answering.who import SignedIn, Who
from participation.questionnaires.invitations import Invitation
from participation.questionnaires.models import Questionnaire, Version
from participation.questionnaires.owners import Owned

from . import services
from .forms import LeaveOutForm
from .models import SampledContact, listeners
from .questions import CHECKLIST

MOST_SHOWN = 50


class ForVolunteers(AlsoForOfficers):
    """What was given to the customer whose pages these are, as long as they listen."""

    named = "checks:my_"
    home = "checks:mine"

    def theirs(self):
        customer = customer_of(self.request)
        if customer is None or not listeners().filter(interest__customer=customer).exists():
            return given().none()
        return given().filter(volunteer=customer)


class ForStaff:
    """What was given to one of us."""

    named = "checks:"
    home = "checks:ours"

    def theirs(self):
        return given().filter(officer=self.request.user)  # type: ignore[attr-defined]


def given():
    return SampledContact.objects.select_related("sample__checklist__questionnaire", "code")


class List(TemplateView):
    """Those to check, and those that are done and may still be changed."""

    template_name = "checks/given.html"

    def get_context_data(self, **kwargs):
        theirs = self.theirs().order_by("-given_at", "place")
        return super().get_context_data(
            waiting=theirs.to_check()[:MOST_SHOWN],
            done=theirs.checked().filter(sample__learnt_at=None)[:MOST_SHOWN],
            contact_page=f"{self.named}contact",
            **kwargs,
        )


class Contact(DetailView):
    """Which call it is and how to hear it, or what somebody wrote and what we answered."""

    template_name = "checks/contact.html"
    context_object_name = "contact"

    def get_queryset(self):
        return self.theirs().select_related("sample__checklist", "enquiry")

    def get_context_data(self, **kwargs):
        at = [self.object.pk]
        return super().get_context_data(
            start=reverse(f"{self.named}start", args=at),
            leave_out=reverse(f"{self.named}leave_out", args=at),
            home=reverse(self.home),
            **kwargs,
        )


class LeaveOut(FormAboutRow):
    model = SampledContact
    context_object_name = "contact"
    form_class = LeaveOutForm
    template_name = "checks/leave_out.html"
    success_message = "It is left out. Go on with the next one."

    def get_queryset(self):
        return self.theirs()

    def get_context_data(self, **kwargs):
        back = reverse(f"{self.named}contact", args=[self.row.pk])
        return super().get_context_data(back=back, **kwargs)

    def act(self, form) -> str:
        services.leave_out(contact=self.row, because=form.cleaned_data["because"])
        return reverse(self.home)


class Checking:
    """A sheet is of the contact, by its code, and says nothing of who checks it."""

    def find_contact(self) -> SampledContact:
        contact = get_object_or_404(self.theirs(), pk=self.kwargs["pk"])
        if contact.left_out_because:
            raise Http404("It was left out.")
        return contact

    def find_whose(self) -> Owned:
        return Owned(self.contact.sample.checklist, CHECKLIST)

    def find_version(self) -> Version | None:
        return self.contact.sample.checklist.questionnaire.asked

    def address(self, name: str, *more: str) -> str:
        return reverse(f"{self.named}{name}", args=[self.kwargs["pk"], *more])

    @staticmethod
    def boxes_of(pk: int, page: str):
        asked = Questionnaire.objects.filter(checklist__samples__contacts=pk)
        return views.boxes_of(asked.first())


class CheckingAsVolunteer(Checking, ForVolunteers, SignedIn):
    def find_who(self, request):
        who = super().find_who(request)
        if not isinstance(who, Who):
            return who
        self.contact = self.find_contact()
        return replace(who, customer=None, code=self.contact.code)


class CheckingAsStaff(Checking, ForStaff):
    def find_who(self, request):
        self.contact = self.find_contact()
        return Who(None, code=self.contact.code, by=request.user)

    def find_invitation(self) -> Invitation:
        return replace(super().find_invitation(), page=reverse(self.home))


class Mine(ForVolunteers, List):
    audience = Audience.CUSTOMERS


class MyContact(ForVolunteers, Contact):
    audience = Audience.CUSTOMERS


class MyLeaveOut(ForVolunteers, LeaveOut):
    audience = Audience.CUSTOMERS


class MyStart(CheckingAsVolunteer, views.Start):
    audience = Audience.CUSTOMERS


class MyOnePage(CheckingAsVolunteer, views.OnePage):
    audience = Audience.CUSTOMERS


class MyCheck(CheckingAsVolunteer, views.Check):
    audience = Audience.CUSTOMERS


class MySent(CheckingAsVolunteer, views.Sent):
    audience = Audience.CUSTOMERS


class Ours(ForStaff, List):
    audience = Audience.STAFF


class OurContact(ForStaff, Contact):
    audience = Audience.STAFF


class OurLeaveOut(ForStaff, LeaveOut):
    audience = Audience.STAFF


class OurStart(CheckingAsStaff, views.Start):
    audience = Audience.STAFF


class OurOnePage(CheckingAsStaff, views.OnePage):
    audience = Audience.STAFF


class OurCheck(CheckingAsStaff, views.Check):
    audience = Audience.STAFF


class OurSent(CheckingAsStaff, views.Sent):
    audience = Audience.STAFF
