from django.core.management.base import BaseCommand
from django.db import transaction

from participation.activities import lookups as activities
from participation.assessments import lookups as assessments
from participation.customers import lookups as customers
from participation.equality import lookups as equality
from participation.groups import lookups as groups
from participation.segments import lookups as segments
from participation.widening import lookups as widening


class Command(BaseCommand):
    help = "Load the lists a portal needs (tenures, levels, choices, kinds of group, equality questions, aims, profiles)."

    @transaction.atomic
    def handle(self, *args, **options):
        for lookups in (customers, groups, equality, activities, segments, assessments, widening):
            lookups.load()
        if options["verbosity"]:
            self.stdout.write("The lists are loaded.")
