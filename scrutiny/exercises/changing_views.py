"""Where a panel gives its exercise more time, takes a step back, stops it or takes it up again; each with its reason."""

from django.http import Http404

from base.core.audience import Audience

from . import services
from .change_forms import MoreTimeForm, StepBackForm, StopForm, TakeUpAgainForm
from .models import Exercise, Stage
from .panel_views import AboutExercise, of_member
from .services.changing import no_way_back_from
from .shown import whole


class MoreTime(AboutExercise):
    audience = Audience.CUSTOMERS
    form_class = MoreTimeForm
    heading = "More time for the report"
    before = "The day that was agreed stays on the page beside the new one, with your reason."
    success_message = "The report has more time. Everybody reads why."

    def act(self, form) -> str:
        services.give_more_time(exercise=self.row, by=self.request.user, **form.cleaned_data)
        return self.row.panel_address


class StepBack(AboutExercise):
    audience = Audience.CUSTOMERS
    form_class = StepBackForm
    success_message = "It is back by one stage. Everybody reads why."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if self.row.at.before is None:
            raise Http404

    def get_initial(self):
        return {"at": self.row.stage}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=f"Back to: {self.row.at.before.label.lower()}",
            before=no_way_back_from(self.row.at) or "The step stays on the page as taken back.",
            **kwargs,
        )

    def leads_to(self) -> str:
        return self.row.panel_address

    def act(self, form) -> str:
        at = Stage(form.cleaned_data.pop("at"))
        services.step_back(exercise=self.row, at=at, by=self.request.user, **form.cleaned_data)
        return self.leads_to()


class LandlordStepsBack(StepBack):
    """From the action plan, which is the landlord's own step."""

    audience = Audience.MANAGERS

    def get_queryset(self):
        return whole(Exercise.objects.filter(stage=Stage.ACTION_PLAN))

    def get_context_data(self, **kwargs):
        return super().get_context_data(**({"back": self.row.staff_address} | kwargs))

    def leads_to(self) -> str:
        return self.row.staff_address


class Stop(AboutExercise):
    audience = Audience.CUSTOMERS
    form_class = StopForm
    heading = "Stop the exercise"
    before = (
        "Everybody reads that it is stopped, and why. Recommendations that you have sent are still answered and done. "
        "You can take it up again later."
    )
    success_message = "The exercise is stopped. Everybody reads why."

    def act(self, form) -> str:
        services.stop_exercise(exercise=self.row, by=self.request.user, **form.cleaned_data)
        return self.row.panel_address


class TakeUpAgain(AboutExercise):
    audience = Audience.CUSTOMERS
    form_class = TakeUpAgainForm
    heading = "Take it up again"
    before = "It goes on from the stage at which it was stopped."
    success_message = "It goes on. Everybody reads why."

    def get_queryset(self):
        return of_member(self.request).exclude(stopped_on=None)

    def act(self, form) -> str:
        services.take_up_again(exercise=self.row, by=self.request.user, **form.cleaned_data)
        return self.row.panel_address
