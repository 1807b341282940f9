"""What people told us, and what became of it."""

from base.accounts.models import User
from participation.feedback.enquiries.models import Enquiry
from participation.feedback.enquiries.services import tell_us
from participation.feedback.ideas.models import Idea, Issue
from participation.feedback.ideas.services import note_idea, note_issue
from participation.people.customers.models import Customer


def make_enquiry(
    said: str = "Why is the hall cold?", *, customer: Customer | None = None, **fields
) -> Enquiry:
    fields.setdefault("kind", Enquiry.Kind.QUESTION)
    return tell_us(said=said, customer=customer, **fields)


def make_idea(by: User, title: str = "A tool library", **fields) -> Idea:
    fields.setdefault("source", Idea.Source.STAFF)
    return note_idea(by=by, title=title, what="Lend out drills and ladders.", **fields)


def make_issue(by: User, title: str = "Damp in the tower", **fields) -> Issue:
    return note_issue(by=by, title=title, what="Six people spoke of it in a month.", **fields)
