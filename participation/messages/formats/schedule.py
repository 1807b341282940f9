"""What the clock has this app do."""

from base.core.clock import at

SCHEDULE = {
    "forget-who-asked-for-formats": {"task": "participation.formats.tasks.forget_visitors"}
    | at(hour=4, minute=15),
}
