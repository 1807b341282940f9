"""Minutes of a meeting: every version, the draft, its approval; and what the meeting gave somebody to do."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from participation.people.groups.insiders import seats_inside
from participation.programme.actions.models import Action
from participation.programme.actions.services import confirm

from . import minutes_forms as forms
from . import services
from .action_sources import MEETING
from .inside import InMeeting, InsideForm, MeetingForm
from .models import GroupMeeting, Minutes
from .services.minutes import APPROVED, may_approve


def minutes_address(meeting: GroupMeeting) -> str:
    return reverse("workspaces:minutes", args=[meeting.group.slug, meeting.pk])


class MinutesPage(InMeeting, TemplateView):
    """Every version, the newest first, and who came."""

    template_name = "workspaces/minutes.html"

    def get_context_data(self, **kwargs):
        meeting = self.meeting
        versions = list(meeting.minutes.select_related("approved_at_meeting__group", "written_by"))
        actions = Action.objects.filter(source_code=MEETING.code, source_id=meeting.pk)
        return super().get_context_data(
            versions=versions,
            draft=next((one for one in versions if one.is_draft), None),
            is_approved=any(not one.is_draft for one in versions),
            actions=actions.select_related("owner"),
            **kwargs,
        )


class WriteMinutes(MeetingForm):
    """The draft. Of minutes that are approved the page says that they stay."""

    form_class = forms.MinutesForm
    heading = "Write the minutes"
    success_message = "The draft is saved."

    def get_context_data(self, **kwargs):
        draft = self.meeting.minutes.drafts().first()
        if draft is None and self.meeting.minutes.exists():
            self.before = APPROVED
        return super().get_context_data(**kwargs)

    def get_form_kwargs(self):
        draft = self.meeting.minutes.drafts().first()
        return {**super().get_form_kwargs(), "instance": draft}

    def act(self, form) -> str:
        text = form.cleaned_data["text"]
        services.draft_minutes(meeting=self.meeting, text=text, by=self.request.user)
        return minutes_address(self.meeting)


class NewVersion(MeetingForm):
    form_class = forms.NewVersionForm
    heading = "Write a new version of the minutes"
    before = "You approve it at a meeting, as the one before. Both stay here."
    success_message = "The new version is saved as a draft."

    def get_initial(self):
        last = self.meeting.minutes.first()
        return {**super().get_initial(), "text": last.text if last else ""}

    def act(self, form) -> str:
        services.draft_minutes(meeting=self.meeting, by=self.request.user, **form.cleaned_data)
        return minutes_address(self.meeting)


class ApproveMinutes(InsideForm):
    form_class = forms.ApproveForm
    heading = "Approve the minutes"
    before = "From then on nobody changes them. What is wrong is put right in a new version."
    back_words = "The minutes"
    success_message = "They are approved."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        found = Minutes.objects.filter(meeting__group=self.group).select_related("meeting__group")
        self.minutes = get_object_or_404(found, pk=kwargs["pk"])

    def back(self) -> str:
        return minutes_address(self.minutes.meeting)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "meetings": may_approve(self.minutes.meeting)}

    def get_initial(self):
        last = may_approve(self.minutes.meeting).first()
        return {
            **super().get_initial(),
            "at": last.pk if last else None,
            "as_written": self.minutes.as_written,
        }

    def act(self, form) -> str:
        services.approve_minutes(minutes=self.minutes, by=self.request.user, **form.cleaned_data)
        return self.back()


class GiveToDo(MeetingForm):
    form_class = forms.ToDoForm
    heading = "Give somebody something to do"
    success_message = "It is on their list. Your group confirms when it is done."

    def get_form_kwargs(self):
        seats = seats_inside().filter(group=self.group).select_related("customer", "colleague")
        return {**super().get_form_kwargs(), "seats": seats.by_office()}

    def act(self, form) -> str:
        services.give_to_do(meeting=self.meeting, by=self.request.user, **form.cleaned_data)
        return minutes_address(self.meeting)


class OneToDo(InsideForm):
    """One thing that a meeting of the group gave somebody to do."""

    back_words = "The minutes"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        meetings = GroupMeeting.objects.filter(group=self.group)
        found = Action.objects.filter(source_code=MEETING.code, source_id__in=meetings.values("pk"))
        self.action = get_object_or_404(found.select_related("confirming_group"), pk=kwargs["pk"])
        self.before = self.action.what

    def back(self) -> str:
        return reverse("workspaces:minutes", args=[self.group.slug, self.action.source_id])


class SayDone(OneToDo):
    form_class = forms.SaidForm
    heading = "Say that it is done"
    success_message = "You said that it is done. Another of you confirms it."

    def act(self, form) -> str:
        services.say_it_is_done(
            group=self.group,
            action=self.action,
            words=form.cleaned_data["words"],
            by=self.request.user,
        )
        return self.back()


class ConfirmDone(OneToDo):
    form_class = forms.SawForm
    heading = "Confirm that it is done"
    success_message = "It is confirmed."

    def act(self, form) -> str:
        confirm(action=self.action, words=form.cleaned_data["words"], by=self.request.user)
        return self.back()
