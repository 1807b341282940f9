"""A meeting on paper: asked for with one press, and taken away."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.generic import View

from base.core.documents import handed_out

from . import services
from .inside import InMeeting, InsideButton
from .models import GroupMeeting, MeetingCopy


class AskForCopy(InMeeting, InsideButton):
    def get_queryset(self):
        return GroupMeeting.objects.filter(group=self.group).select_related("group")

    def act(self, row) -> str:
        kind = self.kwargs["kind"]
        if kind not in MeetingCopy.Kind.values:
            raise Http404("There is no such copy.")
        services.ask_for_copy(meeting=row, kind=kind, by=self.request.user)
        return "It is being made. Open this page again in a minute."

    def leads_to(self) -> str:
        return self.meeting.get_absolute_url()


class TakeCopy(InMeeting, View):
    def get(self, request, slug, pk, kind):
        made = MeetingCopy.objects.filter(meeting=self.meeting, kind=kind).exclude(file="")
        copy = get_object_or_404(made)
        return handed_out(copy.file, str(copy))
