"""The pages on which staff write the themes of a question, join and split them, and see how many wrote of each."""

from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.views import ActOnForm, WriteRow

from ..models import Quote, Reading, Theme, number_of_answer
from .forms import JoinForm, SplitForm, ThemeForm
from .services import Stand, join_themes, split_theme, write_theme
from .stats import people_by_theme
from .taking_out import quoted
from .views import ON_A_PAGE, AboutQuestion


class Themes(AboutQuestion, TemplateView):
    """The frame of themes, with how many people wrote of each."""

    audience = Audience.STAFF
    template_name = "questionnaires/themes/themes.html"

    def get_context_data(self, **kwargs):
        of = self.asked
        quotes = Quote.objects.of(of.questionnaire, of.code).select_related("answer")
        return super().get_context_data(
            counts=people_by_theme(of.questionnaire, of.code, of.counted()),
            definition=people_by_theme.definition,
            second=Reading.objects.filter(
                stand=Stand.SECOND, answer__in=of.answers().order_by()
            ).exists(),
            quotes=quoted(quotes.prefetch_related("answer__redactions")),
            apart=of.answers(apart=True).count(),
            **kwargs,
        )


class WriteTheme(AboutQuestion, WriteRow):
    audience = Audience.STAFF
    model = Theme
    context_object_name = "theme"
    form_class = ThemeForm
    template_name = "questionnaires/themes/theme.html"
    refused_at = "name"
    success_message = "The theme is saved."

    def setup(self, request, *args, **kwargs):
        self.kwargs = kwargs
        super().setup(request, *args, **kwargs)

    def get_queryset(self):
        questionnaire, code = self.kwargs["questionnaire"], self.kwargs["code"]
        return Theme.objects.live().filter(questionnaire=questionnaire, question_code=code)

    def act(self, form) -> str:
        write_theme(
            questionnaire=self.asked.questionnaire,
            code=self.asked.code,
            by=self.request.user,
            theme=self.row,
            name=form.cleaned_data["name"],
            meaning=form.cleaned_data["meaning"],
        )
        return self.address("themes")


class AboutTheme(AboutQuestion, ActOnForm):
    """One theme of the question, which is in use."""

    theme: Theme

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.theme = get_object_or_404(self.asked.themes, pk=kwargs["pk"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(theme=self.theme, **kwargs)


class JoinTheme(AboutTheme):
    audience = Audience.STAFF
    form_class = JoinForm
    template_name = "questionnaires/themes/join.html"
    refused_at = "into"
    success_message = "The two themes are one."

    def get_form_kwargs(self):
        others = self.asked.themes.exclude(pk=self.theme.pk)
        return {**super().get_form_kwargs(), "others": others}

    def act(self, form) -> str:
        join_themes(theme=self.theme, into=form.cleaned_data["into"], by=self.request.user)
        return self.address("themes")


class SplitTheme(AboutTheme):
    """Some of its answers go to another theme: the first of them are shown, then those that are left."""

    audience = Audience.STAFF
    form_class = SplitForm
    template_name = "questionnaires/themes/split.html"
    success_message = "These answers are in the other theme now."

    def get_form_kwargs(self):
        with_it = Reading.objects.filter(themes=self.theme, counts=True).values("answer")
        answers = self.asked.answers().filter(pk__in=with_it.order_by())
        if self.request.method == "GET":
            answers = answers[:ON_A_PAGE]
        return {**super().get_form_kwargs(), "answers": answers}

    def act(self, form) -> str:
        split_theme(
            theme=self.theme,
            name=form.cleaned_data["name"],
            answers=[number_of_answer(int(one)) for one in form.cleaned_data["answers"]],
            by=self.request.user,
        )
        return self.address("themes")
