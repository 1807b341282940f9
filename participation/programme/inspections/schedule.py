"""What the clock has this app do."""

from base.core.clock import at

TASKS = "participation.inspections.tasks"

SCHEDULE = {
    "remind-of-inspections": {"task": f"{TASKS}.remind_of_tomorrow"} | at(hour=9, minute=10),
    "forget-addresses-of-homes": {"task": f"{TASKS}.forget_old_addresses"} | at(hour=3, minute=40),
    "draw-homes-to-inspect": {"task": f"{TASKS}.draw_homes_of_month"} | at(hour=5, minute=25),
}
