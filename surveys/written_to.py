"""Whom send-outs may be for: see ``participation.reach.sendouts.people_sources``."""

from participation.reach.sendouts.people_sources import PeopleSource, register

from .launching.people import DRAWN, address, named, still_to_answer, why_not_now
from .schedules import people as cycles
from .schedules.people import OF_A_CYCLE

register(PeopleSource(DRAWN, still_to_answer, named, address, why_not_now))
register(
    PeopleSource(
        OF_A_CYCLE,
        cycles.still_to_answer,
        cycles.named,
        cycles.address,
        cycles.why_not_now,
    )
)
