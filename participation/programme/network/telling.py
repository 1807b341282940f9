"""Members hear of dates, papers and notices by the way they chose.

Messages stay on record where our staff read them. So they say that there is something and where it is, and when
and where people meet; never what a paper is called, or what somebody wrote.
"""

from collections.abc import Container
from typing import Any

from base.accounts.models import User
from participation.messages.contact.services import rendered, send, send_to_address
from participation.people.groups.insiders import seats_inside
from participation.people.groups.models import Group


def tell_members(
    group: Group,
    template: str,
    *,
    key: str,
    context: dict[str, Any],
    but: User | None = None,
    besides: Container[int] = (),
) -> int:
    """One message each, to everybody who sits there now, apart from whoever did it and the seats ``besides``.

    Returns how many were told.
    """
    told = 0
    given = {"group": group, **context}
    for seat in seats_inside().filter(group=group).select_related("customer__user", "colleague"):
        if seat.pk in besides:
            continue
        dedupe_key = f"{key}:{seat.pk}"
        if seat.customer is not None:
            if but is not None and seat.customer.user_id == but.pk:
                continue
            about = f"groups.group:{group.pk}"
            send(seat.customer, template, about=about, dedupe_key=dedupe_key, context=given)
        elif seat.colleague_id != (but and but.pk):
            tell_colleague(seat.colleague, template, dedupe_key=dedupe_key, context=given)
        else:
            continue
        told += 1
    return told


def tell_colleague(user: User, template: str, *, dedupe_key: str, context: dict[str, Any]) -> None:
    subject, text = rendered(template, {"customer": user, **context})
    send_to_address(
        user.email, template=template, subject=subject, text=text, dedupe_key=dedupe_key
    )
