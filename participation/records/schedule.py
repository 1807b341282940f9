"""What the clock has this app do."""

from base.core.clock import EVERY_MINUTE, at

SCHEDULE = {
    "sweep-data-copies": {"task": "participation.records.tasks.sweep_data_copies"} | EVERY_MINUTE,
    "erase-what-was-granted": {"task": "participation.records.tasks.erase_what_was_granted"}
    | EVERY_MINUTE,
    "end-acting-that-ran-out": {"task": "participation.records.tasks.end_acting_that_ran_out"}
    | EVERY_MINUTE,
    # It writes to people, so not in the small hours.
    "keep-no-longer-than-allowed": {
        "task": "participation.records.tasks.keep_no_longer_than_allowed"
    }
    | at(hour=7, minute=10),
    "clear-leftovers": {"task": "participation.records.tasks.clear_leftovers"}
    | at(hour=4, minute=0),
    "finish-merges": {"task": "participation.records.tasks.finish_merges"} | at(hour=3, minute=50),
}
