"""The question bank: what is in it, taking from it, and keeping it true."""

from typing import Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.lists import Column, StaffList, lines, link, quiet, tag
from base.core.views import ActOnForm, FormAboutRow

from ..models import BankEntry, Questionnaire
from ..models.bank import NOT_CHECKED
from . import forms
from .ready import READY
from .services import add_from_bank, begin_edition, begin_from, check_entry


class Bank(StaffList):
    audience = Audience.STAFF
    title = "Question bank"
    one, many = "question", "questions"
    columns = (
        Column("Question", sort="words", also=("What it measures",)),
        Column("Indicator", sort="position"),
        Column("Asked", sort="valid_from"),
        Column("Checked", sort="checked_on"),
    )
    opens_with = ("position", "valid_from")
    filter_class = forms.BankFilter
    queryset = BankEntry.objects.all()
    paginate_by = 50
    template_name = "questionnaires/bank/list.html"

    def row(self, entry: BankEntry):
        checked = entry.checked_on or tag("Not checked", "late")
        return (
            lines(link(entry.words, entry.get_absolute_url()), quiet(entry.title)),
            entry.indicator,
            entry.years,
            checked,
        )

    def get_context_data(self, **kwargs):
        asked_today = BankEntry.objects.valid_on(timezone.localdate())
        return super().get_context_data(unchecked=asked_today.unchecked().count(), **kwargs)


class Entry(DetailView):
    """One official question, with the words that stood before it and those that come after."""

    audience = Audience.STAFF
    model = BankEntry
    template_name = "questionnaires/bank/entry.html"
    context_object_name = "entry"

    def get_queryset(self):
        return BankEntry.objects.select_related("asked_after", "checked_by")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            editions=BankEntry.objects.filter(code=self.object.code).order_by("-valid_from"),
            mark="" if self.object.is_checked else NOT_CHECKED,
            may_check=Audience.ADMINISTRATORS.admits(self.request.user),
            used_in=self.used_in(),
            **kwargs,
        )

    def used_in(self) -> str:
        n = self.object.questions.values("version__questionnaire").distinct().count()
        return f"{n} questionnaire{'' if n == 1 else 's'}" if n else "No questionnaire yet"


class CheckEntry(FormAboutRow):
    audience = Audience.ADMINISTRATORS
    model = BankEntry
    context_object_name = "entry"
    form_class = forms.CheckEntryForm
    template_name = "questionnaires/bank/check.html"
    refused_at = "checked_on"
    success_message = "It is checked. From now on nobody changes its words in a questionnaire."

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.row}

    def act(self, form) -> BankEntry:
        said = form.cleaned_data
        names = ("words", "help_text", "source_address", "checked_on")
        return check_entry(
            entry=self.row, by=self.request.user, **{name: said[name] for name in names}
        )


class BeginEdition(FormAboutRow):
    audience = Audience.ADMINISTRATORS
    model = BankEntry
    context_object_name = "entry"
    form_class = forms.EditionForm
    template_name = "questionnaires/bank/edition.html"
    refused_at = "valid_from"
    success_message = "The new words are in the bank. Check them against the regulator’s text."

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.row}

    def act(self, form) -> BankEntry:
        said = form.cleaned_data
        names = ("words", "answers", "valid_from", "source")
        return begin_edition(
            entry=self.row, by=self.request.user, **{name: said[name] for name in names}
        )


class AddToQuestionnaire(ActOnForm):
    """A page from which questions are added to a questionnaire that is being written."""

    request: Any

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.questionnaire = get_object_or_404(Questionnaire, pk=kwargs["pk"])
        self.draft = self.questionnaire.draft

    def get(self, request, *args, **kwargs):
        if self.draft is None:
            messages.error(
                request, "People are being asked this already. Begin a correction first."
            )
            return redirect(self.questionnaire.staff_address)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(questionnaire=self.questionnaire, **kwargs)

    def told(self, added: list) -> str:
        n = len(added)
        self.success_message = f"{n} {'question is' if n == 1 else 'questions are'} added."
        return f"{self.questionnaire.staff_address}#question-{added[0].pk}"


class AddFromBank(AddToQuestionnaire):
    """Official questions that stand today and are not asked here yet."""

    audience = Audience.STAFF
    form_class = forms.AddFromBankForm
    template_name = "questionnaires/bank/add.html"

    def get_form_kwargs(self):
        entries = BankEntry.objects.valid_on(timezone.localdate()).select_related("asked_after")
        if self.draft is not None:
            entries = entries.exclude(code__in=self.draft.questions.values("code"))
        return {**super().get_form_kwargs(), "entries": entries}

    def act(self, form) -> str:
        added = add_from_bank(
            questionnaire=self.questionnaire, entries=form.chosen, by=self.request.user
        )
        return self.told(added)


class BeginFrom(AddToQuestionnaire):
    """A whole questionnaire of our own, to be changed as one likes."""

    audience = Audience.STAFF
    form_class = forms.BeginFromForm
    template_name = "questionnaires/bank/begin.html"

    def act(self, form) -> str:
        ready = READY[form.cleaned_data["ready"]]
        added = begin_from(questionnaire=self.questionnaire, ready=ready, by=self.request.user)
        return self.told(added)
