"""Staff at work on a survey: the list, the survey's own page, and a short page for each part."""

from django import forms as django_forms
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.lists import (
    Column,
    ListFilter,
    StaffList,
    addresses,
    in_words,
    lines,
    link,
    quiet,
    tag,
    told,
)
from base.core.views import ActOnForm, OneButton
from participation.programme.actions.models import Action
from participation.programme.activities.part_views import PartPage

from ..models import Survey, SurveyRequest, SurveyType
from ..ours.people import asked_and_answered
from ..privacy import PROMISES
from ..reading.services import may_read
from . import forms, services
from .parts import parts_of

STANDING = [
    ("", "Any"),
    ("draft", "Draft"),
    ("open", "Open"),
    ("closed", "Closed"),
    ("published", "Published"),
]


class SurveyFilter(ListFilter):
    survey_type = django_forms.ChoiceField(
        label="Sort of survey", required=False, choices=[("", "Any"), *SurveyType.choices]
    )
    standing = django_forms.ChoiceField(label="Where it stands", required=False, choices=STANDING)

    def narrow(self, rows: QuerySet) -> QuerySet:
        self.is_valid()
        if chosen := self.cleaned_data.get("survey_type"):
            rows = rows.filter(survey_type=chosen)
        match self.cleaned_data.get("standing"):
            case "draft":
                return rows.filter(opened_at=None, cancelled_at=None)
            case "open":
                return rows.open()
            case "closed":
                return rows.closed().filter(results_published_at=None)
            case "published":
                return rows.filter(results_published_at__isnull=False)
        return rows


class Surveys(StaffList):
    """Every survey, drafts too, the latest first."""

    audience = Audience.STAFF
    title = "Surveys"
    one, many = "survey", "surveys"
    columns = (
        Column("What", sort="title", also=("Sort",)),
        Column("Open", sort=("starts_at", "ends_at"), also=("Until",)),
        Column(
            "Where it stands", sort=("cancelled_at", "results_published_at", "opened_at", "ends_at")
        ),
        Column("Who wants to know", sort="asked_by"),
        Column("Officer", sort="lead_officer__name"),
    )
    opens_with = ("-starts_at",)
    filter_class = SurveyFilter
    queryset = Survey.objects.select_related("lead_officer")
    nothing = "No survey is written yet."
    template_name = "surveys/staff_list.html"
    context_object_name = "surveys"

    def look_up(self, rows: list[Survey]) -> None:
        self.page_of = addresses("surveys:hub")

    def row(self, row: Survey):
        opens, closes = timezone.localdate(row.starts_at), timezone.localdate(row.ends_at)
        return (
            lines(link(row.title, self.page_of(row.pk)), quiet(row.get_survey_type_display())),
            lines(told(f"{in_words(opens)} to {in_words(closes)}", opens), told("", closes)),
            tag(row.standing, row.standing_kind),
            row.asked_by,
            row.lead_officer,
        )


class OneSurvey:
    """The survey of the address, for staff; 404 where there is none."""

    survey: Survey

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        surveys = Survey.objects.visible_to(request.user).select_related("questionnaire", "request")
        self.survey = get_object_or_404(surveys, pk=kwargs["pk"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(survey=self.survey, **kwargs)


class NewSurvey(ActOnForm):
    """A new one; with ``?request=3`` of what somebody asked for."""

    audience = Audience.STAFF
    form_class = forms.NewSurveyForm
    template_name = "surveys/new.html"
    success_message = "It is saved. Only staff see it until you open it."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        number = request.GET.get("request", "")
        waiting = SurveyRequest.objects.waiting()
        self.asked = waiting.filter(pk=number).first() if number.isdecimal() else None

    def get_initial(self):
        initial = {"opens": timezone.localdate()}
        if self.asked is None:
            return initial
        return initial | {
            "title": self.asked.title,
            "survey_type": SurveyType.ONE_OFF,
            "asked_by": self.asked.get_service_display(),
            "purpose": self.asked.find_out,
            "service": self.asked.service,
        }

    def get_context_data(self, **kwargs):
        return super().get_context_data(asked=self.asked, **kwargs)

    def act(self, form) -> str:
        survey = services.start_survey(by=self.request.user, request=self.asked, **form.answers())
        return survey.staff_address


class Hub(OneSurvey, TemplateView):
    """What is there, what is missing, and the buttons."""

    audience = Audience.STAFF
    template_name = "surveys/hub.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            parts=parts_of(self.survey),
            promise=PROMISES[self.survey.privacy],
            reads_by_name=may_read(self.survey, self.request.user),
            actions=Action.objects.filter(activity=self.survey.pk),
            of_us=asked_and_answered(self.survey) if self.survey.is_of_staff else None,
            definition=asked_and_answered.definition,
            **kwargs,
        )


class Questions(OneSurvey, TemplateView):
    """What people are asked, and the button that begins to write it."""

    audience = Audience.STAFF
    template_name = "surveys/questions.html"

    def get_context_data(self, **kwargs):
        questionnaire = self.survey.questionnaire
        asked, draft = (questionnaire.asked, questionnaire.draft) if questionnaire else (None, None)
        version = asked or draft
        return super().get_context_data(
            asked=asked,
            draft=draft,
            questions=version.questions.all() if version else (),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        questionnaire = services.write_questions(survey=self.survey, by=request.user)
        return redirect("questionnaires:questionnaire", questionnaire.pk)


class SurveyPart(OneSurvey, PartPage):
    @property
    def activity(self) -> Survey:
        return self.survey

    def save(self, form) -> None:
        services.change_survey(survey=self.survey, **form.answers())


class Basics(SurveyPart):
    audience = Audience.STAFF
    form_class = forms.BasicsForm
    heading = "What you ask, and when"


class Ready(SurveyPart):
    audience = Audience.STAFF
    form_class = forms.ReadyForm
    heading = "Before people are asked"


class WhatCameOfIt(SurveyPart):
    audience = Audience.STAFF
    form_class = forms.ResultsForm
    heading = "What came of it"

    def save(self, form):
        services.write_results(survey=self.survey, by=self.request.user, **form.answers())


class History(OneSurvey, TemplateView):
    audience = Audience.STAFF
    template_name = "surveys/history.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(changes=changes_of(self.survey, limit=100), **kwargs)


class SurveyButton(OneButton):
    model = Survey

    def leads_to(self) -> str:
        return self.object.staff_address


class Open(SurveyButton):
    audience = Audience.STAFF

    def act(self, survey: Survey) -> str:
        survey = services.open_survey(survey=survey, by=self.request.user)
        return "It is open." if survey.is_open else "It opens on its first day."


class Close(SurveyButton):
    audience = Audience.STAFF

    def act(self, survey: Survey) -> str:
        services.close_survey(survey=survey, by=self.request.user)
        return "It is closed. Nobody can answer any more."


class CallOff(SurveyButton):
    audience = Audience.STAFF

    def act(self, survey: Survey) -> str:
        services.call_off_survey(survey=survey, by=self.request.user)
        return "It is called off."


class PublishResults(SurveyButton):
    audience = Audience.STAFF

    def act(self, survey: Survey) -> str:
        services.publish_results(survey=survey, by=self.request.user)
        return "The results are published. Everybody can read them now."
