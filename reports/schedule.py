"""What the clock has this app do."""

from base.core.clock import EVERY_MINUTE

SCHEDULE = {
    "sweep-reports": {"task": "reports.tasks.sweep"} | EVERY_MINUTE,
}
