"""What people told us, and what became of it."""

from participation.customers.models import Customer
from participation.enquiries.models import Enquiry
from participation.enquiries.services import tell_us
from participation.ideas.models import Idea, Issue
from participation.ideas.services import note_idea, note_issue
from portal.accounts.models import User


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
