"""Where staff keep what they know of partner bodies."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import DetailView, View

from base.core.audience import Audience
from base.core.documents import handed_out
from base.core.lists import Column, StaffList, lines, link, quiet
from base.core.views import FormAboutRow, RemoveButton, WriteRow

from . import forms, services
from .models import BusinessPlan, Partner, PartnerRole, ServiceAgreement

MOST_SHOWN = 20


class Partners(StaffList):
    audience = Audience.STAFF
    title = "Partner bodies"
    one, many = "partner", "partners"
    columns = (
        Column("Partner", sort="group__name", also=("What it is",)),
        Column("Staff it pays", sort="staff"),
        Column("Paid for by", sort="funded_by"),
        Column("Elects next", sort="next_election_on"),
    )
    opens_with = ("group__name",)
    queryset = Partner.objects.select_related("group__kind")
    nothing = "No partner is on record yet."
    way_on = ("partners:new", "Add the first one")
    template_name = "partners/list.html"

    def row(self, row: Partner):
        what = row.form or row.group.kind.name
        return (
            lines(link(row.group.name, row.get_absolute_url()), quiet(what)),
            "" if row.staff is None else row.staff,
            row.funded_by,
            row.next_election_on,
        )


class PartnerPage(DetailView):
    """What it is, does, agreed and plans, and what we heard at its meetings."""

    audience = Audience.STAFF
    template_name = "partners/page.html"
    context_object_name = "partner"

    def get_queryset(self):
        return Partner.objects.visible_to(self.request.user).select_related("group__kind")

    def get_context_data(self, **kwargs):
        partner = self.object
        return super().get_context_data(
            roles=partner.does.all(),
            agreement=partner.agreements.first(),
            plans=partner.plans.all()[:MOST_SHOWN],
            meetings=partner.meetings.select_related("went")[:MOST_SHOWN],
            **kwargs,
        )


class KeepPartner(WriteRow):
    audience = Audience.STAFF
    model = Partner
    form_class = forms.PartnerForm
    context_object_name = "partner"
    template_name = "partners/form.html"
    success_message = "Saved."

    def get_queryset(self):
        return Partner.objects.select_related("group")

    def get_initial_of_new(self):
        return {"group": self.request.GET.get("group", "")}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading="Change what is on record" if self.row else "Add a partner body",
            back=self.row.get_absolute_url() if self.row else reverse("partners:list"),
            **kwargs,
        )

    def act(self, form) -> Partner:
        fields = form.answers()
        group = self.row.group if self.row else fields.pop("group")
        return services.keep_partner(by=self.request.user, group=group, partner=self.row, **fields)


class AboutPartner(FormAboutRow):
    """A form about a partner, and back to its page."""

    model = Partner
    context_object_name = "partner"
    template_name = "partners/form.html"
    success_message = "It is on record."
    heading = before = ""

    def get_queryset(self):
        return Partner.objects.visible_to(self.request.user).select_related("group")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=self.heading, before=self.before, back=self.row.get_absolute_url(), **kwargs
        )


class AddRole(AboutPartner):
    audience = Audience.STAFF
    form_class = forms.RoleForm
    refused_at = "what"
    heading = "What it does"

    def act(self, form) -> Partner:
        services.add_role(partner=self.row, by=self.request.user, **form.cleaned_data)
        return self.row


class RemoveRole(RemoveButton):
    audience = Audience.STAFF

    def get_queryset(self):
        return PartnerRole.objects.filter(partner=self.kwargs["partner"]).select_related(
            "partner__group"
        )

    def leads_to(self):
        return reverse("partners:partner", args=[self.kwargs["partner"]])

    def act(self, role) -> str:
        services.remove_role(role=role, by=self.request.user)
        return "It is off the list."


class AddPlan(AboutPartner):
    audience = Audience.STAFF
    form_class = forms.PlanForm
    heading = "Its business plan"

    def act(self, form) -> Partner:
        services.add_plan(partner=self.row, by=self.request.user, **form.cleaned_data)
        return self.row


class Agree(AboutPartner):
    audience = Audience.STAFF
    form_class = forms.AgreementForm
    refused_at = "agreed_on"
    heading = "Service-level agreement"
    before = "A new one stands beside those before it, and holds from its day."

    def act(self, form) -> Partner:
        services.agree(partner=self.row, by=self.request.user, **form.cleaned_data)
        return self.row


class NoteMeeting(AboutPartner):
    audience = Audience.STAFF
    form_class = forms.MeetingForm
    refused_at = "on"
    heading = "A meeting that one of us went to"

    def get_initial(self):
        return {**super().get_initial(), "went": self.request.user.pk}

    def act(self, form) -> Partner:
        services.note_meeting(partner=self.row, by=self.request.user, **form.cleaned_data)
        return self.row


class PlanFile(View):
    audience = Audience.STAFF

    def get(self, request, pk):
        plan = get_object_or_404(BusinessPlan.objects.select_related("partner__group"), pk=pk)
        return handed_out(plan.file, f"{plan.partner} {plan}")


class AgreementFile(View):
    audience = Audience.STAFF

    def get(self, request, pk):
        agreements = ServiceAgreement.objects.select_related("partner__group")
        agreement = get_object_or_404(agreements, pk=pk)
        if not agreement.file:
            raise Http404("The agreement was not added as a file.")
        return handed_out(agreement.file, str(agreement))
