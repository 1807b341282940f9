"""What the clock has this app do."""

from base.core.clock import EVERY_MINUTE

SCHEDULE = {"sweep-choices": {"task": "participation.choices.tasks.sweep"} | EVERY_MINUTE}
