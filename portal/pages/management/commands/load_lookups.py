from django.core.management.base import BaseCommand
from django.db import transaction

from participation.people.customers import lookups as customers
from participation.people.equality import lookups as equality
from participation.people.groups import lookups as groups
from participation.programme.activities import lookups as activities
from participation.reach.segments import lookups as segments
from participation.steering.assessments import lookups as assessments
from participation.steering.widening import lookups as widening


class Command(BaseCommand):
    help = "Load the lists a portal needs (tenures, levels, choices, kinds of group, equality questions, aims, profiles)."

    @transaction.atomic
    def handle(self, *args, **options):
        for lookups in (customers, groups, equality, activities, segments, assessments, widening):
            lookups.load()
        if options["verbosity"]:
            self.stdout.write("The lists are loaded.")
