"""Eighteen ways to take part, each one that a landlord's strategy offers; its row is named beside it."""

from typing import NamedTuple

from participation.joining.involvement.models import Formality as F
from participation.joining.involvement.models import TimeNeeded as T
from participation.joining.involvement.models import Where as W


class Offer(NamedTuple):
    title: str
    summary: str
    description: str
    level: int
    """The rung of whichever model the landlord chose: 1 the least, 3 the most or above."""
    time: T
    time_detail: str
    where: W
    where_detail: str
    influence: str
    topics: tuple[str, ...]
    training: str = ""
    expenses: str = ""
    places: int | None = None
    tenures: tuple[str, ...] = ()


EXPENSES = "Travel, childcare or care for somebody, and a meal if you are out over lunch or tea."

OFFERS = [
    Offer(  # B-30, F-44, F-45
        "Scrutiny Panel",
        "Look hard at one of our services and tell us what has to change.",
        "Twelve customers choose a service, ask for the figures, talk to staff and to neighbours, "
        "and write down what they found. The Board answers every recommendation in public.",
        3,
        T.MONTHLY,
        "One evening a month and some reading",
        W.OUT,
        "Calder Hall, or join by video",
        "The panel's recommendations go to the Board. The Board says yes, or says why not, and the "
        "panel checks that it was done.",
        ("repairs", "rent", "contact"),
        "Two afternoons with an adviser from outside, and a partner from the panel to start with.",
        EXPENSES,
        12,
    ),
    Offer(  # B-31
        "Scrutiny helper",
        "Help the Scrutiny Panel find things out, without going to its meetings.",
        "Read ten letters, ring twenty neighbours or try out a web page, and tell the panel what "
        "you saw. You do one task at a time and only those you like.",
        3,
        T.HOURS,
        "Two or three hours for each task",
        W.HOME,
        "By email or phone",
        "What you find goes into the panel's report with your name on it, if you want that.",
        ("repairs", "contact"),
        "An hour by phone before your first task.",
        EXPENSES,
    ),
    Offer(  # F-47, R-07
        "Resident inspector",
        "Check homes before a new tenant gets the keys.",
        "With another customer you walk through an empty home with a short list: clean, safe, warm, "
        "working. You say whether you would be happy to move in.",
        3,
        T.HOURS,
        "One or two hours, between 9am and 5pm",
        W.NEARBY,
        "Homes near you",
        "A home that you do not pass is put right before it is let. Every month we publish what "
        "inspectors found.",
        ("homes", "repairs"),
        "One morning, with a joiner and a lettings officer.",
        EXPENSES,
    ),
    Offer(  # F-48, R-37
        "Mystery shopper",
        "Use our services as you always do, and tell us how it went.",
        "Ring us, write to us or come in about something real. Then answer six questions: how long, "
        "how kind, how clear, and did it work?",
        2,
        T.MINUTES,
        "5 to 10 minutes a month",
        W.HOME,
        "From home or at the office",
        "Praise goes to the person it is about. What went wrong goes to their manager the same week.",
        ("contact", "repairs"),
        "A phone call to explain how it works.",
    ),
    Offer(  # B-03, F-49
        "Quick questions",
        "One short question now and then, by text, email or phone.",
        "We ask you one thing when we are about to decide it. Answer or do not; nobody chases you.",
        2,
        T.MINUTES,
        "5 minutes, at most twice a month",
        W.HOME,
        "By text, email or phone",
        "We tell you the answer that most people gave, and what we did.",
        ("repairs", "neighbourhood", "rent"),
    ),
    Offer(  # F-49
        "Volunteer bank",
        "No promises. We tell you what is coming and you pick what you like.",
        "Every month you get a list: a draft to read, a focus group, a litter pick, a stall to help with. "
        "Say yes to what suits you.",
        2,
        T.HOURS,
        "As little or as much as you like",
        W.EITHER,
        "From home or near you",
        "After each thing you hear what came of it.",
        ("neighbourhood", "young_people"),
        "",
        EXPENSES,
    ),
    Offer(  # K-10
        "Readers' panel",
        "Read a letter or a web page before we send it to everybody.",
        "We send you a draft. You mark what is not clear, what is missing and what sounds wrong.",
        2,
        T.MINUTES,
        "15 minutes a month",
        W.HOME,
        "By email or by post with a stamped envelope",
        "We change what you found unclear, and we tell you what we changed.",
        ("contact",),
    ),
    Offer(  # K-10, F-16
        "Newsletter group",
        "Decide with us what goes in the newsletter, and write some of it.",
        "Before each issue we meet, look at ideas and choose. You can write, take pictures, or just "
        "say what is dull.",
        2,
        T.HOURS,
        "An hour, four times a year",
        W.EITHER,
        "The Loom, or by video",
        "Customers choose half the pages of every issue.",
        ("contact", "young_people"),
        "A morning on writing plainly, if you want it.",
        EXPENSES,
    ),
    Offer(
        "Repairs panel",
        "Look at the repairs figures with the people who do the work.",
        "Customers, joiners and planners around one table. What went wrong last month, why, and "
        "what to try next.",
        3,
        T.MONTHLY,
        "An hour and a half every second month",
        W.OUT,
        "Fernhill Hub",
        "The panel sets two of the repairs targets every year.",
        ("repairs", "heating"),
        "A morning out with a repairs team.",
        EXPENSES,
        14,
        ("tenant", "short_tenant"),
    ),
    Offer(  # F-54
        "Rent group",
        "Work on next year's rent options before everybody is asked.",
        "See what the money is spent on, what costs more next year, and which choices there are. Then "
        "help to write the options that all tenants are asked about.",
        3,
        T.HOURS,
        "Three evenings, September to November",
        W.EITHER,
        "Calder Hall, or by video",
        "No option goes to tenants that the group has not seen. The Board reads what it said.",
        ("rent",),
        "An evening on how a housing association spends its money.",
        EXPENSES,
        16,
        ("tenant", "short_tenant"),
    ),
    Offer(
        "Street voice",
        "Be the person your street tells, and we listen to.",
        "Where there is no residents' group, you pass on what bothers people and what works, and "
        "walk the estate with us four times a year.",
        3,
        T.MONTHLY,
        "Two hours a month",
        W.NEARBY,
        "Your own street",
        "You have a named officer who answers you within five working days.",
        ("neighbourhood", "safety"),
        "Half a day, with the other street voices.",
        EXPENSES,
        24,
    ),
    Offer(  # F-51, R-54
        "Estate walks",
        "Walk round your estate with us and point at what needs doing.",
        "An hour, four times a year on every estate, with the housing officer and the people who cut "
        "the grass. Come to one or to all.",
        2,
        T.HOURS,
        "An hour, any season you like",
        W.NEARBY,
        "Your own estate",
        "You get a list of what we found, who will do it and by when.",
        ("neighbourhood", "safety"),
    ),
    Offer(  # K-05
        "Evening video group",
        "Talk one topic through from your own sofa, camera on or off.",
        "Eight to twelve people, one topic, an hour after tea. For those who work, care or cannot get "
        "out.",
        2,
        T.HOURS,
        "An hour, once every two months",
        W.ONLINE,
        "By video; we lend tablets",
        "The service manager is in the room and answers there and then.",
        ("contact", "heating", "repairs"),
        "Somebody sits with you the first time you go online.",
    ),
    Offer(  # K-33, K-35
        "Young voices",
        "For tenants and tenants' children from 14 to 25.",
        "Pick what to change where you live, get a budget, and do it. Pizza is involved.",
        3,
        T.MONTHLY,
        "One evening a month in school terms",
        W.OUT,
        "Links Pavilion",
        "The group decides how £5,000 a year is spent.",
        ("young_people", "neighbourhood"),
        "First aid, food hygiene or a driving theory book: you choose.",
        "Bus fares paid on the night.",
        20,
    ),
    Offer(  # T-48
        "Owners' forum",
        "For people who own their home and pay us to look after the building.",
        "Bills, stair cleaning, insurance and big repairs, with the people who run factoring.",
        2,
        T.HOURS,
        "An hour and a half, three times a year",
        W.EITHER,
        "The Net Loft, or by video",
        "The forum sees the bill before it goes out and can send it back.",
        ("rent", "repairs"),
        "",
        EXPENSES,
        None,
        ("factored_owner", "sharing_owner", "leaseholder"),
    ),
    Offer(  # K-17
        "Ambassador",
        "Tell other customers about taking part, in your own words.",
        "At an open day, at the school gate or on the phone: you say what you do, what you get out "
        "of it and what changed.",
        3,
        T.HOURS,
        "A few hours, three or four times a year",
        W.NEARBY,
        "Events near you",
        "You tell us what puts people off, and we change it.",
        ("neighbourhood",),
        "An afternoon together before each season.",
        EXPENSES,
        10,
    ),
    Offer(  # K-42
        "Choose our staff",
        "Sit on the panel when we hire people you will meet.",
        "You help to write the questions, ask some of them and score the answers. Your score counts "
        "as much as anybody's.",
        3,
        T.HOURS,
        "One day for each post",
        W.OUT,
        "Calder Hall",
        "Nobody is hired whom the customer on the panel would not hire.",
        ("contact",),
        "A morning on fair interviews.",
        EXPENSES,
        8,
    ),
    Offer(  # F-40, F-43, B-41
        "Tenant Board member",
        "Help to govern Glenmarnock Homes.",
        "The Board sets the rent, the investment programme and the business plan. Come and watch a "
        "meeting first.",
        3,
        T.MONTHLY,
        "Six meetings a year, with papers to read",
        W.EITHER,
        "Calder Hall, or by video",
        "As much say as everybody else at the table.",
        ("rent", "homes"),
        "A programme over your first year, and a mentor from another association.",
        EXPENSES,
        5,
        ("tenant", "short_tenant"),
    ),
]

#: Papers, a chair and minutes.
FORMAL = {"Scrutiny Panel", "Choose our staff"}
MORNING, AFTERNOON, EVENING = "weekday_morning", "weekday_afternoon", "weekday_evening"
#: When they are held; the others go on whenever it suits.
TIMES = {
    "Scrutiny Panel": [EVENING],
    "Resident inspector": [MORNING, AFTERNOON],
    "Newsletter group": [AFTERNOON],
    "Repairs panel": [AFTERNOON],
    "Rent group": [EVENING],
    "Estate walks": [MORNING, AFTERNOON],
    "Evening video group": [EVENING],
    "Young voices": [EVENING],
    "Owners' forum": [EVENING],
    "Choose our staff": [MORNING, AFTERNOON],
    "Tenant Board member": [EVENING],
}


def how_formal(offer: Offer) -> F:
    if offer.title in FORMAL:
        return F.FORMAL
    return F.SOME if offer.time == T.MONTHLY else F.INFORMAL
