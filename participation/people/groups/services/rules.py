"""The rules of a kind of group."""

from typing import Any

from django.db import transaction

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.rows import locked, save_with_lists
from base.core.slugs import free_slug

from ..models import GroupKind
from ..signals import opened_to_staff
from .panel_role import fit_panel_roles


@transaction.atomic
def save_kind(*, by: User, kind: GroupKind | None = None, **fields: Any) -> GroupKind:
    """Write a new kind, or change one. Whoever sits on such a group stays, whatever its limits are now."""
    if kind is None:
        code = free_slug(GroupKind, fields["name"], 45, field="code")
        kind = GroupKind(code=code, position=GroupKind.objects.count())
    else:
        kind = locked(kind)
    examined, took_staff = kind.scrutinises, kind.takes_staff
    save_with_lists(kind, **fields)
    plain = (int, str, type(None))
    told: dict[str, Any] = {
        name: value for name, value in fields.items() if isinstance(value, plain)
    }
    record_fact("group_kind_saved", subject=kind, actor=by, **told)
    if kind.scrutinises != examined:
        fit_panel_roles(by=by)
    if kind.takes_staff and not took_staff:
        opened_to_staff.send(GroupKind, kind=kind, by=by)
    return kind
