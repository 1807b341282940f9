"""A panel's evidence and findings, and the files of what everybody may read."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from base.core.audience import Audience
from base.core.documents import handed_out
from base.core.views import FormAboutRow, RemoveButton, WriteRow

from . import services
from .evidence_forms import EvidenceForm, FindingForm, RecordForm
from .models import Evidence, Exercise, Finding
from .panel_views import AboutExercise, of_member


class TakeFromRecord(AboutExercise):
    audience = Audience.CUSTOMERS
    form_class = RecordForm
    heading = "Take from our records"
    before = (
        "Each is copied as it stands today, with what it counts and the day of its data. The copy does not change. "
        "What not everybody may read stays with your panel."
    )
    success_message = "It is among your evidence."

    def get_form_kwargs(self):
        taken = self.row.evidence.values_list("source_code", "source_ref")
        return {
            **super().get_form_kwargs(),
            "service": self.row.service,
            "taken": {f"{code}:{ref}" for code, ref in taken},
        }

    def act(self, form) -> str:
        services.take_from_record(exercise=self.row, names=form.names, by=self.request.user)
        return self.row.panel_address


class OfExercise(WriteRow):
    """A row of an exercise: a new one of the exercise in the address, or one that is there."""

    context_object_name = "one"
    template_name = "exercises/form.html"
    heading = before = ""

    def get_row(self):
        if "exercise" not in self.kwargs:
            row = FormAboutRow.get_row(self)
            self.exercise = row.exercise
            return row
        self.exercise = get_object_or_404(of_member(self.request), pk=self.kwargs["exercise"])
        return None

    def get_queryset(self):
        mine = Exercise.objects.of_member(self.request.user)
        rows = self.model.objects.filter(exercise__in=mine.values("pk"))
        return rows.select_related("exercise__panel")

    def get_context_data(self, **kwargs):
        context = {
            "exercise": self.exercise,
            "heading": self.heading,
            "before": self.before,
            "back": self.exercise.panel_address,
        }
        return super().get_context_data(**(context | kwargs))


class WriteEvidence(OfExercise):
    audience = Audience.CUSTOMERS
    model = Evidence
    form_class = EvidenceForm
    heading = "Evidence"
    success_message = "Saved."

    def get_initial_of_new(self):
        return {"data_date": timezone.localdate()}

    def get_context_data(self, **kwargs):
        if self.row:
            kwargs |= {
                "heading": self.row.title,
                "remove": reverse("exercises:remove_evidence", args=[self.row.pk]),
                "remove_words": "Take it out of the evidence",
            }
        return super().get_context_data(**kwargs)

    def act(self, form) -> str:
        if self.row:
            services.change_evidence(evidence=self.row, by=self.request.user, **form.answers())
        else:
            services.add_evidence(exercise=self.exercise, by=self.request.user, **form.answers())
        return self.exercise.panel_address


class RemoveEvidence(RemoveButton):
    audience = Audience.CUSTOMERS

    def get_queryset(self):
        return Evidence.objects.of_member(self.request.user).select_related("exercise__panel")

    def leads_to(self):
        return "exercises:my_exercises"

    def act(self, evidence) -> str:
        services.remove_evidence(evidence=evidence, by=self.request.user)
        return "It is taken out of the evidence."


class WriteFinding(OfExercise):
    audience = Audience.CUSTOMERS
    model = Finding
    form_class = FindingForm
    heading = "Finding"
    success_message = "Saved."

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "evidence": self.exercise.evidence.all()}

    def get_context_data(self, **kwargs):
        if self.row:
            kwargs |= {
                "heading": f"Finding {self.row.number}",
                "remove": reverse("exercises:remove_finding", args=[self.row.pk]),
                "remove_words": "Remove the finding",
            }
        return super().get_context_data(**kwargs)

    def act(self, form) -> str:
        services.write_finding(
            exercise=self.exercise, finding=self.row, by=self.request.user, **form.answers()
        )
        return self.exercise.panel_address


class RemoveFinding(RemoveButton):
    audience = Audience.CUSTOMERS

    def get_queryset(self):
        mine = Exercise.objects.of_member(self.request.user)
        rows = Finding.objects.filter(exercise__in=mine.values("pk"))
        return rows.select_related("exercise__panel")

    def leads_to(self):
        return "exercises:my_exercises"

    def act(self, finding) -> str:
        services.remove_finding(finding=finding, by=self.request.user)
        return "The finding is gone."


class EvidenceFile(View):
    """To the panel; to everybody where it is open and the report is published."""

    audience = Audience.EVERYONE

    def get(self, request, pk):
        found = Evidence.objects.visible_to(request.user).exclude(file="").filter(pk=pk).first()
        if found is None:
            raise Http404("There is no such file.")
        return handed_out(found.file, found.title)
