"""The pages on which staff read all answers to a question together and say which themes they speak of."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict
from django.urls import reverse

from base.core.audience import Audience
from base.core.paging import nearest_page
from base.core.views import ActOnForm

from ..models import Answer, Reading, Theme, number_of_answer
from .asked import AskedInWords
from .forms import NAME, Narrowed, ReadForm
from .services import Stand, record_readings
from .stats import agreement

#: Answers on a page.
ON_A_PAGE = 50
APART = "apart"


class AboutQuestion:
    """A page about the answers in words to one question of the address."""

    asked: AskedInWords
    request: Any

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)  # type: ignore[misc]
        self.asked = AskedInWords.found(kwargs["questionnaire"], kwargs["code"])

    def address(self, name: str, *more) -> str:
        return reverse(
            f"questionnaires:{name}", args=[self.asked.questionnaire.pk, self.asked.code, *more]
        )

    def get_context_data(self, **kwargs):
        about = {
            "questionnaire": self.asked.questionnaire,
            "question": self.asked.question,
            "hides_whose": self.asked.hides_whose,
        }
        return super().get_context_data(**{**kwargs, **about})  # type: ignore[misc]


class ReadAnswers(AboutQuestion, ActOnForm):
    """So many answers on a page, each with a box for the numbers of its themes."""

    audience = Audience.STAFF
    form_class = ReadForm
    template_name = "questionnaires/themes/read.html"
    success_message = "Saved."
    stand = Stand.FIRST

    @property
    def apart(self) -> bool:
        return APART in self.request.GET

    def everything(self) -> QuerySet[Answer]:
        return self.asked.answers(apart=self.apart)

    @property
    def themes(self) -> list[Theme]:
        if not hasattr(self, "_themes"):
            self._themes = list(self.asked.themes)
        return self._themes

    def narrowed(self) -> QuerySet[Answer]:
        self.filter = Narrowed(
            self.request.GET, themes=self.themes, only_words=self.stand != Stand.FIRST
        )
        return self.filter.narrow(self.everything())

    def on_page(self) -> list[Answer]:
        """What is shown; of a page that was sent, what it showed, whatever fits the filter now."""
        if not hasattr(self, "_on_page"):
            narrowed = self.narrowed()
            paginator = Paginator(narrowed, ON_A_PAGE)
            self.page = nearest_page(paginator, self.request.GET.get("page"))
            rows: Any = self.page.object_list
            if self.request.method == "POST":
                rows = self.everything().filter(pk__in=self.sent_numbers())
            self._on_page = list(rows.select_related("sheet").prefetch_related("redactions"))
        return self._on_page

    def sent_numbers(self) -> list[int]:
        found = (NAME.fullmatch(name) for name in self.request.POST)
        return [number_of_answer(int(one[1])) for one in found if one][:ON_A_PAGE]

    def readings(self) -> QuerySet[Reading]:
        return Reading.objects.filter(counts=True)

    def found(self) -> dict[int, list[Theme]]:
        numbers = [answer.pk for answer in self.on_page()]
        readings = self.readings().filter(answer__in=numbers).prefetch_related("themes")
        return {reading.answer_id: list(reading.themes.all()) for reading in readings}

    def get_form_kwargs(self):
        of = {"answers": self.on_page(), "themes": self.themes, "found": self.found()}
        return {**super().get_form_kwargs(), **of}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        form, late = context["form"], self.asked.late(self.on_page())
        lines = [(answer, form[name], answer.pk in late) for name, answer in form.answers.items()]
        return context | {
            "lines": lines,
            "page_obj": self.page,
            "filter": self.filter,
            "themes": self.themes,
            "apart": self.apart,
            "here": self.request.get_full_path(),
            "first_number": self.page.start_index(),
        }

    def act(self, form: ReadForm) -> str:
        record_readings(found=form.found(), by=self.request.user, stand=self.stand)
        return self.next_page()

    def next_page(self) -> str:
        """The next answers; where what is read leaves the page by itself, the same address."""
        asked: QueryDict = self.request.GET.copy()
        leaves = asked.get("show") == "new" or self.stand == Stand.SECOND
        if self.page.has_next() and not leaves:
            asked["page"] = str(self.page.next_page_number())
        return f"{self.request.path}?{asked.urlencode()}" if asked else self.request.path


class ReadAsSecond(ReadAnswers):
    """What somebody else has read and nobody has read after them. What they found is not shown."""

    audience = Audience.STAFF
    template_name = "questionnaires/themes/second.html"
    stand = Stand.SECOND

    def everything(self):
        read = Reading.objects.filter(answer=OuterRef("pk"))
        by_another = read.filter(stand=Stand.FIRST).exclude(reader=self.request.user)
        return self.asked.answers().filter(
            Exists(by_another), ~Exists(read.filter(stand=Stand.SECOND))
        )

    def readings(self):
        return Reading.objects.none()


class Settle(ReadAnswers):
    """How far two readers agree, and what they found differently, to be settled."""

    audience = Audience.STAFF
    template_name = "questionnaires/themes/settle.html"
    success_message = "Settled."
    stand = Stand.SETTLED

    def everything(self):
        return self.asked.differing()

    def readings(self):
        return Reading.objects.none()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        read = Reading.objects.filter(answer__in=[one.pk for one in self.on_page()])
        both: dict[int, dict[str, Reading]] = {}
        for reading in read.select_related("reader").prefetch_related("themes"):
            both.setdefault(reading.answer_id, {})[reading.stand] = reading
        of = self.asked
        return context | {
            "lines": [(*line, both.get(line[0].pk, {})) for line in context["lines"]],
            "agreement": agreement(of.questionnaire, of.code, of.counted()),
            "definition": agreement.definition,
        }

    def next_page(self) -> str:
        return self.request.path
