"""What an officer types about an event."""

import datetime as dt
import uuid

from django.utils import timezone

from participation.people.customers.models import Aim, Level
from tests.forms import typed_day


def log_answers(**changed) -> dict:
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    return {
        "form_token": str(uuid.uuid4()),
        "title": "Soup and repairs",
        "kind": "drop_in",
        **typed_day("day", yesterday),
        "starts": "7pm",
        "ends": "20:30",
        "where": "in_person",
        "venue": "Calder Hall",
        "level": Level.objects.get(code="consultation").pk,
        "purpose": "To hear about repairs.",
        "aims": [Aim.objects.get(code="know_needs").pk],
        "service": "repairs",
        "actual_cost": "£1,040.50",
        "actual_hours": "6.5",
        **changed,
    }
