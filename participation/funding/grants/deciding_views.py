"""Deciding on one grant, and what becomes of its money."""

from decimal import Decimal

from django.shortcuts import get_object_or_404

from base.core.audience import Audience
from base.core.templatetags.words import pounds
from base.core.views import ActOnForm, FormAboutRow

from . import services, stats
from .grant_forms import AcceptedForm, AwardForm, ConditionsForm, MoveForm, WhyForm
from .models import Entry, Grant


class AboutGrant(FormAboutRow):
    model = Grant
    context_object_name = "grant"
    template_name = "grants/write.html"
    heading = ""

    def get_queryset(self):
        return super().get_queryset().select_related("group", "scheme_year__scheme")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=self.heading,
            caption=self.row,
            back=self.row.get_absolute_url(),
            back_words="The grant",
            **kwargs,
        )


class Award(AboutGrant):
    audience = Audience.MANAGERS
    form_class = AwardForm
    heading = "Award it"
    refused_at = "pounds"
    success_message = "It is awarded, and offered to the group."

    def get_initial(self):
        """What was asked, less what was not spent of the grant before."""
        carried = services.deduction_for(self.row)
        asked = stats.of_grant(self.row).asked
        off = carried.deducted if carried else Decimal(0)
        return {"pounds": max(asked - off, Decimal(0))}

    def act(self, form) -> Grant:
        services.award(grant=self.row, by=self.request.user, **form.cleaned_data)
        return self.row


class TurnDown(AboutGrant):
    audience = Audience.MANAGERS
    form_class = WhyForm
    heading = "Do not award it"
    success_message = "It is not awarded. The group reads your reason."

    def act(self, form) -> Grant:
        services.turn_down(grant=self.row, by=self.request.user, **form.cleaned_data)
        return self.row


class Accepted(AboutGrant):
    """An office bearer said it to one of us, or signed the letter."""

    audience = Audience.STAFF
    form_class = AcceptedForm
    heading = "The group accepts"
    success_message = "It is on record."

    def act(self, form) -> Grant:
        services.accept(grant=self.row, by=self.request.user, **form.cleaned_data)
        return self.row


class Conditions(AboutGrant):
    audience = Audience.STAFF
    form_class = ConditionsForm
    heading = "Conditions"
    success_message = "The conditions are checked."

    def get_form_kwargs(self):
        asked = self.row.scheme_year.scheme.conditions_to_check
        return {**super().get_form_kwargs(), "conditions": asked}

    def act(self, form) -> Grant:
        services.check_conditions(grant=self.row, by=self.request.user)
        return self.row


class Move(AboutGrant):
    """Awards go up and down by a manager's word; what was paid and what came back, an officer puts on record."""

    audience = Audience.STAFF
    form_class = MoveForm
    heading = "Put on record what happened"
    refused_at = "pounds"
    success_message = "It is on record."

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        if not Audience.MANAGERS.admits(self.request.user):
            form.fields["what"].choices = [
                one for one in form.fields["what"].choices if one[0] in ("pay", "give_back")
            ]
        return form

    def act(self, form) -> Grant:
        said = form.cleaned_data
        what, on = said.pop("what"), said.pop("on")
        act = {
            "pay": services.pay,
            "give_back": services.give_back,
            "raise_award": services.raise_award,
            "lower_award": services.lower_award,
        }[what]
        if what in ("pay", "give_back"):
            said["on"] = on
        act(grant=self.row, by=self.request.user, **said)
        return self.row


class TakeBack(ActOnForm):
    """An entry was a mistake. It stays, and another one beside it takes it back."""

    audience = Audience.MANAGERS
    form_class = WhyForm
    template_name = "grants/write.html"
    success_message = "It is taken back. Both entries stay in the ledger."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        rows = Entry.objects.select_related("group", "grant", "scheme_year__scheme")
        self.entry = get_object_or_404(rows, pk=kwargs["pk"])

    def leads_to(self):
        if self.entry.grant is not None:
            return self.entry.grant.get_absolute_url()
        return self.entry.scheme_year.get_absolute_url()

    def act(self, form) -> str:
        services.take_back(entry=self.entry, by=self.request.user, **form.cleaned_data)
        return self.leads_to()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading="Take back an entry",
            caption=f"{self.entry.get_kind_display()}: {pounds(self.entry.pounds)}",
            back=self.leads_to(),
            back_words="Back",
            **kwargs,
        )
