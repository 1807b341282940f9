"""The pages on which staff key in what stands on a paper form, and settle what two of them read differently."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.refused import Refused
from base.core.views import ActOnForm, OneButton

from ..answering.reading import in_words
from ..answering.services import answers_of
from ..kept_versions import questions_of
from ..models import Keying, PaperForm, Sheet
from ..owners import owned
from .forms import KeyingForm, SettleForm, as_sent, said_in_keying, typed_in_form
from .services import NOT_YOURS, begin_second_keying, differences, finish_keying, keep_draft, settle


class KeyPaper(ActOnForm):
    """One of us types what stands on the paper. Others do not see it, and a draft is kept."""

    audience = Audience.STAFF
    form_class = KeyingForm
    template_name = "questionnaires/paper/key.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        mine = Keying.objects.select_related(
            "form__questionnaire", "form__version", "form__customer"
        )
        self.keying = get_object_or_404(mine, form=kwargs["pk"], keyed_by=request.user)
        self.paper = self.keying.form
        self.questions = questions_of(self.paper.version)

    def dispatch(self, request, *args, **kwargs):
        if self.keying.finished_at is not None:
            messages.info(request, "You have typed this one in already.")
            return redirect(self.desk)
        return super().dispatch(request, *args, **kwargs)

    @property
    def desk(self) -> str:
        return reverse("questionnaires:paper", args=[self.paper.questionnaire_id])

    def get_form_kwargs(self):
        typed = {} if self.request.method == "POST" else self.begun_with()
        return {**super().get_form_kwargs(), **typed, "questions": self.questions}

    def begun_with(self) -> dict:
        """A draft stands in the form as it was typed."""
        return {"data": as_sent(self.keying.typed)} if self.keying.typed else {}

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        if self.request.method == "GET" and form.is_bound:
            form.full_clean()
            form.errors.clear()  # nobody has said yet that it is finished
        return form

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            paper=self.paper, keying=self.keying, desk=self.desk, **kwargs
        )

    def post(self, request, *args, **kwargs):
        if "draft" not in request.POST:
            return super().post(request, *args, **kwargs)
        try:
            keep_draft(keying=self.keying, typed=typed_in_form(request.POST))
        except Refused as refusal:
            messages.error(request, str(refusal))
            return self.render_to_response(self.get_context_data())
        messages.success(request, "We have kept it. Go on when you like.")
        return redirect(self.desk)

    def act(self, form) -> str:
        paper = finish_keying(
            keying=self.keying,
            typed=typed_in_form(self.request.POST),
            said=form.said(),
            by=self.request.user,
        )
        if self.keying.place == Keying.SECOND:
            first = said_in_keying(paper.keyings.get(place=Keying.FIRST), self.questions)
            if differences(self.questions, first, form.said()):
                self.success_message = "The two of you read something differently. Settle it now."
                return reverse("questionnaires:settle_paper", args=[paper.pk])
            settle(form=paper, said=first, first=first, by=self.request.user)
        self.success_message = f"The answers of {paper.whose} are in, and count."
        return self.desk


class AboutPaper(OneButton):
    model = PaperForm


class SecondKeying(AboutPaper):
    audience = Audience.STAFF

    def act(self, form: PaperForm) -> None:
        begin_second_keying(form=form, by=self.request.user)

    def leads_to(self):
        mine = self.object.keyings.filter(keyed_by=self.request.user, finished_at=None)
        if mine.exists():
            return self.object
        return reverse("questionnaires:paper", args=[self.object.questionnaire_id])


class SettlePaper(ActOnForm):
    """What two of us read differently, side by side, and what the paper says."""

    audience = Audience.STAFF
    form_class = SettleForm
    template_name = "questionnaires/paper/settle.html"
    success_message = "It is settled."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        forms = PaperForm.objects.visible_to(request.user).to_settle()
        self.paper = get_object_or_404(forms.select_related("questionnaire"), pk=kwargs["pk"])
        if not owned(self.paper.questionnaire).is_handled_by(request.user):
            raise Http404(NOT_YOURS)
        questions = questions_of(self.paper.version)
        self.first, self.second = (
            said_in_keying(one, questions)
            for one in self.paper.keyings.select_related("form").order_by("place")
        )
        self.questions = differences(questions, self.first, self.second)

    def get_form_kwargs(self):
        said = {code: answer for code, answer in self.first.items() if answer is not None}
        return {**super().get_form_kwargs(), "questions": self.questions, "said": said}

    def get_context_data(self, **kwargs):
        who = [one.keyed_by for one in self.paper.keyings.select_related("keyed_by")]
        first, second = (self.in_words(said) for said in (self.first, self.second))
        lines = [(one, first.get(one.code), second.get(one.code)) for one in self.questions]
        return super().get_context_data(
            paper=self.paper,
            desk=reverse("questionnaires:paper", args=[self.paper.questionnaire_id]),
            lines=lines,
            who=who,
            today=timezone.localdate(),
            **kwargs,
        )

    def in_words(self, said) -> dict[str, str]:
        sheet = Sheet(questionnaire=self.paper.questionnaire, version=self.paper.version)
        return in_words(answers_of(sheet, self.questions, said))

    def act(self, form) -> str:
        said = {**self.first, **form.said()}
        settle(form=self.paper, said=said, first=self.first, by=self.request.user)
        return reverse("questionnaires:paper", args=[self.paper.questionnaire_id])
