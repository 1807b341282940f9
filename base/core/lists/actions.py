"""What is done to several rows of a list at once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.contrib import messages
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from base.core.audience import Audience
from base.core.once import OnceForm, do_once
from base.core.refused import Refused
from base.core.row_numbers import row_number

#: Rows that one press may act on: what a page holds, and no more that somebody made up.
MOST_TICKED = 100
#: Refusals that are told by name; the others by their number.
MOST_TOLD = 10


@dataclass(frozen=True)
class Action:
    """A button under the list. ``act(row, user)`` is a service for one row, which may refuse.

    ``done`` says what became of the rows, after their number: "put away".
    """

    code: str
    words: str
    act: Callable[[Any, Any], Any]
    done: str
    audience: Audience = Audience.STAFF


@dataclass
class Done:
    """How many rows it was done to, and what each of the others said."""

    number: int = 0
    refused: list[str] = field(default_factory=list)


def do_to_each(action: Action, rows: Iterable[Model], *, by) -> Done:
    """A row that refuses leaves the others done, and is named with its reason."""
    done = Done()
    for row in rows:
        try:
            with transaction.atomic():
                action.act(row, by)
        except Refused as refusal:
            done.refused.append(f"{row}: {refusal}")
        else:
            done.number += 1
    return done


class ActsOnTicked:
    """For a view that lists ``everything()`` and takes ticked rows by POST."""

    request: HttpRequest
    actions: ClassVar[Sequence[Action]] = ()

    def everything(self) -> QuerySet:
        raise NotImplementedError

    @property
    def offered(self) -> list[Action]:
        """The actions that are theirs to do."""
        return [one for one in self.actions if one.audience.admits(self.request.user)]

    def act_on_ticked(self) -> HttpResponse:
        """Once, however often it is pressed; then back to the list as it was."""
        asked, back = self.request.POST, redirect(self.request.get_full_path())
        action = next((one for one in self.offered if one.code == asked.get("do")), None)
        if action is None:
            raise Http404
        ticked = [number for one in asked.getlist("row") if (number := row_number(one))]
        if not ticked:
            messages.warning(self.request, "Tick the rows you mean, then press the button again.")
            return back
        form = OnceForm(asked)
        token = form.cleaned_data["form_token"] if form.is_valid() else None
        rows = self.everything().filter(pk__in=ticked[:MOST_TICKED]).order_by("pk")

        def act() -> str:
            self.tell(action, do_to_each(action, rows, by=self.request.user))
            return self.request.path

        do_once(token, act)
        return back

    def tell(self, action: Action, done: Done) -> None:
        if done.number:
            messages.success(self.request, f"{done.number:,} {action.done}.")
        if done.refused:
            told, more = done.refused[:MOST_TOLD], len(done.refused) - MOST_TOLD
            others = f" And {more:,} more." if more > 0 else ""
            messages.warning(
                self.request, f"Not done for {len(done.refused):,}: {' '.join(told)}{others}"
            )
