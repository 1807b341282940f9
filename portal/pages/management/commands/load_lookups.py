from django.core.management.base import BaseCommand

from base.core.lookups import load_lists


class Command(BaseCommand):
    help = "Load the lists that a portal starts with, as each app has them in its lookups.py."

    def handle(self, *args, **options):
        load_lists()
        if options["verbosity"]:
            self.stdout.write("The lists are loaded.")
