"""Whom an officer rings about a message now: nobody else rings them about anything meanwhile."""

from base.accounts.models import User
from participation.people.customers.models import Customer
from participation.questionnaires.interviews.people import RINGING

from .models import Claim


def rung_about_a_message(customer: Customer, user: User) -> str:
    claims = Claim.objects.live().filter(customer=customer).exclude(officer=user.pk)
    claim = claims.select_related("officer").first()
    return str(claim.officer) if claim else ""


RINGING.add(rung_about_a_message)
