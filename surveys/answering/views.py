"""Somebody answers an open survey: signed in, by an officer who acts for them, or without saying who they are.

Whoever was sent a code answers on the pages of ``questionnaires.codes``; so does everybody in an anonymous
survey, and whoever has not signed in, who is given a code of their own.
"""

from urllib.parse import quote

from allauth.core.ratelimit import consume
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.views.generic import TemplateView, View

from base.core.audience import Audience
from base.core.resting_cache import why_not_now
from participation.people.customers.mine import AlsoForOfficers, customer_of
from participation.questionnaires.answering import views
from participation.questionnaires.answering.who import SignedIn
from participation.questionnaires.codes.services import give_codes, give_codes_by_mark
from participation.questionnaires.models import PersonalCode, Questionnaire, Version
from participation.questionnaires.owners import Owned

from ..about_people import surveys_of
from ..marks import OPEN_LINK
from ..models import Privacy, Survey
from ..questions import SURVEY
from .in_confidence import BEGUN_HERE
from .invitation import why_not_theirs
from .kiosk import TOO_MANY

#: What whoever is somebody else than who answered here before says.
ANOTHER = "another"
A_YEAR = 365 * 24 * 60 * 60


class AnsweringSurvey(SignedIn):
    audience = Audience.CUSTOMERS
    pages = {
        "start": "surveys:start_answering",
        "page": "surveys:answer_page",
        "check": "surveys:check_answers",
        "sent": "surveys:answer_sent",
    }

    def find_who(self, request):
        """In an anonymous survey by a code, so that nothing of the sign-in stands beside an answer.

        Nobody fills in a confidential one for somebody but those who handle it: they see what was said.
        """
        self.survey = get_object_or_404(Survey.objects.on_show(), slug=self.kwargs["slug"])
        acting = request.acting
        if acting and self.survey.is_anonymous:
            messages.info(request, "It is anonymous, so they answer it themselves.")
            return redirect(self.survey)
        confidential = self.survey.privacy == Privacy.CONFIDENTIAL
        if acting and confidential and not self.survey.is_handled_by(acting.officer):
            messages.info(request, "It is confidential: only those who handle it can fill it in.")
            return redirect(self.survey)
        customer = customer_of(request)
        if customer is not None and self.survey.is_anonymous:
            if why := why_not_theirs(self.survey, customer):
                messages.info(request, why)
                return redirect(self.survey)
            code = give_codes(questionnaire=self.survey.questionnaire, customers=[customer.pk])
            return redirect("questionnaires:code", code[customer.pk])
        return super().find_who(request)

    def find_whose(self) -> Owned:
        return Owned(self.survey, SURVEY)

    def find_version(self) -> Version | None:
        return self.survey.questionnaire.asked if self.survey.questionnaire else None

    @classmethod
    def questions_at(cls, slug: str) -> Questionnaire | None:
        return Questionnaire.objects.filter(survey__slug=slug).first()


StartAnswering, AnswerPage, CheckAnswers, AnswerSent = views.four_pages(AnsweringSurvey)


class MySurveys(AlsoForOfficers, TemplateView):
    """What somebody may answer now, and what they have answered and may change."""

    audience = Audience.CUSTOMERS
    template_name = "surveys/mine.html"

    def get(self, request, *args, **kwargs):
        self.customer = customer_of(request)
        return super().get(request, *args, **kwargs) if self.customer else redirect("join:start")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**surveys_of(self.customer), **kwargs)


class AnswerWithoutName(View):
    """The open link: a code of their own for whoever presses, which this browser remembers.

    We cannot know whether somebody comes again with another browser: the page says so, and they are
    counted apart. Nor who sits before a browser in which somebody has answered: they say so themselves.
    """

    audience = Audience.EVERYONE
    shut_when_acting = True
    http_method_names = ["post"]

    def post(self, request, slug):
        survey = get_object_or_404(Survey.objects.on_show(), slug=slug)
        if not survey.is_open or not survey.open_to_all:
            messages.error(request, "People cannot answer this here now.")
            return redirect(survey)
        if customer_of(request) is not None:
            return redirect("surveys:start_answering", slug)
        name = cookie_of(survey)
        marks = PersonalCode.objects.filter(questionnaire=survey.questionnaire_id, customer=None)
        remembered = request.get_signed_cookie(name, default="", max_age=A_YEAR)
        before = marks.filter(mark=remembered).first() if remembered else None
        came = request.POST.get("came")
        if before is not None and came is None and has_been_used(before):
            return render(request, "surveys/was_it_you.html", {"survey": survey})
        if before is not None and came != ANOTHER:
            return redirect("questionnaires:code", before.code)
        request.session.pop(BEGUN_HERE, None)
        if not consume(request, action="answer_openly"):
            messages.error(request, f"{why_not_now(TOO_MANY)}.")
            return redirect(survey)
        mark = OPEN_LINK + get_random_string(20)
        code = give_codes_by_mark(
            questionnaire=survey.questionnaire, marks=[mark], ends_at=survey.ends_at
        )[mark]
        leads_to = redirect("questionnaires:code", code)
        left = int((survey.ends_at - timezone.now()).total_seconds())
        leads_to.set_signed_cookie(
            name,
            mark,
            max_age=min(left, A_YEAR),
            httponly=True,
            samesite="Lax",
            secure=request.is_secure(),
        )
        return leads_to


def has_been_used(code: PersonalCode) -> bool:
    """Somebody has begun with it, or sent; anonymous answers have no sheet that is known by its code."""
    return code.spent_on is not None or code.answer_sheets.exists()


def cookie_of(survey: Survey) -> str:
    return f"survey-{survey.pk}"


def sign_in_to_answer(survey: Survey) -> str:
    """The address of signing in that leads on to the questions."""
    start = reverse("surveys:start_answering", args=[survey.slug])
    return f"{reverse('account_login')}?next={quote(start)}"
