"""What waits for staff today, from every app, on one page.

An app says what is waiting in its ``worklist.py``: a function from the officer to :class:`Task` rows.
"""

from collections.abc import Callable, Iterable

from base.core.tasks_waiting import Task
from participation.feedback.enquiries.worklist import enquiries_waiting
from participation.feedback.ideas.worklist import ideas_and_issues_waiting
from participation.joining.involvement.join.worklist import people_who_joined
from participation.joining.involvement.worklist import opportunities_to_review, people_to_answer
from participation.messages.contact.worklist import messages_waiting
from participation.messages.formats.worklist import formats_waiting
from participation.people.imports.worklist import differences_to_settle, lists_waiting
from participation.programme.activities.worklist import outcomes_overdue
from participation.programme.consultations.worklist import consultations_waiting
from participation.programme.events.worklist import events_to_close_out
from participation.programme.meetings.worklist import agenda_items_waiting
from participation.reach.learning.worklist import signposts_to_check
from participation.reach.segments.worklist import analyses_that_failed
from participation.reach.sendouts.worklist import send_outs_waiting
from participation.records.worklist import records_waiting
from participation.steering.assessments.worklist import assessments_waiting
from participation.steering.reviews.worklist import reviews_due
from participation.steering.widening.worklist import barriers_and_initiatives_waiting, gaps_waiting

SOURCES: list[Callable[..., Iterable[Task]]] = [
    events_to_close_out,
    consultations_waiting,
    outcomes_overdue,
    enquiries_waiting,
    agenda_items_waiting,
    ideas_and_issues_waiting,
    people_to_answer,
    opportunities_to_review,
    reviews_due,
    people_who_joined,
    formats_waiting,
    signposts_to_check,
    messages_waiting,
    send_outs_waiting,
    differences_to_settle,
    lists_waiting,
    records_waiting,
    analyses_that_failed,
    assessments_waiting,
    barriers_and_initiatives_waiting,
    gaps_waiting,
]


def waiting_for(user) -> list[Task]:
    """Everything due, the most overdue first. Each source is one or two queries, however much waits."""
    tasks = [task for source in SOURCES for task in source(user)]
    return sorted(tasks, key=lambda task: task.due)
