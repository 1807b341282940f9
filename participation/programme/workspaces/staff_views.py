"""What a group shares with the landlord: all that staff see of its workspace."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView, View

from base.core.audience import Audience
from base.core.documents import handed_out
from base.core.views import ActOnForm, OneButton
from participation.people.groups.models import SupportOfficer
from participation.people.groups.one_group import OneGroup

from . import asking_forms as forms
from . import services
from .asking_views import file_of
from .kinds import GROUP_MEETING
from .models import GroupMeeting, GroupPaper, InformationRequest, JoinRequest, PanelQuestion

MOST_SHOWN = 30


class Shared(OneGroup, TemplateView):
    """When it meets, the papers that it shares, what each side asks the other, and who asks to join."""

    audience = Audience.STAFF
    template_name = "workspaces/shared.html"

    def get_context_data(self, **kwargs):
        group = self.group
        return super().get_context_data(
            meetings=GroupMeeting.objects.filter(group=group).coming()[:6],
            papers=GroupPaper.objects.shared().filter(group=group)[:MOST_SHOWN],
            asked=group.information_requests.select_related("answered_by")[:MOST_SHOWN],
            questions=group.questions_to_it.select_related("asked_by")[:MOST_SHOWN],
            supporting=group.support_officers.standing().select_related("officer"),
            joining=group.join_requests.waiting().select_related("customer")[:MOST_SHOWN],
            **kwargs,
        )


class OnRecord(View):
    """From a line of the record to what its group shows us."""

    audience = Audience.STAFF

    def get(self, request, pk):
        meeting = get_object_or_404(
            GroupMeeting.objects.select_related("group"),
            activity=pk,
            activity__kind=GROUP_MEETING.code,
        )
        return redirect(shared_address(meeting.group))


def shared_address(group) -> str:
    return reverse("workspaces:shared", args=[group.pk])


class SharedForm(OneGroup, ActOnForm):
    template_name = "workspaces/form.html"
    heading = before = ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=self.heading,
            before=self.before,
            back=shared_address(self.group),
            back_words="What this group shares with us",
            **kwargs,
        )


class Propose(SharedForm):
    audience = Audience.STAFF
    form_class = forms.ProposeForm
    heading = "Propose an officer who supports the group"
    before = "They read nothing until its chair confirms them. All members are told."
    success_message = "They are proposed. The chair confirms them, or not."

    def act(self, form) -> str:
        services.propose_support(group=self.group, by=self.request.user, **form.cleaned_data)
        return shared_address(self.group)


class AskGroup(SharedForm):
    audience = Audience.STAFF
    form_class = forms.AskGroupForm
    heading = "Ask the group"
    before = "About a policy, an event, a letter or a consultation, while something can still be changed."
    success_message = "They are asked, and told by when you need their answer."

    def act(self, form) -> str:
        services.ask_the_group(group=self.group, by=self.request.user, **form.cleaned_data)
        return shared_address(self.group)


class AnswerInformation(SharedForm):
    audience = Audience.STAFF
    form_class = forms.AnswerInformationForm
    heading = "Answer what the group asked for"
    success_message = "The answer is sent, and its members are told."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        asked = InformationRequest.objects.filter(group=self.group).select_related("group")
        self.asked = get_object_or_404(asked, pk=kwargs["asked"])
        self.before = f"{self.asked.words} {self.asked.counted}"

    def act(self, form) -> str:
        services.answer_information(asked=self.asked, by=self.request.user, **form.cleaned_data)
        return shared_address(self.group)


class AnswerJoining(SharedForm):
    audience = Audience.STAFF
    form_class = forms.AnswerJoinForm
    heading = "Somebody asks to join"
    success_message = "They are told."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        found = JoinRequest.objects.filter(group=self.group)
        self.asked = get_object_or_404(
            found.select_related("customer", "group"), pk=kwargs["asked"]
        )
        said = f" They say: {self.asked.why}" if self.asked.why else ""
        self.before = f"{self.asked.customer} asks to join.{said}"

    def act(self, form) -> str:
        services.answer_join(asked=self.asked, by=self.request.user, **form.cleaned_data)
        return shared_address(self.group)


class EndSupport(OneGroup, OneButton):
    audience = Audience.STAFF
    pk_url_kwarg = "support"

    def get_queryset(self):
        return SupportOfficer.objects.filter(group=self.group).select_related("group", "officer")

    def act(self, row) -> str:
        services.end_support(support=row, by=self.request.user)
        return f"{row.officer} no longer supports it."

    def leads_to(self) -> str:
        return shared_address(self.group)


class SharedPaper(OneGroup, View):
    audience = Audience.STAFF

    def get(self, request, pk, paper):
        found = get_object_or_404(GroupPaper.objects.shared(), group=self.group, pk=paper)
        return handed_out(found.file, found.title)


class SharedInformationFile(OneGroup, View):
    audience = Audience.STAFF

    def get(self, request, pk, asked):
        return file_of(get_object_or_404(InformationRequest, group=self.group, pk=asked))


class SharedQuestionFile(OneGroup, View):
    audience = Audience.STAFF

    def get(self, request, pk, question):
        return file_of(get_object_or_404(PanelQuestion, group=self.group, pk=question))
