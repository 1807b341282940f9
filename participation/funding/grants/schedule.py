"""What the clock has this app do."""

from base.core.clock import at

SCHEDULE = {
    "count-people-for-grants": {"task": "participation.grants.tasks.count_on_the_day"}
    | at(hour=5, minute=40),
    "remind-of-what-came-of-grants": {"task": "participation.grants.tasks.remind_to_account"}
    | at(hour=7, minute=50),
}
