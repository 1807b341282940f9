"""What the clock has this app do."""

from base.core.clock import at

SCHEDULE = {
    # Nobody is written to at night.
    "remind-of-tomorrow": {"task": "participation.events.tasks.send_tomorrows_reminders"}
    | at(hour="9-20", minute=10),
}
