"""What staff see of people: find one, and the one page that holds what we know of them."""

from django.shortcuts import get_object_or_404
from django.views.generic import ListView, TemplateView

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.paging import UncountedPaginator
from base.core.views import ActOnForm

from .models import Customer
from .notes import add_note
from .search import find_customers
from .staff_forms import NoteForm, PeopleFilter

MOST_ROWS = 20  # of one kind on the one page of a person who has been involved for years


class FindPeople(TemplateView):
    """The first few matches, as a fragment that htmx puts under the box while somebody types."""

    audience = Audience.STAFF
    template_name = "customers/_matches.html"

    def get_context_data(self, **kwargs):
        typed = self.request.GET.get("q", "")
        return super().get_context_data(typed=typed, matches=find_customers(typed), **kwargs)


class People(ListView):
    audience = Audience.STAFF
    paginator_class = UncountedPaginator
    paginate_by = 25
    context_object_name = "people"

    def get_queryset(self):
        self.filter = PeopleFilter(self.request.GET)
        people = self.filter.narrow(Customer.objects.current())
        return people.select_related("tenure", "area").order_by("name", "pk")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            filter=self.filter, typed=self.request.GET.get("q", ""), **kwargs
        )

    def get_template_names(self):
        whole_page = not self.request.htmx or self.request.htmx.history_restore_request
        return ["customers/people.html" if whole_page else "customers/_people.html"]


class Person(ActOnForm):
    """One person on one page. Their equality answers are not on it: those are read only as totals."""

    audience = Audience.STAFF
    form_class = NoteForm
    template_name = "customers/person.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        everybody = Customer.objects.select_related("tenure", "area", "level", "user")
        self.customer = get_object_or_404(everybody, pk=kwargs["pk"])

    def act(self, form) -> str:
        add_note(customer=self.customer, author=self.request.user, text=form.cleaned_data["text"])
        return f"{self.customer.get_absolute_url()}#notes"

    def get_context_data(self, **kwargs):
        person = self.customer
        # Interests, bookings and the rest belong to apps above this one, and are reached by name.
        return super().get_context_data(
            customer=person,
            preferences=person.preferences.all(),
            consents=person.consents.select_related("recorded_by").order_by(
                "purpose", "channel", "-at", "-pk"
            ),
            memberships=person.memberships.select_related("group").order_by("-from_on", "-pk")[
                :MOST_ROWS
            ],
            interests=person.interests.select_related("opportunity")[:MOST_ROWS],
            bookings=person.bookings.select_related("event").order_by("-event__starts_at")[
                :MOST_ROWS
            ],
            engagements=person.engagements.select_related("activity").order_by("-day")[:MOST_ROWS],
            messages_sent=person.messages.order_by("-created_at")[:MOST_ROWS],
            format_requests=person.format_requests.select_related("format").order_by(
                "-asked_on", "-pk"
            )[:MOST_ROWS],
            joined=person.merges.can_be_undone().first(),
            notes=person.notes.select_related("author"),
            changes=changes_of(person, limit=5),
            **kwargs,
        )
