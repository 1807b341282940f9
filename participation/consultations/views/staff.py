"""Staff at work on a consultation: the list, the record's own page, and a short page for each part."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView, ListView, TemplateView, View

from portal.core.audience import Audience
from portal.core.changes import changes_of
from portal.core.once import do_once
from portal.core.paging import NearestPage
from portal.core.refused import Refused

from .. import forms, services
from ..checklist import parts_of
from ..log import log_of
from ..models import Consultation


class OneConsultation:
    """The consultation of the address, for staff; 404 where there is none."""

    consultation: Consultation

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.consultation = get_object_or_404(
            Consultation.objects.visible_to(request.user), pk=kwargs["pk"]
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(consultation=self.consultation, **kwargs)

    def to_hub(self):
        return redirect("consultations:hub", self.consultation.pk)


class StaffList(NearestPage, ListView):
    """Every consultation, drafts too, the latest first."""

    audience = Audience.STAFF
    template_name = "consultations/staff_list.html"
    context_object_name = "consultations"
    paginate_by = 30

    def get_queryset(self):
        return (
            Consultation.objects.visible_to(self.request.user)
            .select_related("lead_officer")
            .order_by("-starts_at", "-pk")
        )


class NewConsultation(FormView):
    audience = Audience.STAFF
    form_class = forms.NewConsultationForm
    template_name = "consultations/new.html"

    def get_initial(self):
        return {"opens": timezone.localdate()}

    def form_valid(self, form):
        def log() -> str:
            consultation = services.log_consultation(by=self.request.user, **form.answers())
            return reverse("consultations:hub", args=[consultation.pk])

        address = do_once(form.cleaned_data["form_token"], log)
        messages.success(self.request, "It is logged. Only staff see it until you publish it.")
        return redirect(address)


class Hub(OneConsultation, TemplateView):
    """What is on record and what is missing."""

    audience = Audience.STAFF
    template_name = "consultations/hub.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(parts=parts_of(self.consultation), **kwargs)


class History(OneConsultation, TemplateView):
    audience = Audience.STAFF
    template_name = "consultations/history.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            log=log_of(self.consultation),
            changes=changes_of(self.consultation, limit=100),
            **kwargs,
        )


class RecordPage(OneConsultation, FormView):
    """A page of the record. ``save`` may be refused; the answers then stay on the page."""

    template_name = "consultations/part.html"
    heading = ""
    saved = "Saved."

    def save(self, form) -> None:
        services.update_consultation(consultation=self.consultation, **form.answers())

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.consultation}

    def get_context_data(self, **kwargs):
        return super().get_context_data(heading=self.heading, **kwargs)

    def form_valid(self, form):
        try:
            self.save(form)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, self.saved)
        return self.to_hub()


class Basics(RecordPage):
    audience = Audience.STAFF
    form_class = forms.BasicsForm
    heading = "What you ask, and when"


class Proposal(RecordPage):
    audience = Audience.STAFF
    form_class = forms.ProposalForm
    heading = "The proposal"


class Who(RecordPage):
    audience = Audience.STAFF
    form_class = forms.WhoForm
    heading = "Who it is for"


class Consideration(RecordPage):
    audience = Audience.STAFF
    form_class = forms.ConsiderationForm
    heading = "How views were weighed"

    def save(self, form):
        services.record_consideration(
            consultation=self.consultation, by=self.request.user, **form.answers()
        )


class Decision(RecordPage):
    audience = Audience.STAFF
    form_class = forms.DecisionForm
    heading = "The decision"

    def save(self, form):
        services.record_decision(
            consultation=self.consultation, by=self.request.user, **form.answers()
        )


class CloseOut(RecordPage):
    audience = Audience.STAFF
    form_class = forms.CloseOutForm
    heading = "Close it out"

    def save(self, form):
        services.close_out(consultation=self.consultation, by=self.request.user, **form.answers())


class Publish(OneConsultation, View):
    audience = Audience.STAFF
    http_method_names = ["post"]

    def post(self, request, pk):
        try:
            services.publish(consultation=self.consultation, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "It is published. Everyone can read it now.")
        return self.to_hub()
