"""What the clock has this app do."""

from base.core.clock import at

SCHEDULE = {"forget-old-wishes": {"task": "wishes.tasks.forget_old_wishes"} | at(hour=4, minute=5)}
