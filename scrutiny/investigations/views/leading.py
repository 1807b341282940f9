"""Where an officer leads an investigation from stage to stage: who maps, who is asked, what is known and what came of it."""

from django.urls import reverse

from base.core.audience import Audience
from base.core.views import OneButton, RemoveButton
from participation.programme.activities.leads.services import lead_of

from .. import services
from ..forms import planning as forms
from ..forms.deciding import FindingsForm
from ..models import Evidence, Investigation, Mapper
from ..services.inviting import may_be_asked
from .common import stage_named
from .staff import AboutInvestigation


class ChooseMappers(AboutInvestigation):
    """Everybody on the register, and why some of them may not map this service."""

    audience = Audience.STAFF
    form_class = forms.MappersForm
    template_name = "investigations/choose_mappers.html"
    success_message = "They draw this map. Customers among them are told."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.stage = stage_named(kwargs["stage"])
        everybody = Mapper.objects.on_register().select_related("customer", "colleague")
        lead = lead_of(self.row.service)
        self.candidates = [(one, one.why_not(self.row.service, lead)) for one in everybody]

    def get_form_kwargs(self):
        may = [one for one, why in self.candidates if not why]
        return {**super().get_form_kwargs(), "may": may}

    def get_initial(self):
        given = self.row.assignments.filter(stage=self.stage)
        return {"mappers": list(given.values_list("mapper", flat=True))}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            stage=self.stage,
            cannot=[why for _, why in self.candidates if why],
            **kwargs,
        )

    def act(self, form) -> str:
        services.choose_mappers(
            investigation=self.row,
            stage=self.stage,
            mappers=form.cleaned_data["mappers"],
            by=self.request.user,
        )
        return self.row.staff_address


class MoveOn(OneButton):
    audience = Audience.STAFF

    def get_queryset(self):
        return Investigation.objects.open().filter(lead_officer=self.request.user)

    def act(self, investigation) -> str:
        stage = stage_named(self.kwargs["stage"])
        moved = services.move_on(investigation=investigation, stage=stage, by=self.request.user)
        return f"The next stage has begun: {moved.get_stage_display()}."

    def leads_to(self):
        return self.object.staff_address


class RecentUsers(AboutInvestigation):
    """Who used the service lately, who of them may be asked, and what they answered."""

    audience = Audience.STAFF
    form_class = forms.RecentUsersForm
    template_name = "investigations/recent_users.html"

    def get_context_data(self, **kwargs):
        decided = list(may_be_asked(self.row).values_list("held_by", flat=True))
        return super().get_context_data(
            listed=self.row.recent_users.select_related("customer"),
            to_ask=sum(not held_by for held_by in decided),
            held=sum(bool(held_by) for held_by in decided),
            **kwargs,
        )

    def act(self, form) -> str:
        new, unknown = services.list_recent_users(
            investigation=self.row, users=form.cleaned_data["users"], by=self.request.user
        )
        self.success_message = f"{new} new on the list. Nobody is asked by that."
        if unknown:
            self.success_message += f" Nobody has these references: {', '.join(unknown)}."
        return reverse("investigations:recent_users", args=[self.row.pk])


class AskRecentUsers(OneButton):
    audience = Audience.STAFF

    def get_queryset(self):
        return Investigation.objects.open().filter(lead_officer=self.request.user)

    def act(self, investigation) -> str:
        asked = services.ask_recent_users(investigation=investigation, by=self.request.user)
        left = investigation.recent_users.not_asked().count()
        others = "" if not left else f" {left} not: they did not agree to it, or were asked lately."
        return f"{asked} asked.{others}"

    def leads_to(self):
        return reverse("investigations:recent_users", args=[self.object.pk])


class PlanSession(AboutInvestigation):
    audience = Audience.STAFF
    form_class = forms.PlanSessionForm
    heading = "Plan the joint session"
    before = "Whoever is asked reads the day and the place. Whoever said yes already is told."
    success_message = "It is planned."

    def get_initial(self):
        return {"on": self.row.joint_on, "where": self.row.joint_where}

    def act(self, form) -> str:
        services.plan_session(investigation=self.row, by=self.request.user, **form.cleaned_data)
        return self.row.staff_address


class Session(AboutInvestigation):
    audience = Audience.STAFF
    form_class = forms.SessionForm
    heading = "The joint session was held"
    before = "Those who came stand in the record of taking part. Who said what is not kept."
    success_message = "Saved. Now decide what becomes of each proposal."

    def get_form_kwargs(self):
        coming = self.row.recent_users.coming().select_related("customer")
        return {**super().get_form_kwargs(), "coming": coming}

    def get_initial(self):
        came = self.row.recent_users.filter(came=True).values_list("pk", flat=True)
        return {"on": self.row.joint_on, "where": self.row.joint_where, "came": list(came)}

    def act(self, form) -> str:
        services.hold_session(investigation=self.row, by=self.request.user, **form.cleaned_data)
        return self.row.staff_address


class AddEvidence(AboutInvestigation):
    audience = Audience.STAFF
    form_class = forms.EvidenceForm
    heading = "What is known already"
    success_message = "It stands with the investigation."

    def act(self, form) -> str:
        services.add_evidence(investigation=self.row, by=self.request.user, **form.cleaned_data)
        return self.row.staff_address


class RemoveEvidence(RemoveButton):
    audience = Audience.STAFF
    pk_url_kwarg = "evidence"

    def get_queryset(self):
        led = Investigation.objects.open().filter(lead_officer=self.request.user)
        rows = Evidence.objects.filter(investigation__in=led.values("pk"))
        return rows.filter(investigation=self.kwargs["pk"]).select_related("investigation")

    def act(self, evidence) -> str:
        services.remove_evidence(evidence=evidence, by=self.request.user)
        return "It is taken out."

    def leads_to(self):
        return reverse("investigations:page", args=[self.kwargs["pk"]])


class Findings(AboutInvestigation):
    audience = Audience.STAFF
    form_class = FindingsForm
    heading = "What was found"
    success_message = "Saved. The panel publishes it."

    def get_initial(self):
        return {"summary": self.row.summary, "next_steps": self.row.next_steps}

    def act(self, form) -> str:
        services.write_findings(investigation=self.row, by=self.request.user, **form.cleaned_data)
        return self.row.staff_address
