"""What the clock has this app do."""

from base.core.clock import EVERY_MINUTE

SCHEDULE = {
    "deliver-due-messages": {"task": "participation.contact.tasks.deliver_due_messages"}
    | EVERY_MINUTE,
}
