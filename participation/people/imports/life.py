"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from participation.people.customers.models import Customer
from participation.people.customers.personal_rows import Rule, declare
from participation.people.customers.record_steps import Traces, also_erase

from .emptying import empty
from .models import Difference, Import, Line, StatedValue

declare(Line, Rule("Lines of lists", erase="delete"))
declare(
    StatedValue,
    Rule(
        "What they said themselves",
        one_per=("field",),
        erase="delete",
        own_copy=("field", "value", "said_at"),
    ),
)
declare(
    Difference,
    Rule(
        "Differences from the housing system",
        erase="delete",
        own_copy=("field", "theirs", "listed", "found_at", "choice"),
        headings={"found_at": "Noticed"},
    ),
)


@also_erase
def forget_in_lists(person: Traces) -> None:
    """Lists name somebody by address or reference alone, or by their name and home."""
    customer = person.customer
    if person.emails:
        Line.objects.filter(email__in=person.emails).delete()
    if customer.reference:
        Line.objects.with_reference(customer.reference).delete()
    Line.objects.filter(customer=None, name=customer.name, postcode=customer.postcode).delete()
    for imported in Import.objects.filter(emptied_at=None):
        if imported.is_applied:
            empty(imported)
        elif _names([imported.samples, imported.offers], customer):
            imported.samples, imported.offers = [], {}
            imported.save(update_fields=["samples", "offers"])


def _names(samples, customer: Customer) -> bool:
    text = str(samples).lower()
    said = (customer.name, customer.reference, customer.email, str(customer.phone or ""))
    return any(one.lower() in text for one in said if one)
