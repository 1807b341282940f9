"""The activity that mystery shopping is: one for each financial year, which the ledger's lines belong to."""

import datetime as dt

from base.accounts.models import User
from participation.programme.activities.models import Activity
from participation.programme.activities.years import year_activity

from .kinds import SHOPPING


def activity_of(day: dt.date, *, by: User) -> Activity:
    return year_activity(
        kind=SHOPPING.code,
        slug="mystery-shopping",
        title="Mystery shopping",
        day=day,
        purpose="To see our services as the people who use them do, and to put right what fails.",
        influence="What a shopper finds reaches the service at once, which says what it did.",
        staff_and_partners="One officer reads the forms. Services read what failed, and no names.",
        residents_time="5 to 10 minutes a month.",
        planned_hours=60,
        worth="Our hours, held against hearing at once what goes wrong.",
        lead_officer=by,
    )
