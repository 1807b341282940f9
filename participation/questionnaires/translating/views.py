"""The pages on which a questionnaire is translated."""

from django.http import Http404
from django.urls import reverse
from django.views.generic import DetailView, TemplateView

from base.core.audience import Audience
from base.core.views import ActOnForm, FormAboutRow

from ..kept_versions import questions_of
from ..models import Questionnaire, Translation
from .forms import FrameForm, TranslationForm
from .frame import frame_lines
from .services import (
    WRITTEN,
    Words,
    frames,
    offered,
    translations_of,
    write_frame,
    write_translations,
)
from .shapes import Line
from .strings import lines_of


def lines_to_translate(questionnaire: Questionnaire) -> list[Line]:
    """Of what is being written, and of what people are asked meanwhile."""
    found: dict[str, Line] = {}
    for version in (questionnaire.draft, questionnaire.asked):
        if version is not None:
            for line in lines_of(version, questions_of(version)):
                found.setdefault(line.english, line)
    return list(found.values())


class Translations(DetailView):
    """Each language, with how much of it is there."""

    audience = Audience.STAFF
    model = Questionnaire
    template_name = "questionnaires/translations.html"

    def get_context_data(self, **kwargs):
        lines = lines_to_translate(self.object)
        known, around = translations_of(self.object), frames()
        asked = self.object.asked
        now = offered(asked, questions_of(asked), known, around) if asked else {}
        frame = frame_lines()
        rows = [
            (
                code,
                name,
                len(known.get(code, Words(code, {})).missing(lines)),
                code in now,
                len(around.get(code, Words(code, {})).missing(frame)),
            )
            for code, name in WRITTEN.items()
        ]
        begun = [row for row in rows if row[0] in known]
        others = [row for row in rows if row[0] not in known]
        return super().get_context_data(begun=begun, others=others, of=len(lines), **kwargs)


class Translate(FormAboutRow):
    audience = Audience.STAFF
    model = Questionnaire
    context_object_name = "questionnaire"
    form_class = TranslationForm
    template_name = "questionnaires/translate.html"
    success_message = "The translation is saved."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.language = kwargs["language"]
        if self.language not in WRITTEN:
            raise Http404("No language that questions are written in.")
        self.lines = lines_to_translate(self.row)
        self.known = translations_of(self.row).get(self.language, Words(self.language, {}))

    def get_form_kwargs(self):
        return {
            **super().get_form_kwargs(),
            "lines": self.lines,
            "known": self.known,
            "older": self.older(),
            "name": WRITTEN[self.language],
        }

    def older(self) -> dict[str, str]:
        """By where it stands: what was translated of the words that stood there before."""
        missing = {line.of for line in self.lines if line.english not in self.known.known}
        rows = Translation.objects.filter(questionnaire=self.row, language=self.language)
        return {one.of: one.words for one in rows.filter(of__in=missing)}

    def get_context_data(self, **kwargs):
        missing = self.known.missing(self.lines)
        return super().get_context_data(
            name=WRITTEN[self.language],
            language=self.language,
            missing=len(missing),
            older=len({line.of for line in missing} & self.older().keys()),
            **kwargs,
        )

    def act(self, form) -> str:
        write_translations(
            questionnaire=self.row,
            language=self.language,
            lines=self.lines,
            words=form.said(),
            by=self.request.user,
        )
        return reverse("questionnaires:translations", args=[self.row.pk])


class Frames(TemplateView):
    """The page around the questions: each language, with how much of it is there."""

    audience = Audience.STAFF
    template_name = "questionnaires/frames.html"

    def get_context_data(self, **kwargs):
        lines, known = frame_lines(), frames()
        rows = [
            (code, name, len(known.get(code, Words(code, {})).missing(lines)))
            for code, name in WRITTEN.items()
        ]
        return super().get_context_data(rows=rows, of=len(lines), **kwargs)


class TranslateFrame(ActOnForm):
    """Side by side, once for all questionnaires."""

    audience = Audience.STAFF
    form_class = FrameForm
    template_name = "questionnaires/translate_frame.html"
    success_message = "The translation is saved."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.language = kwargs["language"]
        if self.language not in WRITTEN:
            raise Http404("No language that questions are written in.")
        self.known = frames([self.language]).get(self.language, Words(self.language, {}))

    def get_form_kwargs(self):
        return {
            **super().get_form_kwargs(),
            "lines": frame_lines(),
            "known": self.known,
            "older": {},
            "name": WRITTEN[self.language],
        }

    def get_context_data(self, **kwargs):
        missing = self.known.missing(frame_lines())
        return super().get_context_data(name=WRITTEN[self.language], missing=len(missing), **kwargs)

    def act(self, form) -> str:
        write_frame(
            language=self.language,
            lines=list(form.lines.values()),
            words=form.said(),
            by=self.request.user,
        )
        return reverse("questionnaires:frames")
