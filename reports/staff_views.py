"""Where staff write words for a report, and managers ask for it, watch it, and publish it."""

from django.contrib import messages
from django.http import Http404
from django.urls import reverse, reverse_lazy
from django.views.generic import DetailView, FormView, ListView
from django_htmx.http import HttpResponseClientRefresh

from base.core.audience import Audience
from base.core.views import ActOnForm, OneButton

from .forms import AskForm, ContributionForm, reportable_years
from .models import Contribution, ReportEdition
from .services import ask_for_report, publish_report, retry_report, save_contribution


class Desk(ListView):
    """Every edition this person may see, and the words that the next reports still lack."""

    audience = Audience.STAFF
    template_name = "reports/desk.html"
    context_object_name = "editions"
    paginate_by = 20

    def get_queryset(self):
        return ReportEdition.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs):
        years = reportable_years()
        written = {
            (words.year, words.part): words
            for words in Contribution.objects.for_year_in([year.start_year for year in years])
        }
        return super().get_context_data(
            may_ask=Audience.MANAGERS.admits(self.request.user),
            words=[
                (year, part, written.get((year.start_year, part)))
                for year in years
                for part in Contribution.Part
            ],
            **kwargs,
        )


class AskForReport(ActOnForm):
    audience = Audience.MANAGERS
    form_class = AskForm
    template_name = "reports/ask.html"

    def act(self, form) -> str:
        if not form.cleaned_data["correction"]:
            self.refused_at = "correction"
        edition = ask_for_report(by=self.request.user, **form.cleaned_data)
        return reverse("reports:edition_desk", args=[edition.pk])


class OneEdition(DetailView):
    """A page about one edition, published or not."""

    audience = Audience.MANAGERS
    context_object_name = "edition"

    def get_queryset(self):
        return ReportEdition.objects.visible_to(self.request.user).select_related(
            "asked_by", "published_by"
        )


class EditionDesk(OneEdition):
    """How far one edition is, and what a manager can do with it now."""

    template_name = "reports/edition_desk.html"

    def get_context_data(self, **kwargs):
        missing = Contribution.objects.missing_from(self.object.year)
        return super().get_context_data(missing=missing, **kwargs)


class Progress(OneEdition):
    """The progress bar alone, which htmx fetches each second until there is more to see."""

    template_name = "reports/_progress.html"

    def render_to_response(self, context, **kwargs):
        if not self.object.is_unfinished:
            return HttpResponseClientRefresh()
        return super().render_to_response(context, **kwargs)


class ChangeEdition(OneButton):
    audience = Audience.MANAGERS
    model = ReportEdition

    def leads_to(self) -> str:
        return reverse("reports:edition_desk", args=[self.object.pk])


class Retry(ChangeEdition):
    def act(self, edition: ReportEdition) -> str:
        retry_report(edition=edition, by=self.request.user)
        return "We are trying again."


class Publish(ChangeEdition):
    def act(self, edition: ReportEdition) -> str:
        publish_report(edition=edition, by=self.request.user)
        return "The report is published. Everybody can read it now."


class Contribute(FormView):
    """The foreword, or an involved customer's section, for one year's report."""

    audience = Audience.STAFF
    form_class = ContributionForm
    template_name = "reports/contribute.html"
    success_url = reverse_lazy("reports:desk")

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.year, self.part = kwargs["year"], kwargs["part"]

    def dispatch(self, request, *args, **kwargs):
        known = {year.start_year for year in reportable_years()}
        if self.year not in known or self.part not in Contribution.Part.values:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        written = Contribution.objects.for_year(self.year).filter(part=self.part).first()
        return {**super().get_form_kwargs(), "instance": written}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            part=Contribution.Part(self.part), year=self.year, next_year=self.year + 1, **kwargs
        )

    def form_valid(self, form):
        save_contribution(year=self.year, part=self.part, by=self.request.user, **form.cleaned_data)
        messages.success(self.request, "Saved. The next report that is built will have it.")
        return super().form_valid(form)
