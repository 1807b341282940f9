"""What people told us on the site, and the log of ideas and emerging issues."""

import datetime as dt
from typing import NamedTuple

from django.utils import timezone

from base.accounts.models import User
from base.core.working_days import after_working_days
from participation.feedback.enquiries.models import Enquiry
from participation.feedback.ideas.models import Idea, Issue
from participation.people.customers.models import Customer
from participation.programme.activities.models import Activity

from .cast import CUSTOMER

K = Enquiry.Kind


class Told(NamedTuple):
    days_ago: int
    kind: str
    said: str
    about: str
    customer: bool
    name: str = ""
    email: str = ""
    answer: str = ""
    passed_on: str = ""


TOLD = (
    Told(
        1,
        K.QUESTION,
        "Is there a crèche when you hold the evening meetings? I would come if there was.",
        "/calendar/",
        False,
        "Shona",
        "shona@post.example",
    ),
    Told(
        3,
        K.COMMENT,
        "The list of what changed is good. Say what it cost too.",
        "/you-said-we-did/",
        False,
    ),
    Told(
        12,
        K.ISSUE,
        "Our lift in Calder Court stops most weeks and no meeting ever has it on the list.",
        "/consultations/",
        True,
    ),
    Told(
        9,
        K.QUESTION,
        "Can my daughter fill in the form for me? My eyes are bad.",
        "/get-involved/",
        False,
        "Mr Rennie",
        "rennie@post.example",
        "Yes, she can, or ring us and we fill it in with you. We can also post it in large print.",
    ),
    Told(
        2,
        K.COMPLAINT,
        "The stair was to be painted in May. It is November, and every call gets another date.",
        "/complaints/",
        False,
        "Priya Nair",
        "nair@post.example",
    ),
    Told(
        20,
        K.COMPLIMENT,
        "Davie from the estate team carried my shopping up when the lift was off. Tell him thanks.",
        "/complaints/",
        False,
        "Mrs Boyle",
        "boyle@post.example",
        "We read it out at the team's meeting, and Davie says you are welcome.",
        "Davie Kerr and the estate team, at their meeting",
    ),
)

IDEAS = (
    (
        "Tenants draft the rent letter",
        "At Northbank Homes two tenants write the first draft of every letter that goes to all.",
        Idea.Kind.PRACTICE,
        Idea.Source.ORGANISATION,
        "Northbank Homes, at the network meeting",
        Idea.Decision.TRY,
        "Our readers’ panel asked to see drafts earlier. We try it with one letter first.",
    ),
    (
        "A tool library in each hall",
        "Lend out drills, ladders and a carpet cleaner, with a volunteer on Saturdays.",
        Idea.Kind.IDEA,
        Idea.Source.CUSTOMER,
        "",
        "",
        "",
    ),
    (
        "Pay people for every answer",
        "£5 for each answer, to hear from more people.",
        Idea.Kind.IDEA,
        Idea.Source.STAFF,
        "Repairs team",
        Idea.Decision.NO,
        "It would cost more than the whole programme. A prize draw is cheaper and fairer.",
    ),
)


def make_enquiries(*, now: dt.datetime, by: User) -> None:
    amina = Customer.objects.get(email=CUSTOMER.email)
    for told in TOLD:
        sent = now - dt.timedelta(days=told.days_ago, hours=-11)
        answered = sent + dt.timedelta(days=2) if told.answer else None
        Enquiry.objects.create(
            kind=told.kind,
            said=told.said,
            about=told.about,
            customer=amina if told.customer else None,
            name=told.name,
            email=told.email,
            sent_at=sent,
            reply_due_on=after_working_days(timezone.localdate(sent), 5),
            answer=told.answer,
            passed_on=told.passed_on,
            answered_at=answered,
            answered_by=by if answered else None,
            settled_at=answered,
            settled_by=by if answered else None,
        )
    _ideas(timezone.localdate(now), by)
    _issues(now, by)


def _ideas(today: dt.date, by: User) -> None:
    for number, (title, what, kind, source, words, decision, why) in enumerate(IDEAS):
        noted = today - dt.timedelta(days=20 + 30 * number)
        Idea.objects.create(
            title=title,
            what=what,
            kind=kind,
            source=source,
            source_words=words,
            noted_on=noted,
            noted_by=by,
            decide_by=after_working_days(noted, 20),
            together=Idea.Together.YES if decision else "",
            decision=decision,
            why=why,
            decided_on=noted + dt.timedelta(days=14) if decision else None,
            decided_by=by if decision else None,
        )


def _issues(now: dt.datetime, by: User) -> None:
    today = timezone.localdate(now)
    lifts = Issue.objects.create(
        title="Lifts that stop",
        what="Four people in two blocks spoke of it in a month. No group looks at lifts.",
        noted_on=today - dt.timedelta(days=10),
        noted_by=by,
        decide_by=after_working_days(today - dt.timedelta(days=10), 20),
    )
    settled = Enquiry.objects.filter(kind=K.ISSUE)
    settled.update(issue=lifts, settled_at=now - dt.timedelta(days=10), settled_by=by)
    coming = Activity.objects.coming().published().first()
    arranged = today - dt.timedelta(days=40)
    Issue.objects.create(
        title="Parking by the school",
        what="Cars on the pavement at three o’clock; parents and drivers both told us.",
        noted_on=arranged,
        noted_by=by,
        decide_by=after_working_days(arranged, 20),
        decision=Issue.Decision.ARRANGED if coming else Issue.Decision.NO,
        activity=coming,
        why="It goes on the agenda, and the council’s roads officer is asked to come.",
        decided_on=arranged + dt.timedelta(days=9),
        decided_by=by,
    )
