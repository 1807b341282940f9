"""What the clock has this app do."""

from base.core.clock import EVERY_MINUTE, at

SCHEDULE = {
    "sweep-imports": {"task": "participation.imports.tasks.sweep"} | EVERY_MINUTE,
    "empty-old-imports": {"task": "participation.imports.tasks.empty_old"} | at(hour=3, minute=40),
}
