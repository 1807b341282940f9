"""The pages on which staff print paper forms, and find whose form came back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import slugify
from django.views.generic import DetailView, View

from base.core.audience import Audience
from base.core.refused import Refused
from base.core.views import ActOnForm, RemoveButton
from participation.people.customers.models import Customer
from participation.people.customers.search import find_customers

from ..codes.guessing import count_wrong_code, too_many_wrong_codes
from ..codes.services import note_code_shown
from ..codes.views import UNKNOWN, code_of
from ..models import PaperForm, PersonalCode, Questionnaire, Version
from ..owners import owned
from .form import ANONYMOUS, card_pdf, form_pdf
from .forms import BeginForm
from .services import begin_paper

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
            has_card=asks_passers_by(self.object),
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
        return printed(version, large="large" in request.GET)


class CardFile(View):
    """A comment card as a PDF, of what anybody may answer who passes by."""

    audience = Audience.STAFF

    def get(self, request, pk):
        questionnaire = get_object_or_404(Questionnaire, pk=pk)
        if not asks_passers_by(questionnaire):
            raise Http404("Not everybody is asked this.")
        return as_file(card_pdf(questionnaire.asked), questionnaire, "-card")


def asks_passers_by(questionnaire: Questionnaire) -> bool:
    """Anybody may answer, on paper too."""
    invitation = owned(questionnaire).invitation()
    if questionnaire.asked is None or invitation is None or not invitation.can_be_changed:
        return False
    return bool(invitation.anybody_at)


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
        note_code_shown(code=whose, by=request.user)
        return printed(version, code=whose, large="large" in request.GET)


def printed(version: Version, *, code: PersonalCode | None = None, large: bool) -> HttpResponse:
    size = "-large-print" if large else ""
    return as_file(form_pdf(version, code=code, large=large), version.questionnaire, size)


def as_file(pdf: bytes, questionnaire: Questionnaire, ending: str) -> HttpResponse:
    name = slugify(questionnaire.title) or "form"
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}{ending}.pdf"'},
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
