"""Sending questions to a group, what a member says of them, and our answer to a comment."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Fieldset, Layout, Size, Submit
from django import forms
from django.template.loader import render_to_string
from django.utils import timezone

from base.core.forms import DateField, PlainAnswers, SmallLabels
from base.core.layouts import SafeHTML
from base.core.once import OnceForm
from base.core.stale_edits import SeenAnswers
from participation.people.groups.models import Group
from participation.programme.activities.part_forms import long_answer
from participation.questionnaires.models import Question
from participation.questionnaires.rules import in_words

from ..models import QuestionComment
from .services import Comment

USUAL_TIME = dt.timedelta(weeks=2)
LONGEST_COMMENT = 1000
YES, NO = "yes", "no"
SAID = {YES: True, NO: False, "": None}
#: What the fields are called that are about all questions.
ALL = "all-of-them"


class SendToGroupForm(PlainAnswers, OnceForm):
    group = forms.ModelChoiceField(
        Group.objects.live().with_members(),
        label="Which group?",
        empty_label="Choose a group",
        help_text="Whoever sits on it is told, sees the questions as they stand, and can comment.",
        error_messages={"required": "Choose a group"},
    )
    wish = forms.CharField(
        label="What should they look at above all?",
        required=False,
        max_length=1000,
        widget=forms.Textarea,
        help_text="For example: are the words plain, and does anything matter that we do not ask?",
    )
    due_on = DateField(noun="Day", label="By when?")
    helper = SmallLabels(
        "group",
        Field.textarea("wish", rows=3),
        "due_on",
        "form_token",
        Submit("send", "Send them the questions"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["due_on"].initial = timezone.localdate() + USUAL_TIME
        self.fields["group"].label_from_instance = lambda group: (
            f"{group} ({group.members:,} {'member' if group.members == 1 else 'members'})"
        )

    def clean(self):
        cleaned = super().clean()
        self.must_come("due_on")
        return cleaned


class CommentForm(PlainAnswers, SeenAnswers):
    """Each question with what it is answered with, and what one member says of it; of the questions that were
    taken out since, those of which they said something, or say it now."""

    def __init__(
        self,
        *args,
        questions: list[Question],
        taken_out: dict[str, str],
        theirs: dict[str, QuestionComment],
        initial: dict[str, Any] | None = None,
        **kwargs,
    ):
        sent = kwargs.get("data") or {}
        self.taken_out = {
            code: words
            for code, words in taken_out.items()
            if code in theirs or sent.get(_named("words", code)) or sent.get(_named("clear", code))
        }
        self.codes = [*(one.code for one in questions), *self.taken_out, ""]
        self.open = [code for code in self.codes if not _is_answered(theirs.get(code))]
        written: dict[str, Any] = {}
        for code in self.open:
            there = theirs.get(code)
            is_clear = there.is_clear if there else None
            written[_named("clear", code)] = {True: YES, False: NO, None: ""}[is_clear]
            written[_named("words", code)] = there.words if there else ""
        super().__init__(*args, initial={**written, **(initial or {})}, **kwargs)
        for code in self.open:
            self.fields[_named("clear", code)] = forms.ChoiceField(
                label="Is it clear?" if code else "Are they clear on the whole?",
                required=False,
                choices=[Choice(YES, "Yes"), Choice(NO, "No")],
                widget=forms.RadioSelect,
            )
            self.fields[_named("words", code)] = forms.CharField(
                label="What would you change?"
                if code
                else "What would you change, or ask as well?",
                required=False,
                max_length=LONGEST_COMMENT,
                widget=forms.Textarea,
            )
        self.helper = FormHelper()
        self.helper.label_size = self.helper.legend_size = Size.SMALL
        self.helper.layout = Layout(
            *self._parts(questions, theirs), Submit("save", "Send my comments")
        )

    def _parts(self, questions: list[Question], theirs: dict[str, QuestionComment]) -> Iterator:
        by_code = {one.code: one for one in questions}
        for one in questions:
            told = {"question": one, "only_if": in_words(one, by_code)}
            yield self._part(f"{one.place}. {one.words}", one.code, told, theirs)
        for code, words in self.taken_out.items():
            yield self._part(f"Taken out since: {words}", code, {}, theirs)
        yield self._part("All questions together", "", {}, theirs)

    def _part(
        self, legend: str, code: str, told: dict[str, Any], theirs: dict[str, QuestionComment]
    ) -> Fieldset:
        about = {**told, "comment": theirs.get(code) if code not in self.open else None}
        shown = SafeHTML(render_to_string("surveys/_reviewed_question.html", about))
        fields = (
            (
                Field.radios(_named("clear", code), inline=True, small=True),
                Field.textarea(_named("words", code), rows=2),
            )
            if code in self.open
            else ()
        )
        return Fieldset(shown, *fields, legend=legend, legend_size=Size.MEDIUM)

    def said(self) -> dict[str, Comment]:
        cleaned = self.cleaned_data
        return {
            code: Comment(SAID[cleaned[_named("clear", code)]], cleaned[_named("words", code)])
            for code in self.open
        }


def _named(what: str, code: str) -> str:
    return f"{what}_{code or ALL}"


def _is_answered(comment: QuestionComment | None) -> bool:
    return comment is not None and comment.answered_at is not None


class AnswerForm(PlainAnswers, SeenAnswers):
    done = forms.ChoiceField(
        label="What did you do?",
        choices=QuestionComment.Done.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you did"},
    )
    answer = long_answer(
        "What did you change, or why not?", rows=3, hint="Whoever commented reads this."
    )
    helper = SmallLabels("done", "answer", Submit("save", "Save the answer"))
