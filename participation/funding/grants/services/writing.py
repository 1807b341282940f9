"""Letters about a grant: one text, which is kept, sent and laid out as PDF."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.messages.contact.models import Purpose
from participation.messages.contact.services import rendered, send
from participation.programme.registration.services.writing import written_to

from ..models import Grant, Letter


def write_to_group(grant: Grant, what: str, **context: Any) -> Letter:
    """Write to each office bearer of the group by the way they chose; to be called in a transaction.

    ``what`` names a text of ``grants/letters``; its words are kept as they were sent.
    """
    given = {"grant": grant, "group": grant.group, "year": grant.scheme_year, **context}
    template = f"grants/letters/{what}"
    subject, words = rendered(template, given)
    people = written_to(grant.group)
    letter = Letter.objects.create(
        grant=grant, what=what, subject=subject, words=words, told=len(people)
    )
    for customer in people:
        send(
            customer,
            template,
            purpose=Purpose.SERVICE,
            about=grant.source,
            dedupe_key=f"grants.letter:{letter.pk}:{customer.pk}",
            context=given,
        )
    return letter


@transaction.atomic
def note_posted(*, letter: Letter, by: User) -> None:
    """One of us put it into the post. Noting it again changes nothing."""
    letter = locked(letter)
    if letter.told:
        raise Refused("The office bearers have it already, by the way they chose.")
    if letter.posted_on is None:
        letter.posted_on, letter.posted_by = timezone.localdate(), by
        letter.save(update_fields=["posted_on", "posted_by"])
        record_fact("grant_letter_posted", subject=letter.grant, actor=by, letter=letter.pk)
