"""Writing translations, and reading questions in a language.

A translation may be written, and put right, also while people are asked: it changes no English, and a
wrong word does harm until it is mended. Who did so and when is on record.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.kept_queries import Told, kept_query, remember_list
from base.core.rows import locked
from participation.people.customers.languages import RIGHT_TO_LEFT

from ..models import FrameTranslation, Question, Questionnaire, Translation, Version
from ..models.translations import digest_of
from .frame import found_in, frame_lines, put_into
from .shapes import Line
from .strings import lines_of

ENGLISH = "en"
#: Those that are written, besides English.
WRITTEN = {code: name for code, name in settings.CUSTOMER_LANGUAGES if code not in (ENGLISH, "bfi")}


@dataclass(frozen=True)
class Words:
    """What English words of a questionnaire are in one language; English where nothing is known."""

    language: str
    known: Mapping[str, str]
    do_not_call_in_templates = True

    def __call__(self, english: str) -> str:
        return self.known.get(english, english)

    def said(self, sentence: str) -> str:
        """A sentence in which something stands that was put in."""
        if sentence in self.known:
            return self.known[sentence]
        for line in frame_lines():
            if "{" in line.english and (values := found_in(line.english, sentence)) is not None:
                return put_into(self(line.english), {k: self(v) for k, v in values.items()})
        return sentence

    @property
    def direction(self) -> str:
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    def missing(self, lines: Iterable[Line]) -> list[Line]:
        return [line for line in lines if line.english not in self.known]


@transaction.atomic
def write_translations(
    *,
    questionnaire: Questionnaire,
    language: str,
    lines: Sequence[Line],
    words: Mapping[str, str],
    by: User,
) -> None:
    """``words`` are by the English; empty ones are taken away. What stays as it is keeps who wrote it."""
    locked(questionnaire)
    theirs = Translation.objects.filter(questionnaire=questionnaire, language=language)
    there = {one.digest: one for one in theirs}
    changed = 0
    for line in lines:
        said = words.get(line.english, "").strip()
        before = there.get(digest_of(line.english))
        if said == (before.words if before else ""):
            continue
        changed += 1
        if not said:
            theirs.filter(digest=digest_of(line.english)).delete()
            continue
        Translation.objects.update_or_create(
            questionnaire=questionnaire,
            language=language,
            digest=digest_of(line.english),
            defaults={"of": line.of, "english": line.english, "words": said, "written_by": by},
        )
    if changed:
        record_fact(
            "questions_translated",
            subject=questionnaire,
            actor=by,
            language=language,
            words=changed,
        )


@kept_query
def _translations(told: Told) -> QuerySet:
    rows = Translation.objects.filter(questionnaire=told.number("questionnaire"))
    return rows.values_list("language", "english", "words")


def translations_of(questionnaire: Questionnaire | int) -> dict[str, Words]:
    """By language, those into which anything is translated. One statement."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    number = questionnaire if isinstance(questionnaire, int) else questionnaire.pk
    for language, english, words in _translations.rows(questionnaire=number):
        found[language][english] = words
    return {code: Words(code, found[code]) for code in WRITTEN if code in found}


def frames(languages: Iterable[str] | None = None) -> dict[str, Words]:
    """The page around the questions, by language, as far as it is translated. One statement."""
    rows = FrameTranslation.objects.all()
    if languages is not None:
        rows = rows.filter(language__in=languages)
    return {code: Words(code, words) for code, words in rows.values_list("language", "words")}


@transaction.atomic
def write_frame(
    *, language: str, lines: Sequence[Line], words: Mapping[str, str], by: User
) -> None:
    """For all questionnaires. ``words`` are by the English; what is no sentence of the pages any more goes."""
    FrameTranslation.objects.get_or_create(language=language)
    frame = FrameTranslation.objects.select_for_update(of=("self",)).get(language=language)
    said = {line.english: words.get(line.english, "").strip() for line in lines}
    now = {english: translated for english, translated in said.items() if translated}
    changed = len([one for one in said if now.get(one) != frame.words.get(one)])
    if not changed:
        return
    frame.words, frame.written_by, frame.written_at = now, by, timezone.now()
    frame.save()
    record_fact(
        "page_around_questions_translated",
        subject=frame,
        actor=by,
        language=language,
        words=changed,
    )


def offered(
    version: Version,
    questions: Iterable[Question],
    known: Mapping[str, Words],
    around: Mapping[str, Words],
) -> dict[str, Words]:
    """Those in which somebody can answer this version from the first word to the last: its own words, and
    the page ``around`` them."""
    if not around:
        return {}
    lines, frame = lines_of(version, questions), frame_lines()
    return {
        code: Words(code, {**around[code].known, **words.known})
        for code, words in known.items()
        if code in around and not words.missing(lines) and not around[code].missing(frame)
    }


def read_in(words: Words, version: Version, questions: Iterable[Question]) -> None:
    """Put these into another language, to be shown. They are not to be saved."""
    version.introduction, version.thanks = words(version.introduction), words(version.thanks)
    for one in questions:
        one.section, one.help_text = words(one.section), words(one.help_text)
        one.alt = words(one.alt)
        if one.grid:
            one.lead_in, one.row = words(one.lead_in), words(one.row)
            one.words = f"{one.lead_in} {one.row}"
        elif one.piped:
            one.piped = words(one.piped)
        else:
            one.words = words(one.words)
        options = [copy(option) for option in one.options.all()]
        for option in options:
            option.words, option.alt = words(option.words), words(option.alt)
        remember_list(one, "options", options)
