"""What the clock has this app do."""

from base.core.clock import at

SCHEDULE = {
    "tell-of-standards-to-review": {"task": "scrutiny.standards.tasks.tell_of_standards_to_review"}
    | at(hour=7, minute=35),
}
