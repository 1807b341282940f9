"""What staff are asked about a list before it can be applied: its columns, its words, its references."""

from django.http import Http404

from base.core.audience import Audience
from base.core.views import ActOnForm

from .about_one import AboutOneList
from .asking_forms import AlikeForm, ColumnsForm, ReadingForm, WordsForm
from .models import Import
from .services import match_columns, read_otherwise, say_what_words_mean, say_who_is_same


class Columns(AboutOneList, ActOnForm):
    audience = Audience.STAFF
    form_class = ColumnsForm
    template_name = "imports/columns.html"

    def get_form_kwargs(self):
        if not self.imported.can_be_matched:
            raise Http404("This list has no columns to match any more.")
        return {**super().get_form_kwargs(), "imported": self.imported}

    def act(self, form) -> Import:
        match_columns(
            imported=self.imported,
            columns=form.columns(),
            by_name=form.cleaned_data["by_name"],
            by=self.request.user,
        )
        return self.imported

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            imported=self.imported, reading=ReadingForm(imported=self.imported), **kwargs
        )


class Reading(AboutOneList, ActOnForm):
    """Open the file again, at another sheet or with other letters."""

    audience = Audience.STAFF
    form_class = ReadingForm
    template_name = "imports/columns.html"
    http_method_names = ["post"]

    def get_form_kwargs(self):
        if not self.imported.can_be_matched:
            raise Http404("This list is past being read in another way.")
        return {**super().get_form_kwargs(), "imported": self.imported}

    def act(self, form) -> Import:
        return read_otherwise(imported=self.imported, by=self.request.user, **form.cleaned_data)


class Words(AboutOneList, ActOnForm):
    audience = Audience.STAFF
    form_class = WordsForm
    template_name = "imports/words.html"

    def get_form_kwargs(self):
        if not self.imported.is_checked or not self.imported.unknown:
            raise Http404("Every word of this list is known.")
        return {**super().get_form_kwargs(), "imported": self.imported}

    def act(self, form) -> Import:
        say_what_words_mean(imported=self.imported, meanings=form.meanings(), by=self.request.user)
        return self.imported

    def get_context_data(self, **kwargs):
        return super().get_context_data(imported=self.imported, **kwargs)


class Alike(AboutOneList, ActOnForm):
    audience = Audience.STAFF
    form_class = AlikeForm
    template_name = "imports/alike.html"

    def get_form_kwargs(self):
        if not self.imported.is_checked or not self.imported.counts.get("alike"):
            raise Http404("No reference of this list is almost like another.")
        return {**super().get_form_kwargs(), "imported": self.imported}

    def act(self, form) -> Import:
        say_who_is_same(imported=self.imported, answers=form.answers(), by=self.request.user)
        return self.imported

    def get_context_data(self, **kwargs):
        return super().get_context_data(imported=self.imported, **kwargs)
