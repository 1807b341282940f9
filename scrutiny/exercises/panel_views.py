"""A panel's own pages of its exercises.

Whoever sits on the panel at that moment reads and does all of it; nobody of us does, not even acting for a member.
"""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect
from django.views.generic import DetailView, ListView

from base.core.audience import Audience
from base.core.paging import NearestPage
from base.core.views import FormAboutRow, WriteRow
from participation.people.groups.models import Group, Membership

from . import services
from .forms import MoveForm, ScopeForm
from .models import Exercise, Side, Stage
from .services.changing import no_way_back_from
from .services.moving import what_is_missing
from .shown import found_by, shown, whole


def of_member(request):
    return whole(Exercise.objects.of_member(request.user))


class MyExercises(NearestPage, ListView):
    """Those that run stand before those that are closed."""

    audience = Audience.CUSTOMERS
    template_name = "exercises/my_exercises.html"
    context_object_name = "exercises"
    paginate_by = 25

    def get_queryset(self):
        mine = of_member(self.request).alias(
            is_closed=Q(stage=Stage.CLOSED) | Q(stopped_on__isnull=False)
        )
        return mine.order_by("is_closed", "-starts_at", "-pk")

    def get_context_data(self, **kwargs):
        sits = Membership.objects.scrutinising().filter(customer__user=self.request.user.pk)
        context = super().get_context_data(
            panels=Group.objects.filter(pk__in=sits.values("group")), **kwargs
        )
        running, ended = [], []
        for one in context["exercises"]:
            (ended if one.is_stopped or one.at is Stage.CLOSED else running).append(one)
        parts = [("We are looking into these", running), ("Closed or stopped", ended)]
        return context | {"parts": parts}


class PanelPage(DetailView):
    audience = Audience.CUSTOMERS
    template_name = "exercises/of_panel.html"
    context_object_name = "exercise"

    def get_queryset(self):
        return of_member(self.request)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **shown(self.object),
            **found_by(self.object, for_panel=True),
            recommendations=self.object.recommendations.select_related("current").order_by("pk"),
            **next_step(self.object, Side.PANEL),
            **kwargs,
        )


def next_step(exercise: Exercise, side: Side) -> dict:
    """What this side can do next, what is missing for it, and whether it can take its last step back."""
    to = exercise.next_stage
    theirs = to is not None and exercise.waits_for is side
    at = exercise.at
    back = at.moved_by is side and not exercise.is_stopped and not no_way_back_from(at)
    return {
        "may_step_back": back,
        "to": to.label if to and theirs else "",
        "missing": what_is_missing(exercise, to) if to and theirs else "",
    }


class AboutExercise(FormAboutRow):
    """A form about one exercise of their panel, and back to it."""

    model = Exercise
    context_object_name = "exercise"
    template_name = "exercises/form.html"
    heading = before = ""

    def get_queryset(self):
        return of_member(self.request)

    def get_context_data(self, **kwargs):
        context = {"heading": self.heading, "before": self.before, "back": self.row.panel_address}
        return super().get_context_data(**(context | kwargs))


class WriteScope(WriteRow, AboutExercise):
    audience = Audience.CUSTOMERS
    form_class = ScopeForm
    heading = "Scope sheet"
    before = "Your panel agrees on it before it begins. Until then only you read it."
    success_message = "Saved. Everybody reads it once your panel has agreed on it."

    def act(self, form) -> str:
        services.write_scope(exercise=self.row, by=self.request.user, **form.answers())
        return self.row.panel_address


class MoveOn(AboutExercise):
    """The next step, by whoever is to take it."""

    audience = Audience.CUSTOMERS
    form_class = MoveForm
    success_message = "It is moved on. Whoever waits for it is told."

    side = Side.PANEL

    def dispatch(self, request, *args, **kwargs):
        """Pressed a second time, or opened while the step is another side's: back to where it stands now."""
        if self.row.waits_for is not self.side:
            messages.info(request, f"It now says: {self.row.standing}.")
            return redirect(self.leads_to())
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self):
        return {"after": self.row.stage}

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "to": self.row.next_stage}

    def get_context_data(self, **kwargs):
        to = self.row.next_stage
        return super().get_context_data(
            heading=f"Move it on: {to.label.lower()}",
            before=what_is_missing(self.row, to),
            **kwargs,
        )

    def leads_to(self) -> str:
        return self.row.panel_address

    def act(self, form) -> str:
        after = Stage(form.cleaned_data.pop("after"))
        services.move_on(exercise=self.row, after=after, by=self.request.user, **form.cleaned_data)
        return self.leads_to()
