"""What the clock has this app do."""

from base.core.clock import at

SCHEDULE = {
    "keep-terms-and-appraisals": {"task": "participation.panels.tasks.keep_terms_and_appraisals"}
    | at(hour=6, minute=40),
}
