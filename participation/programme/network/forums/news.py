"""Members who want to hear of what is new in a forum: once a day, in one message for each forum."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from base.core.refused import Refused
from base.core.rows import locked
from participation.messages.contact.services import send
from participation.people.customers.models import Customer

from ..models import Forum, ForumMember, ForumNotice


@transaction.atomic
def want_news(*, forum: Forum, customer: Customer | None, wants: bool) -> None:
    """From now on, or no more. Said twice, it is said once."""
    member = ForumMember.objects.live().filter(forum=forum, customer=customer).first()
    if member is None:
        raise Refused("Join this forum first.")
    member = locked(member)
    if member.wants_news != wants:
        member.wants_news, member.told_until = wants, timezone.now()
        member.save(update_fields=["wants_news", "told_until"])


def tell_news(now: dt.datetime | None = None) -> int:
    """How many were told. Run again, it tells nobody twice."""
    now = now or timezone.now()
    waiting = ForumMember.objects.live().filter(wants_news=True, forum__ended_on=None)
    return sum(_tell(member, now) for member in waiting.select_related("forum", "customer__area"))


@transaction.atomic
def _tell(member: ForumMember, now: dt.datetime) -> bool:
    """Who may not be in it any more hears nothing: a forum for an estate is not for somebody who moved away."""
    forum, customer = member.forum, member.customer
    since = locked(member).told_until
    new = ForumNotice.objects.standing().filter(
        forum=forum, posted_at__gt=since, posted_at__lte=now
    )
    count = new.exclude(customer=customer).count()
    if not count or not Forum.objects.joined_by(customer).filter(pk=forum.pk).exists():
        return False
    send(
        customer,
        "network/email/forum_news",
        about=f"network.forum:{forum.pk}",
        dedupe_key=f"network.forum_news:{member.pk}:{now:%Y-%m-%dT%H:%M}",
        context={"forum": forum, "count": count},
    )
    ForumMember.objects.filter(pk=member.pk).update(told_until=now)
    return True
