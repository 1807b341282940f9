"""The kinds of group with their rules, as a landlord reads and changes them."""

from base.core.audience import Audience
from base.core.lists import Column, StaffList, addresses, link
from base.core.views import WriteRow

from . import services
from .kind_forms import KindForm
from .models import GroupKind
from .rules_in_words import how_many, term, who_may_sit


class Kinds(StaffList):
    audience = Audience.STAFF
    title = "Kinds of group and their rules"
    one, many = "kind", "kinds"
    columns = (
        Column("Kind", sort="name"),
        Column("Who may sit on it", sort=("takes_staff", "takes_panel_members", "takes_customers")),
        Column("How many", sort="cap"),
        Column("Term of office", sort="term_years"),
        Column("Meets", sort="meets_every_months"),
        Column("Groups now", sort="groups_now", numeric=True),
    )
    opens_with = ("position", "name")
    queryset = GroupKind.objects.with_groups().prefetch_related("tenures")
    back = ("groups:list", "Groups")
    template_name = "groups/kinds.html"
    context_object_name = "kinds"

    def look_up(self, rows: list[GroupKind]) -> None:
        self.page_of = addresses("groups:kind")
        self.may_change = Audience.MANAGERS.admits(self.request.user)

    def row(self, row: GroupKind):
        return (
            link(row.name, self.page_of(row.pk)) if self.may_change else row.name,
            who_may_sit(row),
            how_many(row, row.cap) or "As many as wish to",
            term(row) or "Does not end by itself",
            row.how_often or "As it suits",
            row.groups_now,
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            may_change=Audience.MANAGERS.admits(self.request.user), **kwargs
        )


class WriteKind(WriteRow):
    """A new kind, or one that is there. Its rules hold for whoever is appointed from then on."""

    audience = Audience.MANAGERS
    form_class = KindForm
    template_name = "groups/kind.html"
    model = GroupKind
    context_object_name = "kind"

    def act(self, form) -> str:
        saved = services.save_kind(by=self.request.user, kind=self.row, **form.cleaned_data)
        self.success_message = f"{saved}: the rules are saved."
        return "groups:kinds"
