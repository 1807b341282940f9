"""What the clock has this app do."""

from base.core.clock import EVERY_MINUTE

SCHEDULE = {
    # A figure is due every ten minutes; a lost cache is filled again within one.
    "count-ahead": {"task": "base.core.tasks.count_ahead"} | EVERY_MINUTE,
}
