"""What the clock has this app do."""

from base.core.clock import EVERY_MINUTE, at

SCHEDULE = {
    # Every morning: whoever became a shopper after the first is asked from the next month on.
    "begin-month-of-shopping": {"task": "surveys.shopping.tasks.begin_month"}
    | at(hour=8, minute=20),
    "sweep-shopping-rounds": {"task": "surveys.shopping.tasks.sweep"} | EVERY_MINUTE,
}
