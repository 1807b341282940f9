"""The pages on which staff print paper forms, key in what came back, and settle what was read differently."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.generic import DetailView, View

from base.core.audience import Audience
from base.core.refused import Refused
from base.core.views import ActOnForm, OneButton, RemoveButton
from participation.people.customers.models import Customer
from participation.people.customers.search import find_customers

from ..answering.services import questions_of
from ..codes.guessing import count_wrong_code, too_many_wrong_codes
from ..codes.views import UNKNOWN, code_of
from ..models import Keying, PaperForm, PersonalCode, Questionnaire, Version
from ..owners import owned
from .form import form_pdf
from .forms import (
    BeginForm,
    KeyingForm,
    SettleForm,
    as_sent,
    said_in_keying,
    typed_in_form,
)
from .services import (
    ANONYMOUS,
    begin_paper,
    begin_second_keying,
    differences,
    finish_keying,
    keep_draft,
    settle,
)

MOST_SHOWN = 50


class PaperDesk(DetailView):
    """The form to print, and the forms that came back and are not done."""

    audience = Audience.STAFF
    model = Questionnaire
    template_name = "questionnaires/paper/desk.html"

    def get_context_data(self, **kwargs):
        forms = self.object.paper_forms.select_related("customer", "code")
        mine = forms.open().filter(keyings__keyed_by=self.request.user)
        whose = owned(self.object)
        return super().get_context_data(
            owner=whose.by,
            anonymous=ANONYMOUS if whose.is_anonymous else "",
            asked=self.object.asked,
            drafts=mine.filter(keyings__finished_at=None)[:MOST_SHOWN],
            waiting=forms.waiting_for_second().exclude(keyings__keyed_by=self.request.user)[
                :MOST_SHOWN
            ],
            to_settle=forms.to_settle()[:MOST_SHOWN],
            done=forms.filter(settled_at__isnull=False).count(),
            open=forms.open().count(),
            **kwargs,
        )


class FormFile(View):
    """The blank form as a PDF; with ``?large``, in large print. Before it is asked, as it is being written."""

    audience = Audience.STAFF

    def get(self, request, pk):
        questionnaire = get_object_or_404(Questionnaire, pk=pk)
        version = questionnaire.asked or questionnaire.draft
        return handed_out(version, large="large" in request.GET)


class PersonalFormFile(View):
    """The form with somebody's code on each page."""

    audience = Audience.STAFF

    def get(self, request, pk, code):
        codes = PersonalCode.objects.visible_to(request.user).select_related("customer")
        whose = get_object_or_404(codes, pk=code, questionnaire=pk)
        version = whose.questionnaire.asked
        if version is None or owned(whose.questionnaire).is_anonymous:
            messages.error(request, ANONYMOUS if version else "These questions are not open yet.")
            return redirect(whose.questionnaire.staff_address)
        return handed_out(version, code=whose, large="large" in request.GET)


def handed_out(version: Version, *, code: PersonalCode | None = None, large: bool) -> HttpResponse:
    name = slugify(version.questionnaire.title) or "form"
    size = "-large-print" if large else ""
    return HttpResponse(
        form_pdf(version, code=code, large=large),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}{size}.pdf"'},
    )


class BeginPaper(ActOnForm):
    """Whose form came back: by its code, or found by name, or nobody's whom we know."""

    audience = Audience.STAFF
    form_class = BeginForm
    template_name = "questionnaires/paper/begin.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.questionnaire = get_object_or_404(Questionnaire, pk=kwargs["pk"])
        self.versions = list(
            self.questionnaire.versions.exclude(opened_at=None).order_by("-number")
        )
        chosen = request.GET.get("customer", "")
        people = Customer.objects.visible_to(request.user).filter(erased_at=None)
        self.customer = people.filter(pk=chosen).first() if chosen.isdecimal() else None

    def dispatch(self, request, *args, **kwargs):
        if not self.versions:
            messages.error(request, "These questions are not open yet.")
            return redirect(self.questionnaire.staff_address)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        about = {"versions": self.versions, "customer": self.customer}
        return {**super().get_form_kwargs(), **about}

    def get_context_data(self, **kwargs):
        typed = self.request.GET.get("q", "")
        return super().get_context_data(
            questionnaire=self.questionnaire,
            customer=self.customer,
            typed=typed,
            found=find_customers(typed) if typed else (),
            **kwargs,
        )

    def act(self, form) -> PaperForm:
        cleaned = form.cleaned_data
        code = self.code(cleaned["code"]) if cleaned.get("code") else None
        version = next(
            (one for one in self.versions if str(one.pk) == cleaned.get("version")),
            self.versions[0],
        )
        return begin_paper(
            version=version,
            customer=code.customer if code else self.customer,
            code=code,
            received_on=cleaned["received_on"],
            by=self.request.user,
        )

    def code(self, signs: str) -> PersonalCode:
        if not_now := too_many_wrong_codes(self.request):
            raise Refused(not_now)
        code = code_of(signs)
        if code is None:
            count_wrong_code(self.request)
            raise Refused(UNKNOWN)
        if code.questionnaire_id != self.questionnaire.pk:
            raise Refused(f"This code is for other questions: {code.questionnaire}.")
        return code


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


class DropPaper(RemoveButton):
    """A form that was begun by mistake, and counts as nothing yet."""

    audience = Audience.STAFF
    model = PaperForm

    def get_queryset(self):
        return PaperForm.objects.visible_to(self.request.user).filter(
            sheet=None, questionnaire=self.kwargs["questionnaire"]
        )

    def leads_to(self) -> str:
        return reverse("questionnaires:paper", args=[self.kwargs["questionnaire"]])

    def act(self, form: PaperForm) -> str:
        form.delete()
        return "It is thrown away. Nothing of it counted."


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
        lines = [
            (one, in_words(one, self.first.get(one.code)), in_words(one, self.second.get(one.code)))
            for one in self.questions
        ]
        return super().get_context_data(
            paper=self.paper,
            desk=reverse("questionnaires:paper", args=[self.paper.questionnaire_id]),
            lines=lines,
            who=who,
            today=timezone.localdate(),
            **kwargs,
        )

    def act(self, form) -> str:
        said = {**self.first, **form.said()}
        settle(form=self.paper, said=said, first=self.first, by=self.request.user)
        return reverse("questionnaires:paper", args=[self.paper.questionnaire_id])


def in_words(question, said) -> str:
    """What one of us read, as it is read out; empty where it was left out."""
    if said is None:
        return ""
    if isinstance(said, tuple):
        words = {option.code: option.words for option in question.options.all()}
        return "; ".join(words.get(code, code) for code in said)
    return str(said)
