"""Whom send-outs may be for: see ``participation.reach.sendouts.people_sources``."""

from participation.reach.sendouts.people_sources import PeopleSource, register

from .launching.people import DRAWN, address, named, still_to_answer, why_not_now

register(PeopleSource(DRAWN, still_to_answer, named, address, why_not_now))
