"""Deciding on an application, on a removal, and what became of an appeal. Managers decide; staff look into it."""

from django.shortcuts import get_object_or_404

from base.core.audience import Audience

from . import services, staff_forms
from .models import Appeal, Finding, Removal
from .shared_views import AboutRegistration
from .standing import ByStaff


class Assess(ByStaff, AboutRegistration):
    audience = Audience.STAFF
    form_class = staff_forms.AssessForm
    success_message = "It is on record."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        findings = Finding.objects.filter(registration=self.row).select_related("criterion")
        self.finding = get_object_or_404(findings, pk=kwargs["finding"])
        self.heading, self.before = self.finding.criterion.words, self.finding.criterion.evidence

    def get_initial(self):
        shown = ("evidence", "met", "why", "next_check_on")
        return {name: getattr(self.finding, name) for name in shown}

    def do(self, form):
        services.assess(finding=self.finding, by=self.request.user, **form.cleaned_data)


class AskForMore(ByStaff, AboutRegistration):
    audience = Audience.STAFF
    form_class = staff_forms.MoreForm
    heading = "Ask for more information"
    success_message = "The group is asked, and can change its application."

    def do(self, form):
        services.ask_for_more(registration=self.row, by=self.request.user, **form.cleaned_data)


class Register(ByStaff, AboutRegistration):
    audience = Audience.MANAGERS
    form_class = staff_forms.RegisterForm
    heading = "Register the group"
    before = "The order says that a group that meets every criterion is registered."
    success_message = "It is registered, and the group is told."

    def do(self, form):
        services.register(registration=self.row, by=self.request.user, **form.cleaned_data)


class Refuse(ByStaff, AboutRegistration):
    audience = Audience.MANAGERS
    form_class = staff_forms.RefuseForm
    heading = "Refuse the application"
    success_message = "It is refused, and the group is told why and how to appeal."

    def do(self, form):
        services.refuse(registration=self.row, by=self.request.user, **form.cleaned_data)


class GiveNotice(ByStaff, AboutRegistration):
    audience = Audience.MANAGERS
    form_class = staff_forms.NoticeForm
    refused_at = "proposed_from"
    heading = "Give notice of removal"
    before = "Nothing is decided by it. The group says first what it thinks."
    success_message = "The notice is sent."

    def do(self, form):
        services.give_notice(registration=self.row, by=self.request.user, **form.cleaned_data)


class AboutRemoval(ByStaff, AboutRegistration):
    """About the notice that is open, as ``self.removal``."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.removal = get_object_or_404(Removal, registration=self.row, removed=None)


class Hear(AboutRemoval):
    audience = Audience.STAFF
    form_class = staff_forms.HearForm
    refused_at = "heard_on"
    heading = "What the group said about the notice"
    success_message = "It is on record."

    def do(self, form):
        services.hear(removal=self.removal, by=self.request.user, **form.cleaned_data)


class DecideRemoval(AboutRemoval):
    audience = Audience.MANAGERS
    form_class = staff_forms.DecideRemovalForm
    heading = "Decide on the removal"
    success_message = "It is decided, and the group is told why and how to appeal."

    def do(self, form):
        services.decide_removal(removal=self.removal, by=self.request.user, **form.cleaned_data)


class NoteAppeal(ByStaff, AboutRegistration):
    audience = Audience.STAFF
    form_class = staff_forms.AppealForm
    refused_at = "lodged_on"
    heading = "An appeal to the Scottish Ministers"
    success_message = "The appeal is on record."

    def do(self, form):
        services.note_appeal(registration=self.row, by=self.request.user, **form.cleaned_data)


class AppealDecided(ByStaff, AboutRegistration):
    audience = Audience.STAFF
    form_class = staff_forms.AppealDecidedForm
    heading = "What the Scottish Ministers decided"
    success_message = "It is on record, and the group is told."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.appeal = get_object_or_404(Appeal, registration=self.row, allowed=None)

    def do(self, form):
        services.decide_appeal(appeal=self.appeal, by=self.request.user, **form.cleaned_data)
