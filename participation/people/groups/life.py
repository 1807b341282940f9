"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from collections.abc import Callable

from django.db.models import Q

from base.accounts.models import User
from participation.people.customers.models import Customer
from participation.people.customers.personal_rows import Rule, declare
from participation.people.customers.record_steps import MergeStep, also_merge, looks_at_joining

from .models import Membership
from .services import fit_panel_role, hold_panel_role
from .signals import seats_taken

# Who was chair of what tells who it was, so nothing of it stays.
declare(
    Membership,
    Rule(
        "Groups they sit on",
        one_per=("group_id",),
        among=Q(until_on=None),
        erase="delete",
        own_copy=("group", "sits_as", "role", "from_on", "until_on", "term_ends_on"),
        headings={
            "sits_as": "You sit there as",
            "from_on": "From",
            "until_on": "Until",
            "term_ends_on": "Your term ends",
        },
    ),
)
declare(
    Membership.history.model,
    Rule("Earlier states of sitting on groups", erase="delete"),
)


def role_goes_with_the_seats(away: Customer, kept: Customer) -> list:
    """Whoever signs in with the one record that is left has the seats of both."""
    sits = kept.memberships.scrutinising().exists()
    account = kept.user or away.user
    for user in {away.user, kept.user}:
        if user is not None:
            hold_panel_role(user=user, sits=sits and user == account)
    return [kept.pk]


def role_is_shared_out_again(kept: list, number: int) -> None:
    for customer in Customer.objects.filter(pk__in=[*kept, number]):
        fit_panel_role(customer=customer, by=None)


also_merge(MergeStep("panel_role", role_goes_with_the_seats, role_is_shared_out_again))


@looks_at_joining
def see_who_comes_to_a_seat(away: Customer, kept: Customer) -> Callable[[Customer, User], None]:
    """Whoever signs in with the record that is left reads what its groups keep to themselves. Each on which they
    did not sit before hears of it, as of a seat that is given."""
    signs_in = kept if kept.user_id else away
    sat_on = set(signs_in.memberships.sitting().values_list("group", flat=True))

    def tell(left: Customer, by: User) -> None:
        seats = left.memberships.sitting().exclude(group__in=sat_on).select_related("group")
        for seat in seats.order_by("pk") if left.user_id else ():
            seats_taken.send(Membership, seats=[seat], by=by)

    return tell
