"""The activity that inspecting is: one for each financial year, which the ledger's lines belong to."""

import datetime as dt

from base.accounts.models import User

from ..activities.models import Activity, Service
from ..activities.years import year_activity
from .kinds import INSPECTIONS


def activity_of(day: dt.date, *, by: User) -> Activity:
    return year_activity(
        kind=INSPECTIONS.code,
        slug="inspections-by-residents",
        title="Inspections by residents",
        day=day,
        service=Service.HOMES,
        purpose="To see our homes and estates as whoever lives in them does, and to put right what fails.",
        influence="What inspectors find goes to the service at once, which says when it is put right.",
        staff_and_partners="One officer lets inspectors in. The services put right what fails.",
        residents_time="One to two hours for each inspection, between 9am and 5pm.",
        planned_hours=150,
        worth="Our hours, held against homes that are right before somebody moves in.",
        lead_officer=by,
    )
