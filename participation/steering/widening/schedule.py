"""What the clock has this app do."""

from base.core.clock import at

SCHEDULE = {
    "compare-the-year": {"task": "participation.widening.tasks.compare_the_year"}
    | at(hour=4, minute=30),
}
