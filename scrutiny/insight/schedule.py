"""What the clock has this app do."""

from base.core.clock import at

SCHEDULE = {
    "remind-of-answers-to-findings": {"task": "scrutiny.insight.tasks.remind_of_answers"}
    | at(hour=7, minute=25),
}
