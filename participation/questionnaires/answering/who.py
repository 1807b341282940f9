"""Whose answer it is, and through whom it reaches us."""

from dataclasses import dataclass
from urllib.parse import quote

from django.http import HttpResponseBase
from django.shortcuts import redirect

from base.accounts.models import User
from participation.people.customers.mine import AlsoForOfficers, customer_of
from participation.people.customers.models import Customer

from ..models import PersonalCode, Sheet

#: How somebody for whom an officer acts reached us; anybody else does it online.
MODES = {
    "phone": Sheet.Mode.PHONE,
    "post": Sheet.Mode.PAPER,
    "in_person": Sheet.Mode.IN_PERSON,
    "other": Sheet.Mode.IN_PERSON,
}


@dataclass(frozen=True)
class Who:
    """``customer`` is None of somebody who matches none; ``code`` is what they came with, if they did.
    ``by`` is who does it, as far as we know them, and ``keyed_by`` the officer who does it for somebody else.
    Who ``rings`` has them on the phone, and goes on with whatever they have begun."""

    customer: Customer | None
    code: PersonalCode | None = None
    mode: Sheet.Mode = Sheet.Mode.ONLINE
    by: User | None = None
    keyed_by: User | None = None
    rings: bool = False


class SignedIn(AlsoForOfficers):
    """For a page of :mod:`.views`: whoever has signed in answers, or an officer who acts for somebody."""

    def find_who(self, request) -> Who | HttpResponseBase:
        customer = customer_of(request)
        if customer is None:  # they can sign in and have not said who they are yet
            return redirect(f"/join/?back={quote(request.path)}")
        if request.acting is None:
            return Who(customer, by=request.user)
        officer = request.acting.officer
        return Who(customer, mode=MODES[request.acting.asked], by=request.user, keyed_by=officer)
