"""What the clock has this app do."""

from base.core.clock import EVERY_MINUTE, at

SCHEDULE = {
    "sweep-surveys": {"task": "surveys.tasks.sweep"} | EVERY_MINUTE,
    "start-survey-cycles": {"task": "surveys.tasks.start_due_cycles"} | at(hour=9, minute=30),
    "keep-finished-jobs-true": {"task": "surveys.tasks.keep_jobs_true"} | at(hour=3, minute=20),
}
