"""Where members write the report of an exercise together, and answer what the landlord says of its facts."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.views import FormAboutRow, OneButton

from . import services
from .evidence_views import OfExercise
from .models import Exercise, FactComment, ReportSection
from .panel_views import AboutExercise, of_member
from .report_forms import DraftsForm, FactAnswerForm, SectionForm, WordsForm
from .services.facts import facts_due_on
from .services.who import speaks_for_landlord
from .shown import found_by, report_of


def page_of_report(exercise: Exercise) -> str:
    return reverse("exercises:write_report", args=[exercise.pk])


class WriteReport(DetailView):
    """All sections, what members say of them, and what the landlord says of facts."""

    audience = Audience.CUSTOMERS
    template_name = "exercises/write_report.html"
    context_object_name = "exercise"

    def get_queryset(self):
        return of_member(self.request)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **report_of(self.object, for_panel=True), due_on=facts_due_on(self.object), **kwargs
        )


class WriteSection(OfExercise):
    audience = Audience.CUSTOMERS
    model = ReportSection
    form_class = SectionForm
    heading = "Section of the report"
    success_message = "Saved. Earlier versions are kept."

    def get_context_data(self, **kwargs):
        return super().get_context_data(back=page_of_report(self.exercise), **kwargs)

    def act(self, form) -> str:
        services.write_section(
            exercise=self.exercise, section=self.row, by=self.request.user, **form.answers()
        )
        return page_of_report(self.exercise)


class AboutSection(FormAboutRow):
    model = ReportSection
    context_object_name = "section"

    def get_queryset(self):
        mine = ReportSection.objects.of_member(self.request.user)
        return mine.select_related("exercise__panel")


class CommentOnSection(AboutSection):
    audience = Audience.CUSTOMERS
    form_class = WordsForm
    template_name = "exercises/form.html"
    success_message = "The other members read it."

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            exercise=self.row.exercise,
            heading=f"Comment on “{self.row.heading}”",
            back=page_of_report(self.row.exercise),
            **kwargs,
        )

    def act(self, form) -> str:
        words = form.cleaned_data["words"]
        services.comment_on_section(section=self.row, words=words, by=self.request.user)
        return page_of_report(self.row.exercise)


class Versions(DetailView):
    audience = Audience.CUSTOMERS
    template_name = "exercises/versions.html"
    context_object_name = "section"

    def get_queryset(self):
        mine = ReportSection.objects.of_member(self.request.user)
        return mine.select_related("exercise")

    def get_context_data(self, **kwargs):
        versions = self.object.versions.select_related("by")
        return super().get_context_data(versions=versions, **kwargs)


class AskForFacts(OneButton):
    audience = Audience.CUSTOMERS

    def get_queryset(self):
        return of_member(self.request)

    def leads_to(self):
        return page_of_report(self.object)

    def act(self, exercise) -> str:
        services.ask_for_facts(exercise=exercise, by=self.request.user)
        return "The landlord reads the draft, and says which facts are wrong."


class AnswerFact(FormAboutRow):
    audience = Audience.CUSTOMERS
    model = FactComment
    form_class = FactAnswerForm
    context_object_name = "comment"
    template_name = "exercises/form.html"
    success_message = "Saved. Everybody reads it with the report."

    def get_queryset(self):
        mine = Exercise.objects.of_member(self.request.user)
        rows = FactComment.objects.filter(exercise__in=mine.values("pk"))
        return rows.select_related("exercise__panel")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            exercise=self.row.exercise,
            heading="What the landlord says of a fact",
            before=self.row.words,
            back=page_of_report(self.row.exercise),
            **kwargs,
        )

    def act(self, form) -> str:
        services.answer_fact(comment=self.row, by=self.request.user, **form.cleaned_data)
        return page_of_report(self.row.exercise)


class DraftRecommendations(AboutExercise):
    audience = Audience.CUSTOMERS
    form_class = DraftsForm
    heading = "Write recommendations"
    before = "Several at a time. They are sent together when you move the exercise on, each with its number."
    success_message = "The drafts are saved."

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "service": self.row.service}

    def act(self, form) -> str:
        services.draft_recommendations(exercise=self.row, drafts=form.drafts, by=self.request.user)
        return self.row.panel_address


class DraftOfReport(DetailView):
    """For the landlord, to say which facts are wrong."""

    audience = Audience.STAFF
    template_name = "exercises/draft_report.html"
    context_object_name = "exercise"

    def get_object(self, queryset=None):
        exercises = Exercise.objects.select_related("panel")
        return get_object_or_404(exercises.exclude(facts_asked_on=None), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **(report_of(self.object, for_panel=False) | found_by(self.object, for_panel=False)),
            speaks=speaks_for_landlord(self.request.user),
            due_on=facts_due_on(self.object),
            **kwargs,
        )
