"""Votes by hand at a meeting."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from base.core.views import RemoveButton
from participation.people.groups.insiders import seats_inside

from . import services
from . import voting_forms as forms
from .agenda_views import OnePoint
from .inside import InsideButton, InsideForm, MeetingForm
from .models import BarredFromMotion, GroupMeeting, Motion
from .services.voting import voters


class PutToVote(OnePoint, InsideForm):
    form_class = forms.MotionForm
    heading = "Put something to the vote"
    back_words = "The meeting"
    success_message = "The vote is open."

    def act(self, form) -> GroupMeeting:
        words = form.cleaned_data["words"]
        services.put_to_vote(point=self.point, words=words, by=self.request.user)
        return self.point.meeting


def motions_of(group):
    return Motion.objects.filter(point__meeting__group=group).select_related(
        "point__meeting__group"
    )


class AboutMotion(InsideForm):
    """A form about one vote, as ``self.motion``, and back to its meeting."""

    back_words = "The meeting"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.motion = get_object_or_404(motions_of(self.group), pk=kwargs["pk"])

    def back(self) -> str:
        return self.motion.point.meeting.get_absolute_url()


class TakesNoPart(AboutMotion):
    """A member says it of themselves; whoever runs the meeting, of anybody."""

    form_class = forms.BarForm
    heading = "Somebody takes no part in this vote"
    success_message = "It is written down, and stands beside the vote."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.before = (
            f"“{self.motion.words}” Whoever has an interest in it does not vote, and is not counted "
            "as there for this vote."
        )

    def get_form_kwargs(self):
        seats = voters(self.motion).select_related("customer", "colleague").by_office()
        if not self.standing.runs_as_member:
            mine = self.standing.seat
            seats = seats.filter(pk=mine.pk if mine else None)
        return {**super().get_form_kwargs(), "seats": seats}

    def act(self, form) -> str:
        services.bar_from_motion(motion=self.motion, by=self.request.user, **form.cleaned_data)
        return self.back()


class MayVoteAgain(RemoveButton, InsideButton):
    """Back to the meeting; pressed again, when nothing says to which, to all of them."""

    meeting: GroupMeeting | None = None

    def get_queryset(self):
        rows = BarredFromMotion.objects.filter(motion__in=motions_of(self.group).values("pk"))
        return rows.select_related("motion__point__meeting__group")

    def act(self, row) -> str:
        self.meeting = row.motion.point.meeting
        services.unbar_from_motion(barred=row, by=self.request.user)
        return "They may vote on it again."

    def leads_to(self):
        return self.meeting or reverse("workspaces:meetings", args=[self.group.slug])


class RaiseHand(AboutMotion):
    """A member's own hand; of whoever runs the meeting also the hands of others."""

    form_class = forms.HandForm
    heading = "Vote by name"
    success_message = "The hand is counted."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.before = (
            f"“{self.motion.words}” The others see how each of you votes. You can change it until "
            "the vote is closed."
        )

    def get_form_kwargs(self):
        seats = voters(self.motion).select_related("customer", "colleague").by_office()
        if not self.standing.runs:
            mine = self.standing.seat
            seats = seats.filter(pk=mine.pk if mine else None)
        return {**super().get_form_kwargs(), "seats": seats}

    def get_initial(self):
        mine = self.standing.seat
        hand = self.motion.hands.filter(seat=mine).first() if mine else None
        initial = {**super().get_initial(), "seat": mine.pk if mine else None}
        return initial | ({"which": hand.which} if hand else {})

    def act(self, form) -> str:
        services.raise_hand(motion=self.motion, by=self.request.user, **form.cleaned_data)
        return self.back()


class CloseMotion(InsideButton):
    def get_queryset(self):
        return motions_of(self.group)

    def act(self, row) -> str:
        motion = services.close_motion(motion=row, by=self.request.user)
        return f"The vote is closed: {motion.for_it} for, {motion.against} against."

    def leads_to(self) -> str:
        return self.object.point.meeting.get_absolute_url()


class WithdrawMotion(AboutMotion):
    """Before the vote is closed. It stays on the page and in the copies, with why."""

    form_class = forms.WithdrawForm
    heading = "Withdraw what is put to the vote"
    success_message = "It is withdrawn, and stays here with why."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not self.standing.runs_as_member:
            raise Http404("This is for whoever runs the meeting.")
        self.before = f"“{self.motion.words}” Hands that were raised for it count for nothing."

    def act(self, form) -> str:
        why = form.cleaned_data["why"]
        services.withdraw_motion(motion=self.motion, why=why, by=self.request.user)
        return self.back()


class GiveOffice(MeetingForm):
    """Whom the group chose at this meeting for its chair, or another office."""

    form_class = forms.OfficeForm
    heading = "Whom you chose for an office"
    before = (
        "It holds from today. Where somebody else was chair, they sit on the group as a member from "
        "now on. The others are told, and we read it."
    )
    success_message = "It is written down, and the others are told."

    def get_form_kwargs(self):
        seats = seats_inside().of_customers().counted().filter(group=self.group)
        return {**super().get_form_kwargs(), "seats": seats.select_related("customer").by_office()}

    def act(self, form) -> GroupMeeting:
        services.give_office(meeting=self.meeting, by=self.request.user, **form.cleaned_data)
        return self.meeting
