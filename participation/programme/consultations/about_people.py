"""What the page of a customer's own involvement shows of this app."""

from django.urls import reverse
from django.utils.safestring import SafeString

from base.core.kept_queries import kept_query
from base.core.pieces import action_link, dated_item, day_of, in_words
from participation.people.customers.models import Customer
from participation.people.customers.pages import MY_PAGE

from .models import Response

#: All that a line shows.
SHOWN = ("consultation__slug", "consultation__kind", "consultation__title", "consultation__ends_at")


@kept_query
def answers_to_open_ones(told):
    mine = Response.objects.to_open_ones(told.now).filter(customer=told.number("customer"))
    mine = mine.select_related("consultation").only("customer", *SHOWN)
    return mine.order_by("consultation__ends_at")


@MY_PAGE.section("consultations/_on_my_page.html", position=12)
def my_answers(customer: Customer) -> dict:
    has_answered = getattr(customer, "has_answered", True)  # their page has looked that up
    answers = answers_to_open_ones.rows(customer=customer.pk) if has_answered else []
    return {"answers": [_answered(answer) for answer in answers]}


def _answered(answer: Response) -> SafeString:
    one = answer.consultation
    until = in_words(day_of(one.ends_at), weekday=True)
    change = reverse("consultations:start_answering", args=[one.slug])
    return dated_item(
        one.ends_at,
        one.get_absolute_url(),
        one.title,
        f"You have answered. You can change it until {until}.",
        action_link("Change", change, one.title),
    )
