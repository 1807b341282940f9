from base.core.clock import EVERY_MINUTE

SCHEDULE = {
    "sweep-meeting-copies": {"task": "participation.workspaces.tasks.sweep"} | EVERY_MINUTE,
}
