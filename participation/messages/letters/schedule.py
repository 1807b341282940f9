"""What the clock has this app do."""

from base.core.clock import EVERY_MINUTE, at

SCHEDULE = {
    "sweep-letters": {"task": "participation.letters.tasks.sweep"} | EVERY_MINUTE,
    "empty-old-letters": {"task": "participation.letters.tasks.empty_old"} | at(hour=3, minute=50),
}
