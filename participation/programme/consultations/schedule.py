"""What the clock has this app do."""

from base.core.clock import EVERY_MINUTE, at

TASKS = "participation.consultations.tasks"

SCHEDULE = {
    "sweep-decision-news": {"task": f"{TASKS}.sweep_decision_news"} | EVERY_MINUTE,
    "forget-unconfirmed-news-requests": {"task": f"{TASKS}.forget_unconfirmed"}
    | at(hour=4, minute=25),
}
