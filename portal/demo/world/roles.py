"""What opportunities say of roles and readiness, who holds a role, and reviews that were due."""

import datetime as dt
import random
from typing import Any

from django.utils import timezone

from participation.joining.involvement.models import (
    Interest,
    Opportunity,
    OpportunityReview,
    Placement,
)
from participation.programme.activities.lookups import PRINCIPLES

#: What somebody in it is called, where that is not the name of the opportunity.
ROLES = {
    "Scrutiny Panel": "Panel member",
    "Readers' panel": "Reader",
    "Mystery shopper": "Shopper",
    "Resident inspector": "Inspector",
    "Street voice": "Estate advocate",
    "Volunteer bank": "Volunteer",
    "Young voices": "Young voice",
}
#: What kind of part each is; the others are panels and groups.
K = Opportunity.Kind
KINDS = {
    "Resident inspector": K.INSPECTOR,
    "Mystery shopper": K.SHOPPER,
    "Quick questions": K.SURVEYS,
    "Volunteer bank": K.BANK,
    "Readers' panel": K.READER,
    "Street voice": K.ADVOCATE,
    "Choose our staff": K.RECRUITMENT,
    "Tenant Board member": K.BOARD,
}
TERMS = (
    "You come when you said you would, or let us know. You keep what you hear about neighbours to "
    "yourself. We tell you what came of it, pay what it cost you, and never ask for more than you "
    "offered."
)
ENDS = [
    "A new job with other hours.",
    "They moved away.",
    "The two years that we agreed on were over.",
    "They wanted to try something else.",
]
TRAINED_IN = ["First session with a partner", "Half a day with an adviser", "An hour by phone"]
#: Who of us, and who else, takes part in each (R-13).
PARTNERS = {
    "Scrutiny Panel": "One officer writes for the panel, and an adviser from outside trains it.",
    "Resident inspector": "A lettings officer and a joiner walk along the first time.",
    "Young voices": "A youth worker from the council runs it with one of us.",
    "Tenant Board member": "The company secretary, and a mentor from another association.",
    "Mystery shopper": "One officer reads the answers. The phone team does not know who rings.",
}
#: What each is for beside shaping how a service works (R-01).
AIMS = {
    "Scrutiny Panel": ["challenge", "decide"],
    "Tenant Board member": ["challenge", "decide", "policy"],
    "Choose our staff": ["decide", "skills"],
    "Newsletter group": ["inform", "community"],
    "Young voices": ["know_needs", "skills"],
    "Volunteer bank": ["community"],
    "Ambassador": ["inform", "skills"],
}
REVIEWS = {
    "Readers' panel": (
        "yes",
        "31 of the 40 letters they read were changed before they went out.",
        "£35 of postage and 2 hours a month. Fewer calls about letters more than pay for it.",
        "The scrutiny helpers read letters too. They now pass theirs to the readers.",
        "What was changed is told to the readers each quarter, and in the spring newsletter.",
        "keep",
    ),
    "Mystery shopper": (
        "partly",
        "It found what was wrong on the phone line. It finds little about the website.",
        "2 hours a month to read the reports. Worth it while calls are the main way in.",
        "The calls after repairs ask some of the same.",
        "Waiting times were put on the website. The shoppers were told by letter.",
        "change",
    ),
}
OVERDUE_REVIEW = "Quick questions"


def readiness(title: str) -> dict[str, Any]:
    """The part of the checklist that reads much the same for each."""
    return {
        "kind": KINDS.get(title, K.PANEL),
        "when_detail": "At a time that you and the others choose",
        "staff_and_partners": PARTNERS.get(title, "One officer, who also answers between times."),
        "rewards": "Supper together once a year, and a reference when you ask for one.",
        "role_title": ROLES.get(title, ""),
        "terms": TERMS if title in ROLES else "",
        "staff_told": "On the staff page, and at the team meeting before it opened.",
        "publicity": "Newsletter, posters in the closes, a text to those who said yes to texts.",
        "review_how": "Once a year, with the people in it: what came of it, and was it worth it?",
        "principles": [code for code, _ in PRINCIPLES],
    }


def make_roles(*, dice: random.Random, today: dt.date) -> None:
    """A role for everybody who takes part or did, most of them trained."""
    states = Interest.State
    held = Interest.objects.filter(state__in=[states.PLACED, states.ENDED])
    Placement.objects.bulk_create(
        (
            _role(interest, dice, today)
            for interest in held.select_related("opportunity").order_by("pk")
        ),
        batch_size=500,
    )


def _role(interest: Interest, dice: random.Random, today: dt.date) -> Placement:
    started = timezone.localdate(interest.moved_at)
    ended = None
    if interest.state == Interest.State.ENDED:
        ended = min(today, started + dt.timedelta(days=dice.randint(20, 300)))
    trained = started + dt.timedelta(days=dice.randint(3, 30)) if dice.random() < 0.7 else None
    if trained and trained > (ended or today):
        trained = None
    return Placement(
        interest=interest,
        role_title=interest.opportunity.role,
        started_on=started,
        terms_agreed_on=started if dice.random() < 0.8 else None,
        trained_on=trained,
        training=dice.choice(TRAINED_IN) if trained else "",
        ended_on=ended,
        end_reason=interest.reason if ended else "",
    )


def make_reviews(opportunities: list[Opportunity], *, today: dt.date) -> None:
    """Two that were held in the last months, and one whose day has passed."""
    for opportunity in opportunities:
        if opportunity.title == OVERDUE_REVIEW:
            opportunity.review_on = today - dt.timedelta(days=6)
            opportunity.save(update_fields=["review_on"])
        if opportunity.title not in REVIEWS:
            continue
        met, words, resources, overlap, told, decision = REVIEWS[opportunity.title]
        OpportunityReview.objects.create(
            opportunity=opportunity,
            purpose_met=met,
            purpose_words=words,
            resources=resources,
            overlap=overlap,
            outcomes_told=told,
            decision=decision,
            reviewed_on=today - dt.timedelta(days=100),
            reviewed_by=opportunity.recruiting_officer,
        )
