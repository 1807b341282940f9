"""What we try, whom it reaches and what comes of it."""

from django.db.models import Min
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.lists import Column, StaffList, addresses, in_words, lines, link, quiet, tag, told
from base.core.views import FormAboutRow

from .. import forms, services, stats
from ..models import Initiative
from .owned import WriteOwned


class Initiatives(StaffList):
    audience = Audience.STAFF
    title = "What we try"
    one, many = "initiative", "initiatives"
    columns = (
        Column("What", sort="title", also=("Kind",)),
        Column("For whom", sort="first_target"),
        Column("When", sort=("starts_on", "ends_on"), also=("Until",)),
        Column("Where it stands", sort=("finished_on", "ends_on", "starts_on"), also=("Owner",)),
    )
    opens_with = ("-starts_on",)
    queryset = (
        Initiative.objects.annotate(first_target=Min("targets__name"))
        .select_related("owner")
        .prefetch_related("targets")
    )
    nothing = "No initiative yet."
    way_on = ("widening:new_initiative", "Add the first")
    back = ("widening:overview", "Hearing from everybody")
    template_name = "widening/initiatives.html"
    context_object_name = "initiatives"

    def look_up(self, rows: list[Initiative]) -> None:
        self.page_of = addresses("widening:initiative")

    def row(self, row: Initiative):
        starts, ends = row.starts_on, row.ends_on
        when = in_words(starts) + (f" to {in_words(ends)}" if ends else "")
        return (
            lines(link(row.title, self.page_of(row.pk)), quiet(row.get_kind_display())),
            ", ".join(str(target) for target in row.targets.all()),
            lines(told(when, starts), told("", ends or "")),
            lines(tag(*row.standing), row.owner),
        )


class InitiativePage(TemplateView):
    audience = Audience.STAFF
    template_name = "widening/initiative.html"

    def get_context_data(self, pk, **kwargs):
        initiative = get_object_or_404(Initiative.objects.select_related("owner"), pk=pk)
        return super().get_context_data(
            initiative=initiative,
            targets=initiative.targets.all(),
            barriers=initiative.barriers.all(),
            activities=initiative.activities.order_by("starts_at", "pk"),
            gap_actions=initiative.gap_actions.select_related("gap", "owner"),
            reached=stats.reached(initiative),
            definition=stats.reached.definition,
            changes=changes_of(initiative),
            **kwargs,
        )


class WriteInitiative(WriteOwned):
    model, name = Initiative, "initiative"
    form_class = forms.InitiativeForm
    save = staticmethod(services.save_initiative)
    new_heading = "What do we try?"


class Results(FormAboutRow):
    """What came of an initiative."""

    audience = Audience.STAFF
    form_class = forms.ResultsForm
    template_name = "widening/results.html"
    model = Initiative
    context_object_name = "initiative"

    def get_initial(self):
        return {"results": self.row.results, "learned": self.row.learned}

    def act(self, form) -> Initiative:
        return services.finish_initiative(
            initiative=self.row, by=self.request.user, **form.cleaned_data
        )
