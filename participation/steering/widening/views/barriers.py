"""What stops people, and whether it still does."""

from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.lists import Column, StaffList, addresses, in_the_order_of, lines, link, quiet, tag
from base.core.views import FormAboutRow

from .. import forms, services
from ..models import Barrier
from .owned import WriteOwned


class Barriers(StaffList):
    """Those in the way first, the soonest to be looked at on top; then the settled ones."""

    audience = Audience.STAFF
    title = "What stops people"
    one, many = "barrier", "barriers"
    columns = (
        Column("What", sort="title", also=("Grounds",)),
        Column("Whom it stops", sort="who"),
        Column(
            "Where it stands", sort=in_the_order_of("state", Barrier.State.values), also=("Owner",)
        ),
        Column("Look again", sort="review_on"),
    )
    opens_with = ("review_on",)
    queryset = Barrier.objects.select_related("owner").prefetch_related("grounds")
    nothing = "Nothing is on record. Ask people who did not come what stopped them."
    way_on = ("widening:new_barrier", "Write the first one down")
    back = ("widening:overview", "Hearing from everybody")
    template_name = "widening/barriers.html"
    context_object_name = "barriers"

    def look_up(self, rows: list[Barrier]) -> None:
        self.page_of = addresses("widening:barrier")

    def row(self, row: Barrier):
        return (
            lines(
                link(row.title, self.page_of(row.pk)),
                quiet(", ".join(str(ground) for ground in row.grounds.all())),
            ),
            row.who,
            lines(tag(row.get_state_display(), row.state_kind), row.owner),
            row.review_on or "–",
        )


class BarrierPage(TemplateView):
    audience = Audience.STAFF
    template_name = "widening/barrier.html"

    def get_context_data(self, pk, **kwargs):
        barrier = get_object_or_404(Barrier.objects.select_related("owner"), pk=pk)
        return super().get_context_data(
            barrier=barrier,
            grounds=barrier.grounds.all(),
            looks=barrier.looks.select_related("looked_by"),
            initiatives=barrier.initiatives.all(),
            changes=changes_of(barrier),
            **kwargs,
        )


class WriteBarrier(WriteOwned):
    model, name = Barrier, "barrier"
    form_class = forms.BarrierForm
    save = staticmethod(services.save_barrier)
    new_heading = "What stops people?"


class LookAtBarrier(FormAboutRow):
    """Is a barrier still in the way?"""

    audience = Audience.STAFF
    form_class = forms.LookForm
    template_name = "widening/look.html"
    success_message = "Saved."
    context_object_name = "barrier"

    def get_queryset(self):
        return Barrier.objects.select_related("owner")

    def get_initial(self):
        return {"shown": self.row.review_on, "state": self.row.state}

    def act(self, form) -> Barrier:
        services.look_at_barrier(barrier=self.row, by=self.request.user, **form.cleaned_data)
        return self.row
