"""What the clock has this app do."""

from base.core.clock import at

SCHEDULE = {
    "count-indicators": {"task": "participation.indicators.tasks.count_what_is_over"}
    | at(hour=4, minute=50),
}
