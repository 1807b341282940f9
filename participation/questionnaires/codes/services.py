"""Giving personal codes to many people at once."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.rows import in_parts

from ..models import PersonalCode, Questionnaire
from ..signs import new_code

BATCH = 1000


def give_codes(
    *,
    questionnaire: Questionnaire,
    customers: Iterable[int],
    ends_at: dt.datetime | None = None,
) -> dict[int, str]:
    """The code of each of these customers (by their numbers). Given again, everybody keeps theirs.

    Each thousand on its own: stopped in the middle, it goes on where it was.
    """
    return _give(questionnaire, "customer_id", customers, ends_at)


def give_codes_by_mark(
    *, questionnaire: Questionnaire, marks: Iterable[str], ends_at: dt.datetime | None = None
) -> dict[str, str]:
    """The same for people who match no customer; ``marks`` are what a list calls each of them."""
    return _give(questionnaire, "mark", marks, ends_at)


def note_code_shown(*, code: PersonalCode, by: User) -> None:
    """One of us saw a code, with which they could answer for somebody: the log says who and whose."""
    record_fact(
        "personal_code_shown", subject=code.questionnaire, actor=by, customer=code.customer_id
    )


def _give(
    questionnaire: Questionnaire, name: str, whom: Iterable[Any], ends_at: dt.datetime | None
) -> dict[Any, str]:
    found: dict[Any, str] = {}
    for some in in_parts(dict.fromkeys(whom), BATCH):
        found |= _give_some(questionnaire, name, some, ends_at)
    return found


def _give_some(
    questionnaire: Questionnaire, name: str, whom: list[Any], ends_at: dt.datetime | None
) -> dict[Any, str]:
    of_these = PersonalCode.objects.filter(
        questionnaire=questionnaire, is_spare=False, **{f"{name}__in": whom}
    )
    if name == "mark":
        of_these = of_these.filter(customer=None)
    while True:
        have = dict(of_these.values_list(name, "code"))
        missing = [one for one in whom if one not in have]
        if not missing:
            return have
        # What somebody else has given them meanwhile stands, and a code that is taken is drawn anew.
        PersonalCode.objects.bulk_create(
            [
                PersonalCode(
                    questionnaire=questionnaire, code=new_code(), ends_at=ends_at, **{name: one}
                )
                for one in missing
            ],
            ignore_conflicts=True,
        )
