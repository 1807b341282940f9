"""Homes that are ready to let: listed, drawn by lot for a month, and forgotten once somebody moves in."""

import datetime as dt
import random
import secrets
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.periods import Month
from base.core.refused import Refused

from ..house_rules import INSPECTION_ADDRESS_DAYS, INSPECTIONS_A_MONTH
from ..models import Draw, Inspection, Pilot, ReadyHome, Standard, What
from ..planning.services import call_off, plan_inspection
from ..standards.services import refuse_before_pilot
from .reading import ListedHome

NOT_LISTED = "The home is not ready to let any more."


@transaction.atomic
def list_homes(*, homes: Iterable[ListedHome], by: User) -> tuple[int, int]:
    """Take over the landlord's whole list. How many are new, and how many are not on it any more.

    What is not on it is let: its address is forgotten, and an inspection of it that was arranged is called off.
    """
    homes = list(homes)
    there = {home.reference: home for home in ReadyHome.objects.ready().select_for_update()}
    new = [home for home in homes if home.reference not in there]
    ReadyHome.objects.bulk_create(ReadyHome(**home._asdict(), listed_by=by) for home in new)
    listed = {home.reference for home in homes}
    gone = [home for reference, home in there.items() if reference not in listed]
    for home in gone:
        home_is_let(home=home, by=by)
    record_fact("homes_listed", subject=ReadyHome, actor=by, new=len(new), gone=len(gone))
    return len(new), len(gone)


@transaction.atomic
def home_is_let(*, home: ReadyHome, by: User | None) -> None:
    """Somebody moves in, or it is not ready after all. Nothing says afterwards where it was but its area."""
    inspection = Inspection.objects.live().filter(home=home, sent_at=None).first()
    if inspection is not None:
        call_off(inspection=inspection, why=NOT_LISTED, by=by)
    home.gone_on = timezone.localdate()
    home.reference = home.address = ""
    home.save(update_fields=["gone_on", "reference", "address"])


def forget_addresses() -> int:
    """How many. Those that were listed long ago: whether or not we were told that somebody lives there now."""
    before = timezone.now() - dt.timedelta(days=INSPECTION_ADDRESS_DAYS.value)
    old = list(ReadyHome.objects.ready().filter(listed_at__lt=before))
    for home in old:
        home_is_let(home=home, by=None)
    return len(old)


@transaction.atomic
def draw_homes(
    *, standard: Standard, by: User, month: Month, seed: str = "", by_itself: bool = False
) -> Draw:
    """So many as our rule says, by lot, once a month: pressed twice, the first draw stands.

    ``by`` arranges the inspections; where the portal draws ``by_itself``, nobody has drawn.
    """
    found = Draw.objects.filter(month=month.first).first()
    if found is not None:
        return found
    refuse_before_pilot(What.HOMES)
    if not standard.is_in_use or not standard.is_of_homes:
        raise Refused("Choose a standard for homes that is in use.")
    there = list(ReadyHome.objects.to_draw().order_by("pk"))
    if not there:
        raise Refused("No home is ready that was not drawn before. Send us the list first.")
    seed = seed or secrets.token_hex(4)
    draw, new = Draw.objects.get_or_create(
        month=month.first,
        defaults={
            "population": len(there),
            "asked_for": INSPECTIONS_A_MONTH.value,
            "seed": seed,
            "drawn_by": None if by_itself else by,
        },
    )
    if new:
        for home in drawn_with(seed, there, draw.asked_for):
            plan_inspection(standard=standard, home=home, draw=draw, by=by)
        record_fact("homes_drawn", subject=draw, actor=draw.drawn_by, of=draw.population, seed=seed)
    return draw


def draw_by_itself(month: Month) -> Draw | None:
    """In the night, for a month of which nobody has drawn: once the list has as many as our rule says (F-03).

    By the standard for homes that was taken into use last. Whoever wrote it arranges the inspections; where they
    have left, whoever confirms what it finds. None where there is nothing to draw by, or too few homes.
    """
    pilot = Pilot.objects.filter(what=What.HOMES).first()
    standards = Standard.objects.in_use().filter(what=What.HOMES)
    standard = standards.select_related("written_by", "confirms").order_by("-in_use_since").first()
    if pilot is None or not pilot.begins or standard is None:
        return None
    if Draw.objects.filter(month=month.first).exists():
        return None
    if ReadyHome.objects.to_draw().count() < INSPECTIONS_A_MONTH.value:
        return None
    arranges = next(
        (one for one in (standard.written_by, standard.confirms) if one.is_active), None
    )
    if arranges is None:
        return None
    return draw_homes(standard=standard, by=arranges, month=month, by_itself=True)


def drawn_with(seed: str, there: list[ReadyHome], number: int) -> list[ReadyHome]:
    """``random.Random(seed).sample`` of all in their order; of fewer than the number, all."""
    dice = random.Random(seed)  # noqa: S311 - anybody must be able to draw the same again
    return dice.sample(there, min(number, len(there)))
