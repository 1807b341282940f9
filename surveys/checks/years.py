"""The activity that checking is: one for each financial year."""

import datetime as dt

from base.accounts.models import User
from participation.programme.activities.models import Activity
from participation.programme.activities.years import year_activity

from .kinds import CHECKS


def activity_of(day: dt.date, *, by: User) -> Activity:
    return year_activity(
        kind=CHECKS.code,
        slug="calls-and-answers-we-check",
        title="Calls and answers we check",
        day=day,
        purpose="To hear and read how we answer people, and to do it better.",
        influence="What a month’s sample shows is written down for everybody, with what we do about it.",
        staff_and_partners="Officers and trained volunteers. Nobody checks what they answered themselves.",
        residents_time="About an hour for ten calls.",
        planned_hours=80,
        worth="Our hours, held against hearing what people hear who ring us.",
        lead_officer=by,
    )
