"""What pages about one person show of this app."""

from django.db.models import Q

from base.core.kept_queries import kept_query
from participation.people.customers.models import Customer
from participation.people.customers.pages import MOST_ROWS, MY_PAGE, ON_RECORD

from .models import WrittenSection

MOST_SHOWN = 5


@ON_RECORD.section("written/_on_record.html", position=75)
def written(customer: Customer) -> dict:
    return {"written": customer.written_sections.select_related("asked_by")[:MOST_ROWS]}


@kept_query
def own_sections(told):
    mine = WrittenSection.objects.live().of_writer(Q(customer=told.number("customer")))
    return mine.select_related("group").order_by("-asked_at", "-pk")[:MOST_SHOWN]


@MY_PAGE.section("written/_on_my_page.html", position=15)
def my_sections(customer: Customer) -> dict:
    has_some = getattr(customer, "has_to_write", True)  # their page has looked that up
    return {"sections": own_sections.rows(customer=customer.pk) if has_some else []}
