"""The agenda of a meeting: its points, their order, and the running order for whoever minutes it."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from base.core.views import RemoveButton

from . import meeting_forms as forms
from . import services
from .inside import InMeeting, Inside, InsideButton, InsideForm, MeetingForm
from .models import AgendaPoint, GroupMeeting
from .shown import running_order


class AddPoint(MeetingForm):
    form_class = forms.AddPointForm
    heading = "Put something on the agenda"
    success_message = "It is on the agenda."

    def act(self, form) -> GroupMeeting:
        services.add_point(meeting=self.meeting, by=self.request.user, **form.cleaned_data)
        return self.meeting


class OnePoint(Inside):
    """One point of the group, as ``self.point``."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        points = AgendaPoint.objects.filter(meeting__group=self.group).select_related("meeting")
        self.point = get_object_or_404(points, pk=kwargs["pk"])
        self.point.meeting.group = self.group

    def back(self) -> str:
        return self.point.meeting.get_absolute_url()


class ChangePoint(OnePoint, InsideForm):
    """With what only whoever runs the meeting reads: to the other members the page is not there."""

    form_class = forms.PointForm
    heading = "Change this point"
    back_words = "The meeting"
    success_message = "Saved."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.shut_out_those_who_do_not_run()

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.point}

    def act(self, form) -> GroupMeeting:
        point = AgendaPoint.objects.select_related("meeting__group").get(pk=self.point.pk)
        fields = {name: form.cleaned_data[name] for name in form._meta.fields}
        services.change_point(point=point, by=self.request.user, **fields)
        return self.point.meeting


class PointButton(OnePoint, InsideButton):
    def get_queryset(self):
        found = AgendaPoint.objects.filter(meeting__group=self.group)
        return found.select_related("meeting__group")

    def leads_to(self) -> str:
        return self.back()


class MoveUp(PointButton):
    def act(self, row) -> str:
        services.move_up(point=row, by=self.request.user)
        return "It stands one place higher."


class RemovePoint(Inside, RemoveButton):
    """Pressed a second time there is no point to ask for its meeting."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.back = reverse("workspaces:meetings", args=[self.group.slug])

    def get_queryset(self):
        found = AgendaPoint.objects.filter(meeting__group=self.group)
        return found.select_related("meeting__group")

    def leads_to(self) -> str:
        return self.back

    def act(self, row) -> str:
        self.back = row.meeting.get_absolute_url()
        services.remove_point(point=row, by=self.request.user)
        return "It is off the agenda."


class RunningOrder(InMeeting, TemplateView):
    """For whoever runs the meeting: times of the clock, and what they noted beside each point."""

    template_name = "workspaces/running_order.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.shut_out_those_who_do_not_run()

    def get_context_data(self, **kwargs):
        return super().get_context_data(lines=running_order(self.meeting), **kwargs)
