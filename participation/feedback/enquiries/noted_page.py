"""What this app shows on the page of an idea or an issue."""

from participation.feedback.ideas.noted_page import NOTED_PAGE


@NOTED_PAGE.shows("raised")
def enquiries_that_raised(noted):
    return noted.enquiries.order_by("sent_at", "pk")
