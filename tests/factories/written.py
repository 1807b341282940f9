"""Sections of reports as customers write them."""

import datetime as dt
import io

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from base.accounts.models import User
from base.core.audience import Role
from participation.people.customers.models import Customer
from participation.people.groups.models import Group
from reports.written.models import WrittenSection
from reports.written.services import accept_section, ask_to_write, save_section

from .people import make_customer, make_user
from .reports import LAST_YEAR, impact_scope

#: Red, so that it is found on a page.
RED = (200, 20, 30)


def make_picture(name: str = "door.jpg", size: tuple[int, int] = (60, 40)) -> ContentFile:
    data = io.BytesIO()
    Image.new("RGB", size, RED).save(data, "PNG" if name.endswith("png") else "JPEG")
    return ContentFile(data.getvalue(), name)


def make_section(
    customer: Customer | None = None,
    *,
    group: Group | None = None,
    by: User | None = None,
    year: int = LAST_YEAR,
) -> WrittenSection:
    """Asked for, and not written yet."""
    by = by or make_user(Role.STAFF, name="Craig Baird")
    (section,) = ask_to_write(
        scope=impact_scope(year),
        customers=[] if group else [customer or make_customer("Jean Reid", tenure="tenant")],
        group=group,
        wish="What it was like to look at repairs.",
        due_on=timezone.localdate() + dt.timedelta(days=14),
        by=by,
    )
    return section


def hand_in(section: WrittenSection, **said) -> WrittenSection:
    words = {
        "title": "It began with a door",
        "text": "It took four visits to hang it.\n\nSo we counted.",
        "alt": "A red door" if said.get("picture") else "",
        "named": "",
    }
    by = make_user(Role.CUSTOMER)
    return save_section(section=section, by=by, hand_in=True, **(words | said))


def accept(section: WrittenSection, by: User | None = None) -> WrittenSection:
    by = by or section.asked_by
    return accept_section(section=section, by=by, shown=section.handed_in_at)
