"""What the clock has this app do."""

from base.core.clock import EVERY_MINUTE, at

SCHEDULE = {
    # From the first working day of a month on; later runs tell of what was not built yet.
    "monthly-reports": {"task": "reports.tasks.monthly_reports"} | at(hour="7-19", minute=20),
    "sweep-reports": {"task": "reports.tasks.sweep"} | EVERY_MINUTE,
}
