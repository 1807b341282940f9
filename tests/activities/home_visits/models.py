from django.db import models

from participation.programme.activities.models import Activity


class HomeVisit(Activity):
    """An afternoon on which we call at the homes that asked us to."""

    street = models.CharField(max_length=50)
    homes = models.PositiveIntegerField()
    asked = models.PositiveIntegerField(default=0)

    def calendar_facts(self):
        return {
            "in_person": True,
            "place_words": self.street,
            "bookable": True,
            "places": self.homes,
        }
