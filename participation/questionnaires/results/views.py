"""Reading what was answered."""

from collections import defaultdict
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.generic import DetailView, ListView

from base.core.audience import Audience
from base.core.paging import NearestPage

from ..answering.pages import in_pages
from ..counted import sheets_of, which_of
from ..kept_versions import questions_of
from ..kinds import Kind
from ..models import Answer, Question, Questionnaire
from .counting import COUNTED, listed
from .groups import MODE, STRATUM, TENURE, facts
from .more import MORE_CAME, MORE_PAGES
from .places import places_of
from .reading import read_results
from .shapes import ResultsReading
from .small_numbers import HOW_SHOWN
from .words import hides_whose, may_be_read, sheets_to_read


class OfCustomers:
    """Answers of customers, or with ``?apart`` those of people who match no customer: never of both."""

    request: Any

    @property
    def apart(self) -> bool:
        return "apart" in self.request.GET


class Results(OfCustomers, DetailView):
    """What was answered to each question, and how the answers came."""

    audience = Audience.STAFF
    queryset = Questionnaire.objects.select_related("approach", "weighting")
    template_name = "questionnaires/results.html"

    def get_context_data(self, **kwargs):
        by = self.request.GET.get("by", MODE.code)
        reading = read_results(self.object, apart=self.apart, by=by)
        return super().get_context_data(
            owner=reading.how.owner,
            reading=reading,
            apart=self.apart,
            by=by,
            asked_by="by" in self.request.GET,
            ways_to_cross=reading.ways_to_cross,
            came=came(reading),
            came_in_groups=[] if self.apart else came_in_groups(reading),
            has_official=any(read.question.bank_entry_id for read in reading.questions),
            by_day=() if reading.threshold else reading.answered.by_day,
            may_take_answers=(
                reading.how.fieldwork.single_answers and Audience.MANAGERS.admits(self.request.user)
            ),
            stopped=stopped(reading),
            more=[(page.title, page.address(self.object)) for page in MORE_PAGES],
            definition=COUNTED,
            how_shown=HOW_SHOWN.format(threshold=reading.threshold),
            in_order=self.in_order(reading),
            about_places=places_of.definition,
            **kwargs,
        )

    def in_order(self, reading: ResultsReading) -> list:
        """Places on average, where numbers need not be hidden: an average of few gives them away."""
        ranked = [read.result for read in reading.questions if read.question.kind == Kind.RANKING]
        if reading.threshold is not None or not ranked:
            return []
        return places_of(ranked, sheets_of(reading.how.which(apart=self.apart)))


def came(reading: ResultsReading) -> list[tuple[str, list[tuple[str, int | None]]]]:
    """How many answered, by each fact about them and by the group of the sample; None of a group that is not
    told. Where numbers are hidden, not by tenure: rented and owned are made of tenures, and taken from these they
    would tell the rest."""
    told_apart = {code: fact.title for code, fact in facts().items()}
    if reading.how.fieldwork.groups:
        told_apart[STRATUM] = "Group in which they were chosen"
    if reading.threshold is not None:
        del told_apart[TENURE.code]
    found = []
    for code, title in told_apart.items():
        people = reading.answered.by_facts([code])
        hidden = reading.groups_not_told.get(code, frozenset())
        rows = [(name, None if name in hidden else n) for (name,), n in sorted(people.items())]
        if rows and not reading.waits_for_close:
            found.append((title, rows))
    return found


def came_in_groups(reading: ResultsReading) -> list[tuple[str, list[tuple[str, int]] | None]]:
    """The same by groups that may overlap: of nobody where a number is hidden (see :class:`.more.MoreCame`)."""
    if reading.threshold is not None or not reading.counted:
        return []
    found = [(one.title, one.people(reading.questionnaire)) for one in MORE_CAME]
    return [(title, rows) for title, rows in found if rows != []]


def stopped(reading: ResultsReading) -> list[tuple[int, int | None]]:
    """Of those who began and have not sent: the page on which they last answered something, and how
    many, None where they are few. Page 0 is of those who answered nothing.

    On which page somebody stopped can tell what they answered before. Where nobody may know that, numbers
    are told in steps of the threshold, so that no two looks tell of the one who has gone on between.
    """
    if not reading.answered.stopped:
        return []
    pages = {
        question.place: number
        for number, page in enumerate(in_pages(_asked_now(reading)), start=1)
        for question in page
    }
    people: dict[int, int] = defaultdict(int)
    for place, n in reading.answered.stopped.items():
        people[0 if place is None else pages.get(place, max(pages.values()))] += n
    step = reading.threshold
    if step is None:
        return sorted(people.items())
    return [(page, n // step * step or None) for page, n in sorted(people.items())]


def _asked_now(reading: ResultsReading) -> list[Question]:
    """The questions of the version that was asked last."""
    read = [one.question for one in reading.questions]
    if not read:
        asked = reading.questionnaire.asked
        return questions_of(asked) if asked else []
    last = read[0].version_id  # the latest version comes first
    return [question for question in read if question.version_id == last]


class AnswersInWords(OfCustomers, NearestPage, ListView):
    """What people wrote to one question, the latest first. Who wrote it is not told; where nobody may know
    that, neither is when."""

    audience = Audience.STAFF
    template_name = "questionnaires/answers.html"
    context_object_name = "answers"
    paginate_by = 50

    def get_queryset(self):
        self.questionnaire = get_object_or_404(Questionnaire, pk=self.kwargs["pk"])
        asked = Question.objects.filter(
            version__questionnaire=self.questionnaire, code=self.kwargs["code"]
        )
        self.question = asked.exclude(version__opened_at=None).order_by("-version__number").first()
        if self.question is None or not listed(self.question):
            raise Http404("No question whose answers are words.")
        code, self.hides_whose = self.question.code, hides_whose(self.questionnaire)
        if self.hides_whose and not may_be_read(self.questionnaire, code, apart=self.apart):
            raise Http404("Nobody may read what one person wrote.")
        if self.hides_whose:
            sheets = sheets_to_read(self.questionnaire)
        else:
            sheets = sheets_of(which_of(self.questionnaire, apart=self.apart))
        answers = Answer.objects.filter(sheet__in=sheets, question__code=code)
        # Who answered on which day is on record: neither days nor an order in time may stand here.
        order = ("words", "day", "pk") if self.hides_whose else ("-sheet__sent_at", "-pk")
        return answers.select_related("question", "sheet").order_by(*order)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            questionnaire=self.questionnaire,
            question=self.question,
            hides_whose=self.hides_whose,
            **kwargs,
        )
