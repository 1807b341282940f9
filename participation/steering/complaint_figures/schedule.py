"""What the clock has this app do."""

from base.core.clock import EVERY_MINUTE

SCHEDULE = {
    "sweep-complaint-figures": {"task": "participation.complaint_figures.tasks.sweep"}
    | EVERY_MINUTE
}
