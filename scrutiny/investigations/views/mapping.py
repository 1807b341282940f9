"""A map as whoever was given it draws it: on the pages of customers, and on those of staff.

A device that is alone with a customer is enough; at a session, one mapper writes for all.
"""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.views import FormAboutRow, RemoveButton

from .. import services
from ..forms.mapping import SeenStepForm
from ..models import Investigation, SeenStep, Step
from ..shown import MapShown
from .common import stage_named


class OfMapper:
    """Only investigations of which this person draws the map of the address. ``side`` begins the names of addresses."""

    side = ""

    def get_queryset(self):
        stage = self.kwargs["stage"]
        return Investigation.objects.open().of_mapper(self.request.user, stage=stage)

    def address(self, name: str, *more) -> str:
        stage = self.kwargs["stage"]
        return reverse(f"investigations:{self.side}{name}", args=[self.kwargs["pk"], stage, *more])


class MapPage(OfMapper, DetailView):
    template_name = "investigations/map.html"
    context_object_name = "investigation"

    def back(self) -> str:
        return self.object.my_address if self.side else self.object.staff_address

    def get_context_data(self, **kwargs):
        stage = stage_named(self.kwargs["stage"])
        steps = list(self.object.journey_steps.all())
        rows = list(seen_on(self.object, stage))
        by_step = {one.step_id: one for one in rows}
        lines = [(step, by_step.get(step.pk), self.address("step", step.pk)) for step in steps]
        return super().get_context_data(
            stage=stage,
            map=MapShown(stage, steps, rows),
            lines=lines,
            add=self.address("add_step"),
            has_begun=stage in self.object.stages_begun,
            back=self.back(),
            **kwargs,
        )


def seen_on(investigation: Investigation, stage: str):
    of_map = SeenStep.objects.filter(step__investigation=investigation, stage=stage)
    return of_map.select_related("step", "touch_point")


class WriteStep(OfMapper, FormAboutRow):
    """What a step is on this map; ``self.step`` is None for a new one."""

    model = Investigation
    form_class = SeenStepForm
    context_object_name = "investigation"
    template_name = "investigations/step.html"
    success_message = "The step is on the map."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.stage = stage_named(kwargs["stage"])
        self.step = self.seen = None
        if "step" in kwargs:
            self.step = get_object_or_404(self.row.journey_steps, pk=kwargs["step"])
            self.seen = self.step.on_maps.filter(stage=self.stage).first()

    def get_form_kwargs(self):
        steps = None if self.step else self.row.journey_steps.all()
        return {**super().get_form_kwargs(), "steps": steps}

    def get_initial(self):
        if self.step is None:
            last = self.row.journey_steps.last()
            return {"after": last.pk if last else None}
        initial = {"name": self.step.name}
        if self.seen:
            days, hours = divmod(self.seen.wait, 24) if self.seen.wait is not None else (None, None)
            initial |= {
                name: getattr(self.seen, name) for name in ("what", "feeling", "pain", "idea")
            }
            initial |= {"touch_point": self.seen.touch_point_id, "days": days, "hours": hours}
        return initial

    def get_context_data(self, **kwargs):
        leave = self.address("leave_step", self.step.pk) if self.step and self.seen else ""
        return super().get_context_data(
            stage=self.stage, step=self.step, back=self.address("map"), leave=leave, **kwargs
        )

    def act(self, form) -> str:
        said, by = dict(form.cleaned_data), self.request.user
        name, after = said.pop("name"), said.pop("after", None)
        if self.step is None:
            step = services.add_step(
                investigation=self.row, stage=self.stage, name=name, after=after, by=by
            )
        else:
            step = services.rename_step(step=self.step, stage=self.stage, name=name, by=by)
        services.see_step(step=step, stage=self.stage, by=by, **said)
        return self.address("map")


class LeaveStep(OfMapper, RemoveButton):
    """This side never sees the step."""

    pk_url_kwarg = "step"

    def get_queryset(self):
        return Step.objects.filter(investigation__in=super().get_queryset().values("pk"))

    def act(self, step) -> str:
        if step.investigation_id != self.kwargs["pk"]:
            raise Http404("It is a step of another investigation.")
        stage = stage_named(self.kwargs["stage"])
        services.leave_off_map(step=step, stage=stage, by=self.request.user)
        return "The step is off this map."

    def leads_to(self):
        return self.address("map")


class MyMap(MapPage):
    audience = Audience.CUSTOMERS
    side = "my_"


class MyNewStep(WriteStep):
    audience = Audience.CUSTOMERS
    side = "my_"


class MyStep(WriteStep):
    audience = Audience.CUSTOMERS
    side = "my_"


class MyLeaveStep(LeaveStep):
    audience = Audience.CUSTOMERS
    side = "my_"


class StaffMap(MapPage):
    audience = Audience.STAFF


class StaffNewStep(WriteStep):
    audience = Audience.STAFF


class StaffStep(WriteStep):
    audience = Audience.STAFF


class StaffLeaveStep(LeaveStep):
    audience = Audience.STAFF
