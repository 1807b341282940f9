import datetime as dt

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from base.core.refused import Refused
from participation.people.customers.models import Customer
from participation.programme.activities.models import Activity, Engagement
from portal.demo.world.build import fill
from portal.demo.world.reporting import build_last_month, publish_last_year


class Command(BaseCommand):
    help = "Fill an empty database with a made-up housing association and three years of its life."

    def add_arguments(self, parser):
        parser.add_argument("--customers", type=int, default=2000)
        parser.add_argument(
            "--engagements", type=int, help="Times somebody took part; 11 for every 10 customers."
        )
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument(
            "--without-report",
            action="store_true",
            help="Leave last year's report to be asked for.",
        )
        parser.add_argument("--today", type=dt.date.fromisoformat, help="2026-11-21")

    def handle(self, *args, customers, engagements, seed, today, verbosity, **options):
        today = today or timezone.localdate()
        if customers < 2:
            raise CommandError("Two of the customers can sign in, so there must be at least two.")
        if engagements is None:
            engagements = customers * 11 // 10
        try:
            fill(
                customers=customers,
                engagements=engagements,
                seed=seed,
                today=today,
            )
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        if not options["without_report"]:
            publish_last_year(today)
            build_last_month(today)
        if verbosity:
            self.stdout.write(
                f"{Customer.objects.count():,} customers, {Activity.objects.count():,} activities, "
                f"{Engagement.objects.count():,} lines of who took part."
            )
