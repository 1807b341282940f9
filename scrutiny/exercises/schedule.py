"""What the clock has this app do."""

from base.core.clock import at

SCHEDULE = {
    "remind-of-reviews-of-exercises": {"task": "scrutiny.exercises.tasks.remind_of_reviews"}
    | at(hour=7, minute=20),
}
