"""What the clock has this app do."""

from base.core.clock import at

SCHEDULE = {
    "tell-of-new-messages-in-forums": {"task": "participation.network.tasks.tell_forum_news"}
    | at(hour=8, minute=10),
}
