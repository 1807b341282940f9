"""What Glenmarnock asked its customers, under which duty, and what it decided."""

import datetime as dt
from typing import NamedTuple

from participation.programme.activities.models import Service
from participation.programme.consultations.models import Duty


class Asked(NamedTuple):
    years: tuple[int, ...]
    """0: this financial year; -1: the one before. The oldest gives the first year its returners."""
    title: str
    """``{year}`` is the calendar year in which what was asked about begins."""
    duty: Duty
    service: Service
    opens: dt.timedelta
    """After the first day of the financial year."""
    days: int
    purpose: str
    proposal: str
    effect: str
    settled: str
    pull: int
    """How many answer, beside the others."""
    cost: tuple[int, int]
    heard: str
    weighed: str
    decision: str
    decided_by: str
    changed: str
    rtos_not_told: tuple[str, ...] = ()
    """Why no registered organisation was told, and what was tried."""


def after(months: int, days: int = 0) -> dt.timedelta:
    return dt.timedelta(days=round(months * 30.4) + days)


CONSULTATIONS = [
    Asked(
        (-3, -2, -1, 0),
        "Rent {year}: what would you choose?",
        *(Duty.S25_RENT, Service.RENT, after(7, 15), 49),
        "To choose between three rent options for next April.",
        "Option 1: rent goes up by 3 in 100. Option 2: by 4 in 100, and 60 more homes a year get new "
        "windows. Option 3: by 5 in 100, with the windows and a warden on every estate.",
        "For the average home: £2.60, £3.50 or £4.40 more a week. Housing Benefit and Universal "
        "Credit cover the rise for most people who get them in full.",
        "Rent has to go up by at least 3 in 100 to pay for safety work that the law asks for.",
        *(60, (1800, 2600)),
        "Two in three who answered chose option 2. Those who chose option 1 mostly wrote that "
        "nothing was left at the end of the month.",
        "Option 2 had the most support in every area but one. Comments about hardship led to a "
        "larger hardship fund before the rise was agreed.",
        "Rent goes up by 4 in 100. The hardship fund grows by £15,000.",
        "The Board",
        "Sixty more homes a year get new windows, and letters about the rise name the hardship fund "
        "on the first page.",
    ),
    Asked(
        (-2,),
        "When something goes wrong: our complaints policy",
        *(Duty.S54_POLICY, Service.CUSTOMER_CARE, after(4, 12), 42),
        "To make complaining simple, and to say by when an answer comes.",
        "One number and one form. A first answer in five working days, a full one in twenty, and the "
        "name of the person who looks into it from the first day.",
        "You would know who deals with your complaint and when you hear. Nobody is passed on twice.",
        "The two stages and their days are the ombudsman's.",
        *(15, (300, 520)),
        "Most had not known that they may complain by phone. Many asked for an apology before an offer.",
        "A call is now enough to begin, and the first answer says sorry where something went wrong.",
        "One number, one form, a name from the first day.",
        "The Director of Customers",
        "Letters about complaints were rewritten with the readers' panel.",
    ),
    Asked(
        (-1,),
        "Repairs: what should come first?",
        *(Duty.S54_POLICY, Service.REPAIRS, after(1, 10), 42),
        "To rewrite the repairs policy so that it says what people can count on.",
        "Three classes of repair instead of five, each with a promise in days; appointments in "
        "two-hour slots; one visit where one visit will do.",
        "You would know the day when you ring. Small jobs could wait up to 20 working days instead "
        "of 15.",
        "Emergencies and what the law calls a right to repair keep their times.",
        *(28, (700, 1200)),
        "People liked the slots and feared the longer wait for small jobs, above all handrails.",
        "Handrails and locks came up so often that they were moved to the middle class, 10 working "
        "days.",
        "Three classes and two-hour slots from July. Handrails and locks within 10 working days.",
        "The Director of Homes",
        "The new policy is in force, on one page, and printed on the back of the rent card.",
    ),
    Asked(
        (0,),
        "How we let homes",
        *(Duty.S54_POLICY, Service.HOMES, after(4, 5), 56),
        "To make letting fairer to people already in our homes that have become too small.",
        "One home in four that becomes empty goes first to a tenant who is overcrowded.",
        "If your home is too small, you would wait less. If you are not yet our tenant, a little "
        "longer.",
        "Homelessness duties and adapted homes are not touched.",
        *(18, (600, 900)),
        "Tenants were in favour. Applicants wrote that five years is already long.",
        "One in four was kept, but reviewed after a year with the waiting times beside it.",
        "One in four for a year, then a report to customers.",
        "The Board",
        "In the first months nine families moved to a home with enough bedrooms.",
    ),
    Asked(
        (-1,),
        "Stair cleaning: keep, change or stop?",
        *(Duty.OWN_CHOICE, Service.NEIGHBOURHOOD, after(2, 20), 28),
        "To decide what happens when the cleaning contract ends.",
        "Keep it weekly at £1.90, every second week at £1.10, or stop and let each stair decide.",
        "Between nothing and £1.90 a week, beside the rent.",
        "",
        *(16, (250, 420)),
        "Weekly won on stairs with more than eight homes, every second week on small ones.",
        "It made no sense to choose one for all, so each stair got what most of its homes chose.",
        "Each stair has what most of its homes chose.",
        "The Head of Communities",
        "Thirty-one stairs changed. Cleaners sign a card at each visit.",
    ),
    Asked(
        (-1,),
        "Taking part: our strategy for the next three years",
        *(Duty.S54_STRATEGY, Service.GOVERNANCE, after(9, 20), 63),
        "To agree with customers how we work together until the next strategy.",
        "More ways from home, expenses paid on the day, one public list of what you said and what "
        "we did, and a panel that checks us.",
        "More ways to take part, and to see what came of it.",
        "We must have a strategy, and tell the regulator how it is going.",
        *(14, (900, 1500)),
        "Post was asked for as often as apps. People wanted to hear the no as clearly as the yes.",
        "Answers by post and phone were added to every way of taking part, and the public list also "
        "shows what is not possible.",
        "The strategy is agreed, with yearly reports to everyone.",
        "The Board",
        "The list of answers is public, and letters go out with a stamped envelope.",
    ),
    Asked(
        (0,),
        "A play park for Mill Lane",
        *(Duty.OWN_CHOICE, Service.NEIGHBOURHOOD, after(6, 25), 35),
        "To choose what stands on the green, with the families who will use it.",
        "Two designs for the same money: swings, a climbing net and benches; or a ball court and a "
        "shelter.",
        "Noise in the afternoon for the houses on the green. It closes at dusk.",
        "The budget is £42,000 and the ground has to drain.",
        *(12, (150, 300)),
        "Families with small children wanted swings; neighbours wanted no ball court under the "
        "windows.",
        "Three in four chose the swings. A gate and an earlier closing time answer the neighbours.",
        "Swings, net and benches, with a gate that shuts at dusk.",
        "The Head of Communities",
        "Work begins once the ground is dry.",
    ),
    Asked(
        (0,),
        "Pets: one rule for everybody",
        *(Duty.S54_POLICY, Service.HOMES, after(5, 2), 42),
        "To replace eleven old rules about pets with one that is fair.",
        "You may keep a cat, a dog or small animals without asking. More than two, or anything that "
        "could hurt somebody, you ask first. We say no only with a reason.",
        "No more letters asking for permission, and no fee. Noise and mess stay a breach, as now.",
        "Some leases of flats in shared buildings forbid dogs; we cannot change those.",
        *(20, (200, 380)),
        "Nine in ten agreed. Worries were about barking in flats, and about dogs off the lead.",
        "A page on being a good neighbour with a dog was added, written with tenants who have one.",
        "One rule, as proposed, with a page on good neighbours.",
        "The Director of Homes",
        "Eleven old rules are gone.",
        rtos_not_told=(
            "The register was being renewed that month: no organisation was on it.",
            "A letter to all four that had been, on the first day. Two answered as tenants.",
        ),
    ),
]
