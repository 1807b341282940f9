"""Run inside the portal: builds last year's report once and prints what it took as JSON."""

import json
import sys
from dataclasses import asdict

import django

django.setup()

from portal.core.periods import FinancialYear  # noqa: E402
from reports.timing import timed_build  # noqa: E402

if __name__ == "__main__":
    timing = timed_build(FinancialYear.current().previous.start_year)
    json.dump(
        {**asdict(timing), "total": timing.total, "share": timing.weasyprint_share}, sys.stdout
    )
