"""What interests put on an officer's worklist."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.formats import date_format

from participation.customers.models import Channel
from portal.core.tasks_waiting import Task

from .models import Interest

MOST = 100
HOW = {
    Channel.PHONE: "Ring",
    Channel.SMS: "Text",
    Channel.EMAIL: "Email",
    Channel.POST: "Write to",
}


def people_to_answer(user) -> Iterable[Task]:
    """Interests nobody has answered yet in the opportunities this officer recruits for."""
    waiting = Interest.objects.waiting().filter(opportunity__recruiting_officer=user)
    for interest in waiting.select_related("customer", "opportunity")[:MOST]:
        ways = interest.customer.ways_to_reach
        verb = HOW[ways[0]] if ways else "Find a way to reach"
        yield Task(
            what=f"{verb} {interest.customer} about: {interest.opportunity}",
            address=interest.get_absolute_url(),
            due=interest.reply_due_on,
            origin="Get involved",
            detail=f"Interested since {date_format(timezone.localtime(interest.expressed_at), 'j F')}",
        )
