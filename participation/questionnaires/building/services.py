"""Writing questions. What people are being asked is frozen; a correction is a version of its own."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from .. import piping
from ..kinds import Kind
from ..models import BankEntry, Option, Question, Questionnaire, Version
from ..owners import owned
from ..picture_files import forget_pictures, pictures_of
from ..rules import refuse_impossible
from .drafts import draft_of, earlier_than, new_code, settle

#: Nobody reads out more, and no page shows more.
MOST_QUESTIONS, MOST_OPTIONS = 100, 30


NO_EQUALITY_BY_NAME = (
    "It asks an equality question, and here we could read who answered what. Take that question out, or ask it in a"
    " survey that is confidential or anonymous."
)


class Choice(NamedTuple):
    """An option as it is written: its words, and whether it is in the denominator of a percentage.

    A new one is given ``code``, where it is to be known by it in other questionnaires too.
    """

    words: str
    counts: bool = True
    code: str = ""


def asks_equality(version: Version) -> bool:
    """A question of ours about equality: what one person answers to it is nobody's to read."""
    return version.questions.filter(bank_entry__collection=BankEntry.Collection.EQUALITY).exists()


@transaction.atomic
def start_questionnaire(*, title: str, by: User) -> Questionnaire:
    questionnaire = Questionnaire.objects.create(title=title, created_by=by)
    Version.objects.create(questionnaire=questionnaire, number=1)
    return questionnaire


@transaction.atomic
def write_question(
    *,
    questionnaire: Questionnaire,
    question: Question | None = None,
    kind: Kind,
    words: str,
    help_text: str = "",
    choices: Sequence[Choice] = (),
    rules: Sequence[dict[str, str]] = (),
    any_rule: bool = False,
    new_page: bool = True,
    code: str = "",
    bank_entry: BankEntry | None = None,
    by: User,
) -> Question:
    """Write a question at the end, or change ``question``. With ``new_page`` a page begins with it.

    An option whose words stay keeps its code, so that rules and results know it again. A new question
    is given ``code``, where other questionnaires ask it too. In ``words`` earlier answers may stand: see
    :mod:`..piping`.
    """
    version = draft_of(questionnaire)
    others: list[Question] = []
    is_new = question is None
    if question is None:
        others = list(version.questions.prefetch_related("options"))
        if len(others) >= MOST_QUESTIONS:
            raise Refused(f"A questionnaire has at most {MOST_QUESTIONS} questions.")
        last = others[-1] if others else None
        if code in {other.code for other in others}:
            raise Refused(f"“{words}” is asked here already.")
        question = Question(
            version=version,
            code=code or new_code(),
            place=last.place + 1 if last else 1,
            bank_entry=bank_entry,
        )
    elif question.version_id != version.pk:
        raise Refused("People are being asked this already. Begin a correction first.")
    if question.pk and BankEntry.objects.checked().filter(questions=question).exists():
        _refuse_other_words(question, kind, words, choices)
    if question.pk and question.kind != kind:
        question.code = new_code()  # another kind of answer is no answer to the same question
        question.bank_entry = None
    before = {one.code: one for one in others} if is_new else earlier_than(question)
    question.kind, question.help_text = kind, help_text
    question.words = piping.plain(words)
    question.piped = piping.kept(words, before.values())
    question.rules, question.any_rule = list(rules), any_rule
    question.new_page = new_page
    _refuse_choices(kind, choices)
    refuse_impossible(question.rules, any_rule=any_rule, before=before)
    question.save()
    _write_options(question, choices, is_new=is_new)
    settle(version, [*others, question] if is_new else None)
    return question


@transaction.atomic
def open_questionnaire(*, questionnaire: Questionnaire, by: User) -> Version:
    """Freeze what is written and ask it from now on. With nothing new to ask, nothing changes."""
    questionnaire = locked(questionnaire)
    version = questionnaire.draft
    if version is None:
        asked = questionnaire.asked
        if asked is None:
            raise Refused("There is no question yet.")
        return asked
    if not version.questions.exists():
        raise Refused("There is no question yet.")
    _refuse_pictures_without_words(version)
    whose = owned(questionnaire)
    if whose.owner is not None and whose.fieldwork.single_answers and asks_equality(version):
        raise Refused(NO_EQUALITY_BY_NAME)
    version.opened_at = timezone.now()
    version.save(update_fields=["opened_at"])
    record_fact("questions_opened", subject=questionnaire, actor=by, version=version.number)
    return version


@transaction.atomic
def begin_correction(*, questionnaire: Questionnaire, by: User) -> Version:
    """A version to change, with all that is asked now. What was answered stays and is joined with it."""
    questionnaire = locked(questionnaire)
    if (draft := questionnaire.draft) is not None:
        return draft
    if (asked := questionnaire.asked) is None:
        raise Refused("There is no question yet.")
    draft = Version.objects.create(
        questionnaire=questionnaire,
        number=asked.number + 1,
        introduction=asked.introduction,
        thanks=asked.thanks,
    )
    copy_questions(asked, draft)
    record_fact("questions_corrected", subject=questionnaire, actor=by, version=draft.number)
    return draft


def copy_questions(asked: Version, draft: Version) -> None:
    """Into a version that has none yet, with their answers, under the same codes."""
    for question in asked.questions.prefetch_related("options"):
        options = list(question.options.all())
        question.pk, question.version = None, draft
        question._state.adding = True
        question.save()
        Option.objects.bulk_create(
            Option(
                question=question,
                code=option.code,
                place=option.place,
                words=option.words,
                counts=option.counts,
                picture=option.picture.name,
                alt=option.alt,
                picture_width=option.picture_width,
                picture_height=option.picture_height,
            )
            for option in options
        )


@transaction.atomic
def drop_correction(*, questionnaire: Questionnaire, by: User) -> None:
    """People are asked on what they are asked now. With nothing begun, nothing happens."""
    questionnaire = locked(questionnaire)
    draft = questionnaire.draft
    if draft is None:
        return
    if questionnaire.asked is None:
        raise Refused("These are no corrections: nobody has been asked anything yet.")
    forget_pictures(pictures_of(draft.questions.prefetch_related("options")))
    draft.delete()
    record_fact("questions_left_as_they_are", subject=questionnaire, actor=by, version=draft.number)


def _refuse_pictures_without_words(version: Version) -> None:
    for question in version.questions.prefetch_related("options"):
        if any(row.says_nothing for row in (question, *question.options.all())):
            raise Refused(
                f"Say what the picture shows, for people who cannot see it: question {question.place},"
                f" “{question}”."
            )


def _refuse_other_words(
    question: Question, kind: Kind, words: str, choices: Sequence[Choice]
) -> None:
    options = [(option.words, option.counts) for option in question.options.all()]
    asked = question.kind, question.words, options
    if (kind, words, [(choice.words, choice.counts) for choice in choices]) != asked:
        raise Refused(
            "These are the regulator’s words, and they stay. To ask something else, remove this"
            " question and write one of your own."
        )


def _refuse_choices(kind: Kind, choices: Sequence[Choice]) -> None:
    if kind not in Kind.with_options():
        if choices:
            raise Refused("Only a question with answers to choose from has a list of them.")
        return
    words = [choice.words.casefold() for choice in choices]
    if len([choice for choice in choices if choice.counts]) < 2:
        raise Refused("Write at least two answers to choose from.")
    if kind == Kind.RANKING and not all(choice.counts for choice in choices):
        raise Refused(
            "Whoever does not know leaves an order empty. Take “don’t know” and the like out of it."
        )
    if len(words) > MOST_OPTIONS:
        raise Refused(f"Write at most {MOST_OPTIONS} answers.")
    if len(set(words)) < len(words):
        raise Refused("Two of the answers are the same.")


def _write_options(question: Question, choices: Sequence[Choice], *, is_new: bool) -> None:
    there = {} if is_new else {option.words.casefold(): option for option in question.options.all()}
    kept, new = [], []
    for place, choice in enumerate(choices, start=1):
        option = there.get(choice.words.casefold())
        if option is None:
            option = Option(question=question, code=choice.code or new_code())
        option.place, option.words, option.counts = place, choice.words, choice.counts
        if option.pk:
            option.save()
            kept.append(option.pk)
        else:
            new.append(option)
    if there:
        gone = question.options.exclude(pk__in=kept)
        forget_pictures(gone.exclude(picture="").values_list("picture", flat=True))
        gone.delete()
    Option.objects.bulk_create(new)
