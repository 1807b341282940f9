"""What the clock has this app do."""

from base.core.clock import at

SCHEDULE = {
    "remind-of-annual-checks": {"task": "participation.registration.tasks.remind_of_checks"}
    | at(hour=7, minute=40),
}
