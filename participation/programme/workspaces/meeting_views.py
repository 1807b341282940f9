"""The meetings of a group: planned, moved, called off, with their agenda and who came."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView
from django.views.generic.list import MultipleObjectMixin

from base.core.paging import NearestPage

from . import meeting_forms as forms
from . import services, stats
from .inside import InMeeting, Inside, InsideButton, InsideForm, MeetingForm
from .models import GroupMeeting, Minutes
from .quorum import quorum_of
from .services.register import seats_of_day
from .shown import copies_of, points_of


class Meetings(Inside, NearestPage, MultipleObjectMixin, TemplateView):
    """Those to come, and those that were, with where their minutes stand."""

    template_name = "workspaces/meetings.html"
    paginate_by = 20
    context_object_name = "past"

    def get_context_data(self, **kwargs):
        everything = GroupMeeting.objects.filter(group=self.group)
        coming = everything.from_today()
        minutes = Minutes.objects.filter(meeting=OuterRef("pk"))
        self.object_list = everything.exclude(pk__in=coming.values("pk")).annotate(
            is_approved=Exists(minutes.approved()), has_draft=Exists(minutes.drafts())
        )
        return super().get_context_data(coming=coming[:24], **kwargs)


class PlanMeetings(InsideForm):
    form_class = forms.PlanMeetingsForm
    heading = "Plan meetings"
    back_words = "Meetings"
    success_message = "They are planned, and everybody is told."

    def back(self) -> str:
        return reverse("workspaces:meetings", args=[self.group.slug])

    def get_initial(self):
        return {**super().get_initial(), "every_months": self.group.kind.meets_every_months or 0}

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "opens": self.standing.runs_as_member}

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        if rhythm := self.group.kind.how_often:
            form.fields["every_months"].help_text += f" A group like yours meets: {rhythm.lower()}."
        return form

    def act(self, form) -> str:
        services.plan_meetings(group=self.group, by=self.request.user, **form.answers())
        return self.back()


class Meeting(InMeeting, TemplateView):
    """Its agenda, what was voted on, and the way to who came, minutes and papers."""

    template_name = "workspaces/meeting.html"

    def get_context_data(self, **kwargs):
        meeting = self.meeting
        presences = list(meeting.presences.select_related("seat__customer", "seat__colleague"))
        versions = list(meeting.minutes.select_related("approved_at_meeting__group"))
        mine = self.standing.seat
        return super().get_context_data(
            points=points_of(meeting),
            papers=meeting.papers.marked(),
            copies=copies_of(meeting),
            presences=presences,
            quorum=quorum_of(meeting, presences),
            my_presence=next((one for one in presences if mine and one.seat_id == mine.pk), None),
            minutes=versions[0] if versions else None,
            is_frozen=any(not one.is_draft for one in versions),
            is_today=timezone.localdate(meeting.starts_at) <= timezone.localdate(),
            **kwargs,
        )


class MoveMeeting(MeetingForm):
    form_class = forms.MoveForm
    heading = "Move this meeting"
    before = "Only this one moves. The others of its series stay where they are."
    success_message = "It is moved, and everybody is told."

    def get_initial(self):
        local = timezone.localtime(self.meeting.starts_at)
        return {
            **super().get_initial(),
            "day": local.date(),
            "time": f"{local:%H:%M}",
            "place": self.meeting.place,
            "online_link": self.meeting.online_link,
            "lasts": self.meeting.lasts,
            "is_open": self.meeting.is_open,
        }

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "opens": self.standing.runs_as_member}

    def act(self, form) -> GroupMeeting:
        return services.move_meeting(meeting=self.meeting, by=self.request.user, **form.answers())


class CallOffMeeting(MeetingForm):
    form_class = forms.CallOffForm
    heading = "Call off this meeting"
    before = "Only this one. The others of its series stay."
    success_message = "It is called off, and everybody is told."

    def act(self, form) -> GroupMeeting:
        why = form.cleaned_data["why"]
        return services.call_off_meeting(meeting=self.meeting, why=why, by=self.request.user)


class SendApologies(InMeeting, InsideButton):
    def get_queryset(self):
        return GroupMeeting.objects.filter(group=self.group)

    def act(self, row) -> str:
        services.send_apologies(meeting=row, by=self.request.user)
        return "Your apologies are sent. Whoever runs the meeting sees them."

    def leads_to(self):
        return self.meeting.get_absolute_url()


class WhoCame(MeetingForm):
    form_class = forms.RegisterForm
    heading = "Who came?"
    before = (
        "You can put this right until the minutes are approved. Our staff read who came, on which day and for how "
        "long. They do not read who stayed away, or anything else that is here."
    )
    success_message = "It is on record who came."

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "seats": list(seats_of_day(self.meeting))}

    def get_initial(self):
        there = self.meeting.presences.values_list("seat", "how")
        seats = {f"seat_{seat}": how for seat, how in there}
        return {**super().get_initial(), **seats, "lasts": self.meeting.lasts}

    def act(self, form) -> GroupMeeting:
        return services.note_who_came(
            meeting=self.meeting,
            how=form.answers(),
            lasts=form.cleaned_data["lasts"],
            by=self.request.user,
        )


class Attendance(Inside, TemplateView):
    """How many of the meetings each came to, beside what the kind of group asks."""

    template_name = "workspaces/attendance.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            shares=stats.attendance(self.group), definition=stats.attendance.definition, **kwargs
        )
