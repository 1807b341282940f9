"""What a group says of itself."""

from typing import Any

from django.db import transaction

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked, save_with_lists
from participation.people.groups.models import Group

from ..models import OwnPage, Registration


@transaction.atomic
def save_own_page(*, group: Group, by: User, **fields: Any) -> OwnPage:
    """Written by its office bearers, or by one of us for them. On the register there is a contact to read."""
    group = locked(group)
    page = OwnPage.objects.filter(group=group).first() or OwnPage(group=group)
    on_register = Registration.objects.on_register().filter(group=group).exists()
    if on_register and not fields.get("public_contact", page.public_contact):
        raise Refused("The group is on the register, so everybody can read a contact of it.")
    page.changed_by = by
    save_with_lists(page, **fields)
    record_fact("group_page_written", subject=group, actor=by)
    return page
