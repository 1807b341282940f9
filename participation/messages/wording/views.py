"""The words of the public pages, as staff read, preview, change and put them back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.views.generic import TemplateView, View

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.views import ActOnForm, WriteRow
from participation.people.customers.models import Level

from .forms import LevelForm, WordsForm
from .models import Wording, Words
from .services import put_back_shipped, word_level, write_words
from .shipped import SHIPPED


class AllWords(TemplateView):
    audience = Audience.STAFF
    template_name = "wording/list.html"

    def get_context_data(self, **kwargs):
        own = {words.key: words for words in Wording.objects.select_related("changed_by")}
        return super().get_context_data(
            places=[(key, shipped, own.get(key)) for key, shipped in SHIPPED.items()],
            levels=Level.objects.all(),
            **kwargs,
        )


class OnePlace:
    """For a view about one place that words can stand in."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.key = kwargs["key"]
        if self.key not in SHIPPED:
            raise Http404("There are no words of that name.")


class ChangeWords(OnePlace, ActOnForm):
    """ "See it first" shows the words as they would stand, and saves nothing."""

    audience = Audience.STAFF
    form_class = WordsForm
    template_name = "wording/change.html"
    success_message = "Your words are on the page."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.own = Wording.objects.filter(key=self.key).first()

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.own}

    def get_initial(self):
        shipped = SHIPPED[self.key]
        return {} if self.own else {"title": shipped.title, "body": shipped.body}

    def form_valid(self, form):
        if "preview" in self.request.POST:
            shown = Words(form.cleaned_data["title"], form.cleaned_data["body"])
            return self.render_to_response(self.get_context_data(form=form, shown=shown))
        return super().form_valid(form)

    def act(self, form) -> str:
        write_words(key=self.key, by=self.request.user, **form.cleaned_data)
        return "wording:list"

    def get_context_data(self, **kwargs):
        own = Wording.objects.filter(key=self.key).first()
        return super().get_context_data(
            key=self.key,
            shipped=SHIPPED[self.key],
            own=own,
            changes=changes_of(own) if own else [],
            **kwargs,
        )


class PutBack(OnePlace, View):
    audience = Audience.STAFF
    http_method_names = ["post"]

    def post(self, request, key):
        put_back_shipped(key=key, by=request.user)
        messages.success(request, "The words that came with the portal are on the page again.")
        return redirect("wording:list")


class WordLevel(WriteRow):
    audience = Audience.STAFF
    form_class = LevelForm
    template_name = "wording/level.html"
    success_message = "Saved."
    model = Level
    context_object_name = "level"

    def act(self, form) -> str:
        word_level(level=self.row, by=self.request.user, **form.cleaned_data)
        return "wording:list"
