"""What the clock has this app do."""

from base.core.clock import EVERY_MINUTE

SCHEDULE = {
    "tell-unfinished-outcome-news": {
        "task": "participation.activities.tasks.tell_unfinished_outcome_news"
    }
    | EVERY_MINUTE,
}
