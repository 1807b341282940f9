from django.core.management.base import BaseCommand

from base.core.periods import FinancialYear
from reports.timing import timed_build


class Command(BaseCommand):
    help = "Build a year's impact report, throw it away, and say how long each part took."

    def add_arguments(self, parser):
        last = FinancialYear.current().previous.start_year
        parser.add_argument("year", type=int, nargs="?", default=last)
        parser.add_argument("--times", type=int, default=3, help="Builds; the quickest is shown.")

    def handle(self, *args, year: int, times: int, **options):
        best = min((timed_build(year) for _ in range(times)), key=lambda timing: timing.total)
        self.stdout.write(
            f"Figures    {best.figures:6.2f} s in {best.queries} queries\n"
            f"HTML       {best.html:6.2f} s\n"
            f"WeasyPrint {best.weasyprint:6.2f} s, {100 * best.weasyprint_share:.0f}% of the whole\n"
            f"pikepdf    {best.pikepdf:6.2f} s\n"
            f"Whole      {best.total:6.2f} s, {best.peak_mb} MB at most, a file of {best.file_kb} kB"
        )
