"""What the clock has this app do."""

from base.core.clock import at

SCHEDULE = {
    "remind-of-annual-checks": {"task": "participation.registration.tasks.remind_of_checks"}
    | at(hour=7, minute=40),
    "forget-office-bearers": {"task": "participation.registration.tasks.forget_office_bearers"}
    | at(hour=3, minute=50),
}
