"""What the clock has this app do."""

from base.core.clock import at

SCHEDULE = {
    "compare-the-year": {"task": "participation.widening.tasks.compare_the_year"}
    | at(hour=4, minute=30),
    "put-up-the-review-of-the-year": {"task": "participation.widening.tasks.put_up_the_review"}
    | at(hour=4, minute=40),
}
