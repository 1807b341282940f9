"""What the page of an idea or an issue shows of this app."""

from participation.feedback.ideas.models import Idea, Issue
from participation.feedback.ideas.pages import NOTED_PAGE


@NOTED_PAGE.section("enquiries/_on_noted.html", position=10)
def who_raised_it(noted: Idea | Issue) -> dict:
    return {"raised": noted.enquiries.order_by("sent_at", "pk")}
