"""What the clock has this app do."""

from base.core.clock import EVERY_MINUTE

SCHEDULE = {
    "sweep-send-outs": {"task": "participation.sendouts.tasks.sweep"} | EVERY_MINUTE,
}
