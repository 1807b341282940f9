"""Pages about one person's own record, which an officer who acts for that person may use too."""

from django.db import transaction
from django.db.models import Q
from django.http import Http404

from base.core.kept_queries import kept_query

from .models import Customer


def customer_of(request) -> Customer | None:
    """Whose record the page is about: the signed-in person's, or the one an officer acts for."""
    if (acting := getattr(request, "acting", None)) is not None:
        return acting.customer
    if not request.user.is_authenticated:
        return None
    return signed_in.first(user=request.user.pk)


@kept_query
def signed_in(told):
    people = Customer.objects.select_related("tenure", "level", "area__parent")
    return people.filter(user=told.number("user"))


def own_rows(request) -> Q:
    """The same for rows that name a customer, without a query."""
    if (acting := getattr(request, "acting", None)) is not None:
        return Q(customer=acting.customer_id)
    if not request.user.is_authenticated:
        return Q(pk__in=())
    return Q(customer__user=request.user)


def whose(request) -> dict[str, int | None]:
    """What a kept query is told, so that :func:`own` finds the same rows in it."""
    acting = getattr(request, "acting", None)
    return {
        "acted_for": acting and acting.customer_id,
        "user": None if acting else request.user.pk,
    }


def own(told) -> Q:
    return Q(customer=told.number("acted_for")) | Q(customer__user=told.number("user"))


def said_at(request, usual: str) -> str:
    """Where something was said, for the record: ``usual``, or to an officer who acted for them."""
    if (acting := getattr(request, "acting", None)) is None:
        return usual
    return f"acted for ({acting.get_asked_display().lower()})"[:30]


class OwnRecord:
    """For a view about the signed-in person's own record, which it finds as ``self.customer``."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.customer = customer_of(request)

    def dispatch(self, request, *args, **kwargs):
        if self.customer is None:
            raise Http404("This person has no customer record.")
        return super().dispatch(request, *args, **kwargs)


class AlsoForOfficers:
    """Mix into a customer's view that an officer may use while acting for somebody.

    A view that did something says so in ``self.done``, in words for the copy that the customer gets:
    it is written down in the same transaction.
    """

    open_when_acting = True
    done = ""

    def dispatch(self, request, *args, **kwargs):
        acting = getattr(request, "acting", None)
        if acting is None or request.method != "POST":
            return super().dispatch(request, *args, **kwargs)
        with transaction.atomic():
            response = super().dispatch(request, *args, **kwargs)
            if self.done:
                acting.write_down(self.done)
        return response
