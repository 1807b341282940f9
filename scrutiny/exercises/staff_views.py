"""Where the landlord sees how far panels are, begins what is planned, and takes the steps that are its own."""

from django.db.models import Sum
from django.urls import reverse
from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.views import ActOnForm, OneButton, WriteRow
from participation.people.groups.models import SupportOfficer
from scrutiny.topics.models import Topic

from . import services
from .forms import BeginForm, CostsForm
from .listing import ExerciseList
from .models import Exercise, Side
from .panel_views import AboutExercise, MoveOn, next_step
from .report_forms import FactForm
from .services.who import speaks_for_landlord
from .shown import found_by, shown, whole


class Desk(ExerciseList):
    audience = Audience.STAFF
    page, key = "exercises:page", "pk"
    way_on = ("exercises:begin", "Begin an exercise")
    template_name = "exercises/desk.html"

    def everything(self):
        return Exercise.objects.select_related("panel")


class Page(DetailView):
    audience = Audience.STAFF
    template_name = "exercises/page.html"
    context_object_name = "exercise"

    def get_queryset(self):
        return whole(Exercise.objects.select_related("lead_officer"))

    def get_context_data(self, **kwargs):
        step = next_step(self.object, Side.LANDLORD)
        found = found_by(self.object, for_panel=False) if self.object.is_reported else {}
        manages = speaks_for_landlord(self.request.user)
        step["may_step_back"] = step["may_step_back"] and manages
        return super().get_context_data(
            **shown(self.object),
            **found,
            **step,
            may_step=bool(step["to"]) and manages,
            supports=SupportOfficer.objects.confirmed()
            .filter(group=self.object.panel_id)
            .select_related("officer"),
            members_hours=self.object.hours_given.order_by().aggregate(n=Sum("hours"))["n"],
            **kwargs,
        )


class Begin(ActOnForm):
    audience = Audience.STAFF
    form_class = BeginForm
    template_name = "exercises/begin.html"
    success_message = "The exercise has begun. The panel's members are told."

    def topics(self):
        return Topic.objects.chosen().filter(planned__isnull=False, exercise=None)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "topics": self.topics()}

    def get_context_data(self, **kwargs):
        return super().get_context_data(some=self.topics().exists(), **kwargs)

    def act(self, form) -> str:
        topic = form.cleaned_data["topic"]
        return services.begin_exercise(topic=topic, by=self.request.user).staff_address


class StaffForm(AboutExercise):
    """The same about any exercise, and back to the page of staff."""

    def get_queryset(self):
        return whole(Exercise.objects.all())

    def get_context_data(self, **kwargs):
        return super().get_context_data(**({"back": self.row.staff_address} | kwargs))


class StepOfLandlord(StaffForm, MoveOn):
    audience = Audience.MANAGERS
    side = Side.LANDLORD

    def leads_to(self) -> str:
        return self.row.staff_address


class Costs(WriteRow, StaffForm):
    audience = Audience.STAFF
    form_class = CostsForm
    heading = "Plan, hours of staff and cost"
    success_message = "Saved."

    def act(self, form) -> str:
        services.note_costs(exercise=self.row, by=self.request.user, **form.answers())
        return reverse("exercises:page", args=[self.row.pk])


class NoteFact(StaffForm):
    audience = Audience.MANAGERS
    form_class = FactForm
    heading = "Say which fact is wrong"
    success_message = "The panel reads it, and says what it changed."

    def get_queryset(self):
        return super().get_queryset().exclude(facts_asked_on=None)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "sections": self.row.sections.all()}

    def act(self, form) -> str:
        services.note_fact(exercise=self.row, by=self.request.user, **form.cleaned_data)
        return reverse("exercises:draft_report", args=[self.row.pk])


class EndFacts(OneButton):
    audience = Audience.MANAGERS

    def get_queryset(self):
        return Exercise.objects.exclude(facts_asked_on=None)

    def leads_to(self):
        return self.object.staff_address

    def act(self, exercise) -> str:
        services.end_facts(exercise=exercise, by=self.request.user)
        return "The panel knows that there is nothing more."
