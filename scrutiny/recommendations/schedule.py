"""What the clock has this app do."""

from base.core.clock import at

SCHEDULE = {
    "remind-of-replies-to-recommendations": {
        "task": "scrutiny.recommendations.tasks.remind_of_replies"
    }
    | at(hour=7, minute=20),
}
