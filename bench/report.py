"""Run inside the portal: builds last year's report once and prints what it took as JSON."""

import json
import sys
from dataclasses import asdict

import django

django.setup()

from base.core.periods import FinancialYear  # noqa: E402
from participation.reach.representation.tasks import count_answers_ahead  # noqa: E402
from reports.timing import timed_build  # noqa: E402

if __name__ == "__main__":
    count_answers_ahead()  # as every night
    timing = timed_build(FinancialYear.current().previous.start_year)
    json.dump(
        {**asdict(timing), "total": timing.total, "share": timing.weasyprint_share}, sys.stdout
    )
