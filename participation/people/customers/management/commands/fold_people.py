from django.core.management.base import BaseCommand

from base.core.folding import refold
from participation.people.customers.models import Customer


class Command(BaseCommand):
    help = "Makes anew what people are found by, of whom a process of an older release saved last."

    def handle(self, **options):
        people = Customer.objects.only("name", "reference", "address", "postcode", "search_text")
        changed = refold(people, "search_text", Customer.made_search_text)
        self.stdout.write(f"Made anew: {changed}.")
