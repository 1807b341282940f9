"""What a send-out can invite to: activities that are coming, and what other apps announce.

Opportunities live beside this app, not below it: ``portal.reactions`` adds them to ``PROVIDERS``.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from base.core.templatetags.words import clock
from participation.programme.activities import kinds
from participation.programme.activities.models import Activity
from participation.reach.segments.filters import Criteria


@dataclass(frozen=True)
class Invitation:
    """One thing to invite to. ``source`` is how rows name it, ``path`` where a person says yes."""

    source: str
    title: str
    path: str
    starts_at: dt.datetime | None = None
    #: The groups for whose members alone it is; empty where anybody may say yes.
    only_for: frozenset[str] = frozenset()

    @property
    def when(self) -> str:
        if self.starts_at is None:
            return ""
        return (
            f"{date_format(timezone.localdate(self.starts_at), 'l j F')}, {clock(self.starts_at)}"
        )

    def is_for_all_of(self, criteria: Criteria) -> bool:
        """Whether everybody whom these filters find may come: to what is for groups alone, those who
        sit on one of them."""
        asked = set(criteria.get("groups") or ())
        return not self.only_for or (bool(asked) and asked <= self.only_for)


def coming_activities() -> Iterable[Invitation]:
    """What is coming, and consultations until they close: they have a last day, and no time to come."""
    now = timezone.now()
    open_ones = Q(ends_at__gt=now, cancelled_at=None, kind__in=kinds.codes("is_consultation"))
    still = Q(starts_at__gt=now, cancelled_at=None) | open_ones
    for activity in Activity.objects.published().filter(still).prefetch_related("only_for"):
        yield Invitation(
            activity.source,
            activity.title,
            activity.get_absolute_url(),
            None if kinds.of(activity.kind).is_consultation else activity.starts_at,
            frozenset(group.slug for group in activity.only_for.all()),
        )


PROVIDERS: list[Callable[[], Iterable[Invitation]]] = [coming_activities]


def why_not_now(source: str, when: str, criteria: Criteria) -> str:
    """Why nobody should be invited to it any more, as it was announced; empty where all is as it was."""
    if not source:
        return ""
    now = open_invitations().get(source)
    if now is None:
        return "What it invites to is over, closed or called off"
    if not now.is_for_all_of(criteria):
        return "What it invites to is only for those who sit on some groups now"
    return "" if now.when == when else "What it invites to is at another time now"


def open_invitations() -> dict[str, Invitation]:
    found = (invitation for provider in PROVIDERS for invitation in provider())
    return {invitation.source: invitation for invitation in found}
