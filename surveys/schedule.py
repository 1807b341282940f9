"""What the clock has this app do."""

from base.core.clock import EVERY_MINUTE

SCHEDULE = {
    "sweep-surveys": {"task": "surveys.tasks.sweep"} | EVERY_MINUTE,
}
