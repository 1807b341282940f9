from django.core.management.base import BaseCommand
from django.db import transaction

from participation.activities import lookups as activities
from participation.customers import lookups as customers


class Command(BaseCommand):
    help = "Load the lists a portal needs (tenures, levels, choices, aims)."

    @transaction.atomic
    def handle(self, *args, **options):
        for lookups in (customers, activities):
            lookups.load()
        if options["verbosity"]:
            self.stdout.write("The lists are loaded.")
