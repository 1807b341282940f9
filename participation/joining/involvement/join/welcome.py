"""The page on which Join ends."""

from django.shortcuts import redirect
from django.views.generic import TemplateView

from base.core.audience import Audience
from participation.people.customers.models import Customer

from ..house_rules import INTEREST_REPLY_WORKING_DAYS
from ..matching import matches_for
from ..models import Joining
from .came_for import CAME_FOR, open_opportunity_called
from .services import CAME_FROM, SENT_FROM_HERE


class Welcome(TemplateView):
    """What happens next. Before the address is proved: how to prove it."""

    audience = Audience.EVERYONE
    shut_when_acting = True

    def dispatch(self, request, *args, **kwargs):
        joining = self.sent_from_here()
        if joining is None or (joining.applied_at and not self.is_theirs(joining.customer)):
            return redirect("join:start")
        self.joining = joining
        return super().dispatch(request, *args, **kwargs)

    def sent_from_here(self) -> Joining | None:
        sent = Joining.objects.select_related("customer__level", "customer__tenure")
        return sent.filter(pk=self.request.session.get(SENT_FROM_HERE)).first()

    def is_theirs(self, customer: Customer | None) -> bool:
        """Of somebody who has not signed in: only while the record holds no more than what they typed.

        Once an officer has looked at it, it may be the housing record of whoever they said they are.
        """
        if customer is None:
            return False
        if self.request.user.is_authenticated:
            return customer.user_id == self.request.user.pk
        return customer.user_id is None and customer.unconfirmed_since is not None

    def get_template_names(self):
        return ["join/welcome.html" if self.joining.applied_at else "join/unconfirmed.html"]

    def get_context_data(self, **kwargs):
        customer = self.joining.customer
        came_for = interest = None
        if customer:
            came_for = open_opportunity_called(self.request.session.get(CAME_FOR, ""))
        if came_for and not came_for.is_for(customer.tenure):
            came_for = None
        if came_for:
            interest = came_for.interests.live().filter(customer=customer).first()
        matches = matches_for(customer) if customer else []
        return super().get_context_data(
            joining=self.joining,
            may_be_theirs=self.may_be_theirs(),
            customer=customer,
            came_for=came_for,
            came_from=self.request.session.get(CAME_FROM),
            interest=interest,
            matches=[match for match in matches if match.opportunity != came_for],
            reply_days=INTEREST_REPLY_WORKING_DAYS.value,
            **kwargs,
        )

    def may_be_theirs(self) -> bool:
        """Somebody else may have joined in this browser before the person who has signed in now.

        Whoever has a record under another name is told nothing of what was sent.
        """
        record = Customer.objects.filter(user_id=self.request.user.pk).first()
        sent = self.joining.answers.get("name", "")
        return record is None or record.name.casefold() == sent.casefold()
