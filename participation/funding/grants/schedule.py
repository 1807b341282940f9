"""What the clock has this app do."""

from base.core.clock import at

SCHEDULE = {
    "count-people-for-grants": {"task": "participation.grants.tasks.count_on_the_day"}
    | at(hour=5, minute=40),
}
