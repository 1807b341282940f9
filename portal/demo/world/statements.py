"""What each opportunity had to state before it opened (R-13), beside what its page always says."""

from typing import NamedTuple


class Stated(NamedTuple):
    purpose: str
    who_for: str
    staff_time: str
    worth: str


STATED = {
    "Scrutiny Panel": Stated(
        "So that somebody who lives with our services, and does not work for us, checks them.",
        "Anybody who is our customer. You do not need to know how a landlord works.",
        "3 days a month from one officer",
        "About £9,000 a year. The last three reviews each changed a service within six months.",
    ),
    "Scrutiny helper": Stated(
        "So that the panel hears from more homes than its own twelve.",
        "Anybody who would like to help, one task at a time.",
        "Half a day for each task",
        "About £20 a task, for facts that we would otherwise pay a firm to find.",
    ),
    "Resident inspector": Stated(
        "So that nobody gets the keys to a home that you would not move into.",
        "Anybody who can manage stairs, or who would check the ground floors.",
        "An hour for each home, with the lettings officer who is there anyway",
        "About £1,200 a year. Fewer repairs in the first month after a letting pay for it.",
    ),
    "Mystery shopper": Stated(
        "So that we hear how it is on the other end of the phone.",
        "Anybody who rings us, writes to us or uses our website.",
        "2 hours a month to read what came in",
        "Next to nothing. It finds what our own checks miss.",
    ),
    "Quick questions": Stated(
        "So that people without an hour to spare are heard as well.",
        "Everybody with a phone or an email address.",
        "An hour for each question",
        "A few pence a message. It brings answers from people who come to nothing else.",
    ),
    "Volunteer bank": Stated(
        "So that people who cannot promise anything can still help when it suits them.",
        "Anybody, for as long or as short a time as they like.",
        "2 hours a month to say what is coming",
        "About £600 a year in expenses, for pairs of hands at most of our events.",
    ),
    "Readers' panel": Stated(
        "So that our letters say what they mean and nobody has to ring to ask.",
        "Anybody who gets letters from us. You need not be good at spelling.",
        "Half an hour for each letter",
        "Postage. Each letter that is clear saves us dozens of calls.",
    ),
    "Newsletter group": Stated(
        "So that the newsletter is about what customers want to read.",
        "Anybody who reads it, or never does.",
        "A day for each issue",
        "The paper is paid for already. People read what neighbours wrote.",
    ),
    "Repairs panel": Stated(
        "So that repairs are done right the first time, in the eyes of those who wait for them.",
        "Tenants who have had a repair in the last two years.",
        "A day every second month from two managers",
        "About £1,500 a year, next to four million spent on repairs.",
    ),
    "Rent group": Stated(
        "So that the choices put to every tenant make sense to the people who pay.",
        "Tenants, whether or not their rent is paid for them.",
        "6 days in the autumn from the finance team",
        "About £1,000 a year. More people answer the rent consultation when the choices are clear.",
    ),
    "Street voice": Stated(
        "So that what a whole street knows reaches us before it becomes a complaint.",
        "Anybody, one or two for each street.",
        "A day a month from the housing officers",
        "About £800 a year, for small things put right while they are small.",
    ),
    "Estate walks": Stated(
        "So that we see your estate as you do.",
        "Everybody who lives there, children and dogs as well.",
        "Half a day for each walk",
        "Staff time only. Each walk ends with a list, and the list with dates.",
    ),
    "Evening video group": Stated(
        "So that people who cannot get out in the evening can talk things through.",
        "Anybody with a phone or a tablet. We lend tablets.",
        "Half a day for each evening",
        "Two tablets and the data for them. Half of those who come had never been to a meeting.",
    ),
    "Young voices": Stated(
        "So that people who will live here longest have a say in what it is like.",
        "Anybody from 14 to 25 who lives in one of our homes.",
        "2 days a month from a youth worker",
        "About £4,000 a year, half of it from the council.",
    ),
    "Owners' forum": Stated(
        "So that owners know what they pay for and can change it.",
        "Owners in buildings that we look after, sharing owners and leaseholders.",
        "2 days for each meeting",
        "About £300 a year. Fewer bills are disputed.",
    ),
    "Ambassador": Stated(
        "So that people hear about taking part from somebody like them.",
        "Anybody who has taken part in something and would tell others.",
        "A day a month from one officer",
        "About £700 a year. One in four who join heard of it from a neighbour.",
    ),
    "Choose our staff": Stated(
        "So that the people we hire are people you would want to deal with.",
        "Anybody who can spare whole days now and then.",
        "Half a day for each post, to prepare together",
        "Travel and lunch. It shows who listens and who does not.",
    ),
    "Tenant Board member": Stated(
        "So that tenants sit where the decisions are made.",
        "Tenants who are members of the association, or would become one.",
        "2 days a month from the secretary",
        "About £1,500 a year in training and expenses. The law and common sense both ask for it.",
    ),
}
