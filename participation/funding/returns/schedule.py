"""What the clock has this app do."""

from base.core.clock import at

SCHEDULE = {
    "remind-of-yearly-returns": {"task": "participation.returns.tasks.remind_of_returns"}
    | at(hour=7, minute=50),
}
