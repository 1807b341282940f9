"""What the clock has this app do."""

from base.core.clock import at

SCHEDULE = {
    "keep-panel-roles": {"task": "participation.groups.tasks.keep_panel_roles"}
    | at(hour=4, minute=5),
}
