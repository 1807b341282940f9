"""What the group and the landlord ask each other, and who is inside: as members see it."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView, View

from base.core.documents import handed_out
from participation.people.groups.models import SupportOfficer

from . import asking_forms as forms
from . import services
from .inside import Inside, InsideButton, InsideForm
from .models import InformationRequest, JoinRequest, PanelQuestion

MOST_SHOWN = 50


class Asking(Inside, TemplateView):
    """What the group asked for, and what it is asked."""

    template_name = "workspaces/asking.html"

    def get_context_data(self, **kwargs):
        asked = InformationRequest.objects.filter(group=self.group)
        questions = PanelQuestion.objects.filter(group=self.group)
        return super().get_context_data(
            asked=asked.select_related("answered_by")[:MOST_SHOWN],
            questions=questions.select_related("asked_by")[:MOST_SHOWN],
            **kwargs,
        )


class AboutAsking(InsideForm):
    back_words = "Questions and answers"

    def back(self) -> str:
        return reverse("workspaces:asking", args=[self.group.slug])


class AskInformation(AboutAsking):
    form_class = forms.AskInformationForm
    heading = "Ask the landlord for information"
    success_message = "It is asked. The page says by when the answer is due."

    def act(self, form) -> str:
        services.ask_for_information(group=self.group, by=self.request.user, **form.cleaned_data)
        return self.back()


class AnswerQuestion(AboutAsking):
    form_class = forms.AnswerForm
    heading = "Answer the landlord"
    success_message = "Your group’s answer is sent."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        questions = PanelQuestion.objects.filter(group=self.group).select_related("group")
        self.question = get_object_or_404(questions, pk=kwargs["pk"])
        self.before = f"{self.question.title}: {self.question.words}"

    def act(self, form) -> str:
        services.answer_question(question=self.question, by=self.request.user, **form.cleaned_data)
        return self.back()


def file_of(asked):
    if not asked.file:
        raise Http404("Nothing was sent with it.")
    return handed_out(asked.file, str(asked))


class InformationFile(Inside, View):
    def get(self, request, slug, pk):
        return file_of(get_object_or_404(InformationRequest, group=self.group, pk=pk))


class QuestionFile(Inside, View):
    def get(self, request, slug, pk):
        return file_of(get_object_or_404(PanelQuestion, group=self.group, pk=pk))


class People(Inside, TemplateView):
    """Who sits there, who supports them, and who asks to join."""

    template_name = "workspaces/people.html"

    def get_context_data(self, **kwargs):
        standing = SupportOfficer.objects.standing().filter(group=self.group)
        waiting = JoinRequest.objects.waiting().filter(group=self.group)
        return super().get_context_data(
            supporting=standing.select_related("officer", "confirmed_by"),
            joining=waiting.select_related("customer") if self.standing.speaks else [],
            **kwargs,
        )


def people_address(group) -> str:
    return reverse("workspaces:people", args=[group.slug])


class NameOfficer(InsideForm):
    form_class = forms.NameOfficerForm
    heading = "Name an officer who supports you"
    before = "They read and write here as your secretary does, and decide nothing for you. You can take it back at any time."
    back_words = "Who is in"
    success_message = "They support your group from now on."

    def back(self) -> str:
        return people_address(self.group)

    def act(self, form) -> str:
        services.name_support(group=self.group, by=self.request.user, **form.cleaned_data)
        return self.back()


class SupportButton(InsideButton):
    def get_queryset(self):
        return SupportOfficer.objects.filter(group=self.group).select_related("group", "officer")

    def leads_to(self) -> str:
        return people_address(self.group)


class ConfirmSupport(SupportButton):
    def act(self, row) -> str:
        services.confirm_support(support=row, by=self.request.user)
        return f"{row.officer} supports your group from now on."


class EndSupport(SupportButton):
    def act(self, row) -> str:
        services.end_support(support=row, by=self.request.user)
        return f"{row.officer} no longer reads what is here."


class AnswerJoin(InsideForm):
    """Of those who speak for the group alone."""

    form_class = forms.AnswerJoinForm
    heading = "Somebody asks to join"
    back_words = "Who is in"
    success_message = "They are told."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not self.standing.speaks:
            raise Http404("This is for whoever speaks for the group.")
        found = JoinRequest.objects.filter(group=self.group)
        self.asked = get_object_or_404(found.select_related("customer", "group"), pk=kwargs["pk"])
        said = f" They say: {self.asked.why}" if self.asked.why else ""
        self.before = f"{self.asked.customer} asks to join.{said}"

    def back(self) -> str:
        return people_address(self.group)

    def act(self, form) -> str:
        services.answer_join(asked=self.asked, by=self.request.user, **form.cleaned_data)
        return self.back()
