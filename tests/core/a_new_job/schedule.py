from base.core.clock import EVERY_MINUTE

SCHEDULE = {"sweep-facts": {"task": "tests.core.a_new_job.tasks.sweep"} | EVERY_MINUTE}
