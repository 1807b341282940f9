"""Where customers who write for a report by their office, such as the chair of a panel, write on their own page."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from base.accounts.models import User
from base.core.audience import Audience
from base.core.refused import Refused
from base.core.views import ActOnForm
from participation.people.groups.models import Membership

from .forms import OwnWordsForm
from .kinds import Scope
from .models import Contribution
from .sections import Part
from .services import save_contribution
from .staff_views import kind_or_404


def seats_of(user: User) -> list[Membership]:
    """By which somebody may write: all on which they sit for customers at this moment, with a vote."""
    mine = Membership.objects.sitting().of_customers().counted().filter(customer__user=user.pk)
    return list(mine.select_related("customer", "group__kind").order_by("pk"))


def refuse_words_of_another_panel(scope: Scope, part: Part, user: User) -> None:
    """A report has each part once, and no panel writes over what another wrote for it."""
    written = Contribution.objects.of(scope).filter(part=part.code).first()
    if written is None:
        return
    theirs = seats_by_which(part, written.written_by)
    mine = seats_by_which(part, user)
    if theirs and theirs.isdisjoint(mine):
        raise Refused(
            f"{written.author} has written this part of the report. Ask us to put both of your words into it."
        )


def seats_by_which(part: Part, user: User) -> set[int]:
    """The groups for which somebody may write this part."""
    may = part.signed_by or (lambda seats: None)
    return {seat.group_id for seat in seats_of(user) if may([seat])}


class WriteOwnWords(ActOnForm):
    """One part of one report. It is signed as their seat is on record; whoever has the seat no more finds nothing."""

    request: Any
    audience = Audience.CUSTOMERS
    form_class = OwnWordsForm
    template_name = "reports/own_words.html"
    success_message = "Saved. The next report that is built will have it."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        kind = kind_or_404(kwargs["kind"])
        scope = next((one for one in kind.offered() if one.about == kwargs["about"]), None)
        part = kind.part(kwargs["part"])
        signed = part.signed_by(seats_of(request.user)) if part and part.signed_by else None
        if scope is None or part is None or signed is None:
            raise Http404
        self.scope, self.part, self.signed = scope, part, signed

    def get_form_kwargs(self):
        written = Contribution.objects.of(self.scope).filter(part=self.part.code).first()
        return {**super().get_form_kwargs(), "instance": written}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            part=self.part, scope=self.scope, signed=self.signed, **kwargs
        )

    def act(self, form) -> str:
        refuse_words_of_another_panel(self.scope, self.part, self.request.user)
        save_contribution(
            scope=self.scope,
            part=self.part.code,
            author=self.signed.author,
            author_role=self.signed.role,
            text=form.cleaned_data["text"],
            by=self.request.user,
        )
        return reverse("recommendations:my_panels")
