"""What staff see of people: find one, and the one page that holds what we know of them."""

from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.lists import Column, StaffList, addresses, lines, link, quiet
from base.core.views import FormAboutRow, OneButton

from .models import Customer
from .notes import add_note
from .pages import ON_RECORD
from .phones import why_no_text
from .search import find_customers, marked
from .services import confirm_details
from .staff_forms import NoteForm, PeopleFilter


class FindPeople(TemplateView):
    """The first few matches, as a fragment that htmx puts under the box while somebody types."""

    audience = Audience.STAFF
    template_name = "customers/_matches.html"

    def get_context_data(self, **kwargs):
        typed = self.request.GET.get("q", "")
        return super().get_context_data(typed=typed, matches=find_customers(typed), **kwargs)


class People(StaffList):
    audience = Audience.STAFF
    title = "People"
    one, many = "person", "people"
    columns = (
        Column("Name", sort="name"),
        Column("Tenure", sort=("tenure__position", "tenure__name", "name")),
        Column("Area", sort=("area__name", "name")),
        Column("Involved since", sort="joined_at"),
    )
    more_in_file = (
        Column("Reference"),
        Column("Address", contact=True),
        Column("Postcode", contact=True),
        Column("Email", contact=True),
        Column("Phone", contact=True),
    )
    opens_with = ("name",)
    personal = True
    filter_class = PeopleFilter
    as_typed = "q"
    button = "Find people"
    queryset = (
        Customer.objects.current()
        .select_related("tenure", "area")
        .only(
            *("name", "reference", "address", "postcode", "email", "phone", "joined_at"),
            *("tenure__name", "tenure__in_main_count", "area__name"),
        )
    )
    nothing_fits = (
        "Nobody matches. Try part of the name, the reference, the street or the postcode."
    )
    template_name = "customers/people.html"
    context_object_name = "people"

    def look_up(self, rows: list[Customer]) -> None:
        self.typed = self.request.GET.get("q", "")
        self.page_of = addresses("customers:detail")

    def row(self, row: Customer):
        name = marked(row.name, self.typed) if self.typed else None
        where = ", ".join(
            filter(None, (row.reference or "No reference yet", row.address, row.postcode))
        )
        return (
            lines(
                link(row.name, self.page_of(row.pk), marked=name),
                quiet(
                    where, marked=marked(where, self.typed) if self.typed else None, in_file=False
                ),
            ),
            self.tenure(row),
            row.area.name if row.area else "Not recorded",
            row.joined_at or "Not yet",
        )

    @staticmethod
    def tenure(row: Customer):
        if row.tenure is None:
            return "Not recorded"
        if row.tenure.in_main_count:
            return row.tenure.name
        return lines(row.tenure.name, quiet("Counted apart", in_file=False))

    def row_in_file(self, row: Customer):
        return row.reference, row.address, row.postcode, row.email, str(row.phone or "")


class Person(FormAboutRow):
    """One person on one page. Their equality answers are not on it: those are read only as totals."""

    audience = Audience.STAFF
    form_class = NoteForm
    template_name = "customers/person.html"
    context_object_name = "customer"

    def get_queryset(self):
        return Customer.objects.select_related("tenure", "area", "level", "user")

    def act(self, form) -> str:
        add_note(customer=self.row, author=self.request.user, text=form.cleaned_data["text"])
        return f"{self.row.get_absolute_url()}#notes"

    def get_context_data(self, **kwargs):
        person = self.row
        return super().get_context_data(
            customer=person,
            number_to_look_at=person.phone_unseen_since and not why_no_text(str(person.phone)),
            sections=ON_RECORD.about(person),
            notes=person.notes.select_related("author"),
            changes=changes_of(person, limit=5),
            **kwargs,
        )


class ConfirmDetails(OneButton):
    """The officer has spoken to them, or found the number elsewhere: it is theirs."""

    audience = Audience.STAFF
    model = Customer

    def act(self, row: Customer) -> str:
        confirm_details(customer=row, by=self.request.user)
        return "Texts can go to this number now."
