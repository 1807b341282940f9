"""Looking at questions as people will see them."""

from django.urls import reverse
from django.views.generic import DetailView

from base.core.audience import Audience

from ..answering.forms import PreviewForm
from ..answering.language import Language
from ..answering.pages import Asking
from ..kept_versions import questions_of
from ..models import Question, Questionnaire
from ..piping import piped
from ..translating.services import WRITTEN, Words, frames, read_in, translations_of
from .paths import nobody_is_asked


class Preview(DetailView):
    """Page after page as people will see them. What is typed stands in the address and is kept nowhere."""

    audience = Audience.STAFF
    model = Questionnaire
    template_name = "questionnaires/preview.html"

    def get_context_data(self, **kwargs):
        version = self.object.draft or self.object.asked
        questions = questions_of(version) if version else []
        known = translations_of(self.object)
        code = self.request.GET.get("language", "")
        self.language, words = Language(), None
        if version and code in known:
            around = frames([code]).get(code, Words(code, {}))
            words = Words(code, {**around.known, **known[code].known})
            self.language = Language(code, words)
            read_in(words, version, questions)
        languages = [(code, WRITTEN[code]) for code in known]
        return super().get_context_data(
            **self.walked(questions),
            **self.addresses(),
            questions=questions,
            unreached=nobody_is_asked(questions),
            version=version,
            words=words,
            languages=languages,
            **kwargs,
        )

    def addresses(self) -> dict[str, str]:
        """Where it leads back to, where it begins again, and where the first question is written."""
        number = self.object.pk
        return {
            "back": self.object.staff_address,
            "back_words": "Questions",
            "begin": reverse("questionnaires:preview", args=[number]),
            "write": reverse("questionnaires:new_question", args=[number]),
        }

    def walked(self, questions: list[Question]) -> dict:
        """The page to show: the first, the same where something on it is wrong, or the one after it."""
        typed = self.request.GET
        everything = PreviewForm(typed, questions=questions, said={}, language=self.language)
        everything.is_valid()
        said = {code: one for code, one in everything.said().items() if one is not None}
        asking = Asking(piped(questions, said), said)
        done = [one for one in questions if one.code in typed.get("shown", "").split()]
        if any(one.source in everything.errors for one in done):
            page = done
            form = PreviewForm(typed, questions=page, said=said, language=self.language)
        else:
            after = asking.after(done) if done else next(iter(asking.pages), None)
            page = list(after.questions) if after else []
            form = PreviewForm(questions=page, said=said, language=self.language) if page else None
        here = page[0].place if page else len(questions) + 1
        pages = [set(one.questions) for one in asking.pages]
        section = next((one.section for one in asking.pages if {*page} & {*one.questions}), "")
        return {
            "form": form,
            "section": section,
            "number": next((n for n, one in enumerate(pages, start=1) if {*page} & one), 0),
            "of": len(pages),
            "carried": everything.carried(page),
            "left_out": [
                one.place for one in questions if one.place < here and one not in asking.asked
            ],
        }
