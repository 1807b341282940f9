"""What a list would change: every line gets its verdict, by statements over all lines at once.

Run again it starts afresh, so that what is applied is judged by the records as they then are.
"""

from django.db.models import Count, Q

from ..fields import fields_of
from ..models import ALIKE, DIED, NO_CHANNEL, PARTLY, Import, Line
from ..stated_values import keep_stated_values
from .alike import settle_those_alike
from .comparing import compare_with_record_of, compare_with_same_reference
from .died import ask_about_those_who_died, end_those_who_died
from .missing import end_the_missing, end_those_who_wait
from .recognising import (
    leave_those_joined_to_another,
    leave_those_who_had_left,
    refuse_erased,
)
from .repeated import recognise_by_name, refuse_repeated, take_the_same_once

__all__ = ["count", "end_those_who_died", "end_those_who_wait", "judge"]

V = Line.Verdict


def judge(imported: Import) -> dict[str, int]:
    """Give every line its verdict and return the counts of them."""
    fields = fields_of(imported.columns)
    _start_afresh(imported)
    if imported.by_name:
        recognise_by_name(imported)
    take_the_same_once(imported)
    refuse_repeated(imported)
    compare_with_same_reference(imported, fields)
    refuse_erased(imported)
    leave_those_joined_to_another(imported)
    settle_those_alike(imported)
    compare_with_record_of(imported, fields)
    ask_about_those_who_died(imported)
    leave_those_who_had_left(imported)
    if imported.whole_list:
        end_the_missing(imported)
    keep_stated_values(imported)
    return count(imported)


def count(imported: Import) -> dict[str, int]:
    """Lines by verdict; the people not in a whole list are among the ended."""
    by_verdict = {
        f"n_{verdict.value}": Count("pk", filter=Q(verdict=verdict.value)) for verdict in V
    }
    found = imported.lines.aggregate(
        **by_verdict
        | {"n_waits": Count("pk", filter=Q(verdict=V.WAITS, number=None))}
        | {"n_alike": Count("pk", filter=Q(verdict=V.WAITS, waits_for__in=ALIKE))}
        | {"n_died": Count("pk", filter=Q(verdict=V.WAITS, waits_for=DIED))},
        n_missing=Count("pk", filter=Q(number=None, verdict=V.ENDED)),
        n_differences=Count("pk", filter=~Q(kept=0)),
        n_partly=Count("pk", filter=PARTLY),
        n_no_channel=Count("pk", filter=NO_CHANNEL),
    )
    counts = {name.removeprefix("n_"): number for name, number in found.items()}
    return counts | {
        "unread": imported.lines.about_anybody().count(),
        "joint": imported.lines.shared_references().count(),
    }


def _start_afresh(imported: Import) -> None:
    """Only what was refused for its own sake, when it was read, stays refused."""
    imported.lines.missing().delete()
    judged = imported.lines.exclude(verdict=V.REFUSED)
    judged.filter(Q(verdict=V.LEFT, customer=None) | Q(verdict=V.WAITS)).update(note="")
    judged.exclude(verdict=V.ADDED, customer=None).update(
        verdict=V.ADDED, customer=None, changed=0, kept=0, waits_for=""
    )
