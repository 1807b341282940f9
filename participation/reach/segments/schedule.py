"""What the clock has this app do."""

from base.core.clock import at

SCHEDULE = {
    "analyse-profiles": {"task": "participation.segments.tasks.analyse_profiles_when_due"}
    | at(hour=3, minute=10),
}
