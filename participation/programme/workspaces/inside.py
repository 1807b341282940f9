"""For the pages of a workspace: those who are inside find it, to everybody else it is not there."""

from functools import cached_property
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from base.core.views import ActOnForm, OneButton
from participation.people.groups.insiders import Standing, groups_inside, standing_of
from participation.people.groups.models import Group
from participation.programme.network.views import MembersAlone

from .models import GroupMeeting


class Inside(MembersAlone):
    """The group of the address as ``self.group``, and what the reader is to it."""

    request: Any
    kwargs: Any

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.group = self.get_group()

    def get_group(self) -> Group:
        mine = groups_inside(self.request.user).select_related("kind")
        return get_object_or_404(mine, slug=self.kwargs["slug"])

    @cached_property
    def standing(self) -> Standing:
        return standing_of(self.group, self.request.user)

    def shut_out_those_who_do_not_run(self) -> None:
        """To be called in ``setup``: the other members are told no more than that it is not there."""
        if not self.standing.runs:
            raise Http404("This is for whoever runs the meetings.")

    def get_context_data(self, **kwargs):
        given = {"group": self.group, "standing": self.standing, **kwargs}
        return super().get_context_data(**given)  # type: ignore[misc]


class InMeeting(Inside):
    """One meeting of the group, as ``self.meeting``, read with it."""

    def get_group(self) -> Group:
        mine = GroupMeeting.objects.filter(group__in=groups_inside(self.request.user))
        meetings = mine.select_related("activity", "group__kind")
        slug, number = self.kwargs["slug"], self.kwargs["pk"]
        self.meeting = get_object_or_404(meetings, group__slug=slug, pk=number)
        return self.meeting.group

    def get_context_data(self, **kwargs):
        return super().get_context_data(meeting=self.meeting, **kwargs)


class InsideForm(Inside, ActOnForm):
    """A short page with one form; ``back`` says where it came from."""

    template_name = "workspaces/form.html"
    heading = before = ""
    back_words = "The group’s page"

    def back(self) -> str:
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=self.heading,
            before=self.before,
            back=self.back(),
            back_words=self.back_words,
            **kwargs,
        )


class MeetingForm(InMeeting, InsideForm):
    """A form about one meeting, and back to it."""

    back_words = "The meeting"

    def back(self) -> str:
        return self.meeting.get_absolute_url()


class InsideButton(Inside, OneButton):
    """One button about a row of the group."""
