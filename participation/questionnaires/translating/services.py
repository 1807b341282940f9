"""Writing translations, and reading questions in a language.

A translation may be written, and put right, also while people are asked: it changes no English, and a
wrong word does harm until it is mended. Who did so and when is on record.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.rows import locked
from participation.people.customers.languages import RIGHT_TO_LEFT

from ..models import Question, Questionnaire, Translation, Version
from ..models.translations import digest_of
from .strings import Line, lines_of

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


def translations_of(questionnaire: Questionnaire | int) -> dict[str, Words]:
    """By language, those into which anything is translated. One statement."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    rows = Translation.objects.filter(questionnaire=questionnaire)
    for language, english, words in rows.values_list("language", "english", "words"):
        found[language][english] = words
    return {code: Words(code, found[code]) for code in WRITTEN if code in found}


def offered(
    version: Version, questions: Iterable[Question], known: Mapping[str, Words]
) -> dict[str, Words]:
    """Those in which somebody can answer this version from the first word to the last."""
    if not known:
        return {}
    lines = lines_of(version, questions)
    return {code: words for code, words in known.items() if not words.missing(lines)}


def read_in(words: Words, version: Version, questions: Iterable[Question]) -> None:
    """Put these into another language, to be shown. They are not to be saved."""
    version.introduction, version.thanks = words(version.introduction), words(version.thanks)
    for one in questions:
        one.section, one.help_text = words(one.section), words(one.help_text)
        if one.grid:
            one.lead_in, one.row = words(one.lead_in), words(one.row)
            one.words = f"{one.lead_in} {one.row}"
        elif one.piped:
            one.piped = words(one.piped)
        else:
            one.words = words(one.words)
        for option in one.options.all():
            option.words = words(option.words)
