"""What everybody reads about a consultation, and the papers that go with it."""

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.text import get_text_list
from django.views.generic import ListView, TemplateView, View

from base.core.audience import Audience
from base.core.documents import handed_out
from base.core.kept_queries import kept_query
from base.core.paging import NearestPage
from participation.people.customers.mine import own, whose
from participation.programme.activities import for_whom
from participation.programme.activities.models import Activity, Outcome
from participation.questionnaires.house_rules import ANSWERS_THRESHOLD
from participation.questionnaires.models import Sheet
from participation.questionnaires.results.small_numbers import HOW_SHOWN

from ..counted import told_to_everybody
from ..duties import asks
from ..models import Consultation, ForumTopic, Notice, Paper, Response, ThemeConsideration
from ..public_items import closed_item, open_item
from ..stats import answers_by_route

#: Printed beside the numbers of answers.
HOW_COUNTED = (
    "Each person counts once, by what they said last, when it came in time. Shares are of the people who"
    f" gave an answer that counts. {HOW_SHOWN} What people"
    " wrote is read by staff; we show others a part of it only where they let us."
)
#: All that a line of the list shows.
SHOWN = ("kind", "slug", "title", "starts_at", "ends_at")
SHOWN_WHEN_CLOSED = (*SHOWN, "decided_on", "decision", "decision_due_on")


@kept_query
def all_open(told):
    mine = Consultation.objects.open(told.now).theirs(own(told))
    return mine.only(*SHOWN).order_by("ends_at", "pk")


@kept_query
def all_coming(told):
    coming = Consultation.objects.published().coming(told.now).theirs(own(told))
    return coming.only(*SHOWN).order_by("starts_at", "pk")


@kept_query
def all_closed(told):
    closed = Consultation.objects.closed(told.now).theirs(own(told))
    return closed.only(*SHOWN_WHEN_CLOSED).order_by("-ends_at", "-pk")


class ConsultationList(NearestPage, ListView):
    """The open ones, those that close soonest on top; then the closed ones with what was decided."""

    audience = Audience.EVERYONE
    template_name = "consultations/list.html"
    context_object_name = "closed"
    paginate_by = 20

    def get_queryset(self):
        return all_closed.pages(**whose(self.request))

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        first_page = context["page_obj"].number == 1
        asker = whose(self.request)
        return context | {
            "closed": [closed_item(one) for one in context["closed"]],
            "open": [open_item(one) for one in all_open.rows(**asker)] if first_page else [],
            "coming": all_coming.rows(**asker) if first_page else [],
        }


def _of_slug(told):
    """``has_themes``: something is written of what people wrote. ``has_discussions``: it is talked over,
    and ``has_forum``: on a page of its own too."""
    talks = Consultation.discussed_at.through.objects.filter(consultation=OuterRef("pk"))
    topics = ForumTopic.objects.filter(consultation=OuterRef("pk"))
    considered = ThemeConsideration.objects.filter(consultation=OuterRef("pk"))
    of_slug = Consultation.objects.filter(slug=told.words("slug")).select_related(
        "level", "rent_table"
    )
    return of_slug.annotate(
        has_themes=Exists(considered), has_discussions=Exists(talks), has_forum=Exists(topics)
    )


@kept_query
def published_consultation(told):
    return _of_slug(told).published().theirs(own(told))


@kept_query
def any_consultation(told):
    return _of_slug(told)


@kept_query
def papers(told):
    return Paper.objects.filter(consultation=told.number("consultation"))


@kept_query
def notices(told):
    return Notice.objects.filter(consultation=told.number("consultation"))


@kept_query
def discussions(told):
    linked = Consultation.discussed_at.through.objects.filter(
        consultation=told.number("consultation")
    )
    seen = Activity.objects.published().filter(pk__in=linked.values("activity"), cancelled_at=None)
    shown = seen.theirs(own(told)).only("kind", "slug", "title", "starts_at", "ends_at")
    return shown.order_by("starts_at", "pk")


@kept_query
def outcomes(told):
    return Outcome.objects.published().filter(activity=told.number("activity")).as_cards()


@kept_query
def my_answers(told):
    return Response.objects.filter(own(told), consultation=told.number("consultation"))


@kept_query
def my_begun_sheets(told):
    begun = Sheet.objects.begun().filter(questionnaire=told.number("questionnaire"))
    return begun.filter(own(told)).only("customer")


class ConsultationPage(TemplateView):
    audience = Audience.EVERYONE
    template_name = "consultations/detail.html"

    def get_context_data(self, slug, **kwargs):
        is_staff = Audience.STAFF.admits(self.request.user)
        seen = any_consultation if is_staff else published_consultation
        consultation = seen.first_or_404(slug=slug, **whose(self.request))
        # How many answered is shown when it is over, and counted for nobody before.
        found = answers_by_route(consultation) if consultation.is_over else ()
        routes = [route for route in found if route.people]
        return super().get_context_data(
            consultation=consultation,
            why_we_ask=asks(consultation.duty).to_customers,
            tenures=for_whom.tenures.rows(activity=consultation.pk),
            areas=for_whom.areas.rows(activity=consultation.pk),
            members_of=self.members_of(consultation),
            my_answer=self.my_answer(consultation),
            has_begun=self.has_begun(consultation),
            may_answer=self.may_answer(),
            papers=papers.rows(consultation=consultation.pk),
            discussions=self.discussions(consultation),
            notices=notices.rows(consultation=consultation.pk),
            routes=routes,
            answered=sum(route.people for route in routes),
            late=sum(route.late for route in routes),
            answers_definition=answers_by_route.definition,
            outcomes=outcomes.rows(activity=consultation.pk),
            **kwargs,
        )

    def discussions(self, consultation) -> list[Activity]:
        """Where it is talked over, as far as they see it."""
        if not consultation.has_discussions:
            return []
        return discussions.rows(consultation=consultation.pk, **whose(self.request))

    def may_answer(self) -> bool:
        """A visitor may after signing in; staff only for somebody whom they act for."""
        user, acting = self.request.user, getattr(self.request, "acting", None)
        return bool(acting) or not user.is_authenticated or Audience.CUSTOMERS.admits(user)

    def my_answer(self, consultation: Consultation) -> Response | None:
        """That of whoever has signed in, as long as they may change it."""
        if not (consultation.is_open and self.request.user.is_authenticated):
            return None
        return my_answers.first(consultation=consultation.pk, **whose(self.request))

    def has_begun(self, consultation: Consultation) -> bool:
        """They have answered some of it, and what they answered does not count until they send it."""
        if not (consultation.is_open and self.request.user.is_authenticated):
            return False
        asked = {"questionnaire": consultation.questionnaire_id, **whose(self.request)}
        return my_begun_sheets.first(**asked) is not None

    @staticmethod
    def members_of(consultation: Consultation) -> str:
        """The groups for whose members alone it is, in words."""
        if not consultation.members_only:
            return ""
        return get_text_list(for_whom.groups.rows(activity=consultation.pk), "or")


class PublishedAnswers(TemplateView):
    """How many people answered what, question by question, once nobody can answer any more."""

    audience = Audience.EVERYONE
    template_name = "consultations/published_answers.html"

    def get_context_data(self, slug, **kwargs):
        consultation = published_consultation.first_or_404(slug=slug, **whose(self.request))
        if not consultation.is_over or consultation.questionnaire is None:
            raise Http404("Nothing is published of its answers.")
        return super().get_context_data(
            consultation=consultation,
            told=told_to_everybody.lately(consultation.questionnaire_id).found,
            definition=HOW_COUNTED.format(threshold=ANSWERS_THRESHOLD.value),
            **kwargs,
        )


class DownloadPaper(View):
    audience = Audience.EVERYONE

    def get(self, request, slug, pk):
        papers = Paper.objects.visible_to(request.user)
        paper = get_object_or_404(papers, pk=pk, consultation__slug=slug)
        return handed_out(paper.file, paper.title)
