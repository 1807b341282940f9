from django.db import transaction

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from participation.people.customers.models import Customer

from ..models import RaisedBy, Recommendation


@transaction.atomic
def note_raised(*, recommendation: Recommendation, customer: Customer, by: User) -> RaisedBy:
    """They raised the matter, and hear of each step from now on. Noted twice, it is noted once."""
    if customer.erased_at is not None:
        raise Refused("This person's record has been erased.")
    raised, new = RaisedBy.objects.get_or_create(recommendation=recommendation, customer=customer)
    if new:
        record_fact(
            "recommendation_raised_by", subject=recommendation, actor=by, customer=customer.pk
        )
    return raised
