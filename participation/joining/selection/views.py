"""Fair selection as staff plan it, fix its list, draw, and tell how it was done."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.text import capfirst
from django.views.generic import DetailView, TemplateView

from base.core.audience import Audience
from base.core.lists import Column, StaffList, addresses, in_words, lines, link, tag, told
from base.core.views import FormAboutRow, OneButton, WriteRow
from participation.people.customers.models import Customer
from participation.reach.representation.stats import beside_customers, on_record_beside
from participation.reach.representation.tallies import on_record

from . import stats
from .features import profile_of_customers
from .forms import SelectionForm, StandDownForm
from .models import Chosen, Selection
from .services import (
    draw_people,
    fix_list,
    is_as_drawn,
    save_selection,
    stand_down,
    who_can_be_drawn,
)

#: How far a selection is, with the look of its tag.
STATES = {"drawn": ("Drawn", "done"), "fixed": ("List fixed", "doing")}


class Selections(StaffList):
    audience = Audience.STAFF
    title = "Fair selection"
    one, many = "selection", "selections"
    columns = (
        Column("What for", sort="title"),
        Column("From", sort=("segment__name", "opportunity__title")),
        Column("People", sort=("places", "reserves"), also=("In reserve",), numeric=True),
        Column(
            "Where it stands",
            sort=("drawn_at", "fixed_at", "planned_at"),
            also=("Planned by", "Planned on"),
        ),
    )
    opens_with = ("-planned_at",)
    queryset = Selection.objects.without_lists().select_related(
        "segment", "opportunity", "planned_by"
    )
    nothing = "No selection yet."
    way_on = ("selection:plan", "Plan the first")
    back = ("involvement:interests", "Interests")
    template_name = "selection/list.html"
    context_object_name = "selections"

    def look_up(self, rows: list[Selection]) -> None:
        self.page_of = addresses("selection:selection")

    def row(self, row: Selection):
        by, on = str(row.planned_by), timezone.localdate(row.planned_at)
        reserves = row.reserves
        return (
            link(row.title, self.page_of(row.pk)),
            capfirst(row.source_words),
            lines(row.places, told(f"{reserves} in reserve" if reserves else "", reserves)),
            lines(
                tag(*STATES.get(row.state, ("Planned", "plain"))),
                told(f"Planned by {by}, {in_words(on)}", by),
                told("", on),
            ),
        )


class Plan(WriteRow):
    """A new selection, or one whose list is not fixed yet."""

    audience = Audience.STAFF
    form_class = SelectionForm
    template_name = "selection/plan.html"
    context_object_name = "selection"

    def get_queryset(self):
        return Selection.objects.filter(fixed_at=None)

    def act(self, form) -> Selection:
        return save_selection(by=self.request.user, selection=self.row, **form.cleaned_data)


class SelectionPage(DetailView):
    """Where a selection stands; once it is drawn, who was chosen and the account of how."""

    audience = Audience.STAFF
    template_name = "selection/selection.html"
    context_object_name = "selection"

    def get_queryset(self):
        return Selection.objects.select_related("segment", "opportunity", "planned_by")

    def get_context_data(self, **kwargs):
        selection = self.object
        if not selection.fixed_at:
            can_be_drawn = who_can_be_drawn(selection).count()
            groups = len(profile_of_customers(selection.features))
            return super().get_context_data(can_be_drawn=can_be_drawn, groups=groups, **kwargs)
        people = selection.people.select_related("customer__tenure", "customer__area")
        cells = [
            {"name": ", ".join(cell), "listed": listed, "quota": quota, "chosen": chosen}
            for cell, _customers, listed, quota, chosen in selection.cells
            if listed or quota
        ]
        return super().get_context_data(
            listed=sum(len(pks) for _cell, pks in selection.listed),
            customers=sum(number for _cell, number in selection.profile),
            groups=len(selection.profile),
            chosen=[person for person in people if not person.is_reserve],
            reserves=[person for person in people if person.is_reserve],
            cells=cells,
            likeness=[
                (f"likeness-{position}", words, rows)
                for position, (words, rows) in enumerate(stats.likeness(selection), start=1)
            ],
            measure=stats.likeness,
            as_drawn=bool(selection.drawn_at) and is_as_drawn(selection),
            **kwargs,
        )


class Step(OneButton):
    audience = Audience.STAFF

    def get_queryset(self):
        return Selection.objects.without_lists()


class FixList(Step):
    def act(self, selection: Selection) -> str:
        fix_list(selection=selection, by=self.request.user)
        return "The list is fixed and the seed is made. Now draw."


class DrawPeople(Step):
    def act(self, selection: Selection) -> str:
        draw_people(selection=selection, by=self.request.user)
        return "The draw is done."


class StandDown(FormAboutRow):
    audience = Audience.STAFF
    form_class = StandDownForm
    template_name = "selection/stand_down.html"
    context_object_name = "chosen"

    def get_queryset(self):
        return Chosen.objects.select_related("selection", "customer")

    def act(self, form) -> Selection:
        reserve = stand_down(chosen=self.row, by=self.request.user, why=form.cleaned_data["why"])
        called = f" {reserve.customer} is called up." if reserve else ""
        self.success_message = f"{self.row.customer} does not take part.{called}"
        return self.row.selection


class WhoTheyAre(TemplateView):
    """Those who take part after a draw, beside all our customers (T-17)."""

    audience = Audience.STAFF
    template_name = "representation/beside.html"

    def get_context_data(self, pk, **kwargs):
        drawn = Selection.objects.without_lists().exclude(drawn_at=None)
        selection = get_object_or_404(drawn, pk=pk)
        chosen = Chosen.objects.in_it().filter(selection=selection).values("customer")
        people = Customer.objects.current().filter(pk__in=chosen)
        return super().get_context_data(
            heading="Who they are",
            words="Those who were chosen or called up and take part, beside all our customers.",
            back=selection.get_absolute_url(),
            back_words=selection.title,
            comparisons=on_record_beside(on_record(people), hide_small=False),
            definition=beside_customers.definition,
            **kwargs,
        )
