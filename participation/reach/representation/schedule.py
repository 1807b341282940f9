"""What the clock has this app do."""

from base.core.clock import at

SCHEDULE = {
    "count-equality-answers-ahead": {
        "task": "participation.representation.tasks.count_answers_ahead"
    }
    | at(hour=3, minute=20),
    "take-over-awareness": {"task": "participation.representation.tasks.take_over_awareness"}
    | at(hour=3, minute=50),
}
