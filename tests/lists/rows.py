"""Rows for every list of staff: ``MAKE[name of its address](number)`` makes row so many of the list."""

import datetime as dt
from collections.abc import Callable

from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Role
from participation.joining.involvement.models import Interest, Opportunity, Placement
from participation.people.customers.models import Customer
from tests.factories.activities import make_opportunity, make_past_event
from tests.factories.enquiries import make_enquiry, make_idea, make_issue
from tests.factories.groups import make_group
from tests.factories.messages import make_failed_message, make_message
from tests.factories.people import make_customer, make_estate, make_user


def person(n: int) -> Customer:
    return make_customer(
        f"Jean Smith {n:03}",
        tenure="tenant" if n % 2 else None,
        area=make_estate() if n % 3 else None,
        joined_at=timezone.now() - dt.timedelta(days=n) if n % 4 else None,
    )


def interest(n: int, **fields) -> Interest:
    opportunity = Opportunity.objects.first() or make_opportunity()
    due = timezone.localdate() + dt.timedelta(days=n - 1)
    return Interest.objects.create(
        opportunity=opportunity, customer=person(n), reply_due_on=due, **fields
    )


def placement(n: int) -> Placement:
    return Placement.objects.create(
        interest=interest(n, state=Interest.State.PLACED),
        role_title=f"Reader {n}",
        started_on=timezone.localdate(),
        trained_on=timezone.localdate() if n % 2 else None,
        training="Reading aloud" if n % 2 else "",
    )


def officer(n: int) -> User:
    """One for all rows but the first."""
    return make_user(Role.STAFF, email=f"officer{n and 1}@example.org", name=f"Officer {n and 1}")


def by() -> User:
    return User.objects.filter(name="Officer 0").first() or officer(0)


MAKE: dict[str, Callable[..., object]] = {
    "activities:staff_list": lambda n: make_past_event(f"Walk {n:03}", days_ago=n + 1),
    "contact:list": lambda n: (make_failed_message if n % 2 else make_message)(person(n)),
    "customers:list": person,
    "enquiries:list": lambda n: make_enquiry(f"The close {n:03} is dark.", customer=person(n)),
    "groups:list": lambda n: make_group(f"Association {n:03}", area=make_estate()),
    "ideas:ideas": lambda n: make_idea(by(), f"Tool library {n:03}", source="staff"),
    "ideas:issues": lambda n: make_issue(by(), f"Damp {n:03}"),
    "involvement:interests": interest,
    "involvement:opportunities": lambda n: make_opportunity(f"Panel {n:03}"),
    "involvement:placements": placement,
}
#: What stands in the addresses of lists of one thing, made before their rows.
ABOUT: dict[str, Callable[[], dict[str, int]]] = {}
