"""Where each person answers without signing in, for a message that invites many of them."""

import re
from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse

from base.core.qr import qr_svg

from ..models import address_of
from ..owners import OWNERS
from ..signs import in_groups
from .in_messages import own_address
from .services import give_codes


def personal_links(source: str, customers: Iterable[int]) -> dict[int, str]:
    """Each one's own address of what a message invites to ("activities.activity:12"), by their number.

    As it is kept, without the code. Whoever has none yet is given one. Empty where that has no questions, or
    nobody is asked any more.
    """
    for owner in OWNERS:
        questionnaire = owner.named(source)
        if questionnaire is not None:
            codes = give_codes(questionnaire=questionnaire, customers=customers)
            return dict.fromkeys(codes, own_address(questionnaire.pk))
    return {}


def code_in(text: str) -> str:
    """The personal code whose address stands in a text; empty where none does."""
    found = re.search(rf"{re.escape(typed_at())}([0-9A-Z]{{8}})[/.]", text)
    return found[1] if found else ""


def typed_at() -> str:
    """The short address at which a code is typed."""
    return settings.PORTAL_ADDRESS + reverse("questionnaires:type_code")


def on_paper(code: str) -> dict[str, str]:
    """What stands beside a code on paper: its square code, its signs in groups and where they are typed."""
    return {
        "square": qr_svg(address_of(code), sized=False),
        "code": in_groups(code),
        "typed_at": typed_at().partition("://")[2],
    }
