"""The kinds of event that fill Glenmarnock's year, and what people said at them."""

from typing import NamedTuple

from participation.programme.activities.kinds import Kind
from participation.programme.activities.models import Engagement, Service
from participation.programme.events import kinds
from participation.programme.events.models import Event

IN_PERSON, ONLINE, BOTH = Event.Where.IN_PERSON, Event.Where.ONLINE, Event.Where.BOTH
CAME, INSPECTED = Engagement.Role.ATTENDED, Engagement.Role.INSPECTED

STEP_FREE = "Step-free door and toilet. Hearing loop. Tell us if you need a lift or childcare."
OUTDOORS = "A mile on pavements with places to rest. We can bring a wheelchair or go at your pace."
BY_VIDEO = "Captions on. Join by phone if you have no camera. We lend tablets and data."


class Happening(NamedTuple):
    title: str
    """``{place}`` becomes the estate or the area it is held for."""
    kind: Kind
    service: Service
    level: int
    aims: tuple[str, ...]
    purpose: str
    influence: str
    reach: str
    """Who it is for: ``estate``, ``area`` or ``all``."""
    times_a_year: int
    pull: int
    """How many come, beside the others."""
    hour: float
    hours: float
    cost: tuple[int, int]
    staff_hours: tuple[int, int]
    said: tuple[str, ...]
    then: tuple[str, ...]
    where: Event.Where = IN_PERSON
    access: str = STEP_FREE
    capacity: int | None = None
    bookable: bool = True
    role: Engagement.Role = CAME
    season: tuple[float, float] = (0, 1)
    """The stretch of the financial year in which it is held: from 0, April, to 1, March."""


HAPPENINGS = [
    Happening(
        "Drop-in: damp and heating, {place}",
        *(kinds.DROP_IN, Service.REPAIRS, 2, ("know_needs", "inform")),
        "To hear which homes are cold or damp and why, and to book repairs on the spot.",
        "You tell us what is wrong and we book the visit while you are there. Which homes get new "
        "windows first is decided with the list from these drop-ins.",
        *("area", 10, 9, 14, 2, (90, 260), (8, 16)),
        (
            "Most people came about black mould behind beds and in bathrooms. Fans that had been "
            "switched off because of the noise came up again and again.",
            "Storage heaters nobody had been shown how to use. Two families use one room all winter.",
            "Letters about the new boilers were hard to follow; people wanted a person to ring.",
        ),
        (
            "All the repairs were booked on the day. Quieter fans are being tried in ten homes.",
            "An energy adviser visits everyone who left a number, before the end of the month.",
            "The boiler letter goes to the readers' panel before it is sent again.",
        ),
        bookable=False,
        access=STEP_FREE + " Soup and bread.",
    ),
    Happening(
        "Estate walk: {place}",
        *(kinds.ESTATE_WALK, Service.NEIGHBOURHOOD, 2, ("know_needs", "community")),
        "To see the estate through the eyes of the people who live there, and agree what to fix.",
        "You choose what goes on the list. Small repairs are done within 20 working days; bigger "
        "ones are costed and come back to you.",
        *("estate", 24, 4, 10.5, 1.5, (20, 70), (5, 9)),
        (
            "Broken kerb at the bus stop, dog bags on every hedge, and one stair light out since "
            "spring. The new planters were liked.",
            "Bins left out all week block the path for prams. Residents would look after the green if "
            "somebody cut it once more.",
            "Drying poles rusted through, a fence down, and cars on the turning circle.",
            "The play area was cleaner than last time. The gate to it still does not shut.",
        ),
        (
            "Eleven jobs went on the list, each with a name and a date; the list is on the stair "
            "notice boards.",
            "The bin store is being priced. The council was asked about the kerb.",
            "Poles ordered. We walk again in three months with this list in hand.",
        ),
        access=OUTDOORS,
        bookable=False,
    ),
    Happening(
        "Litter pick and skip day: {place}",
        *(kinds.COMMUNITY_EVENT, Service.NEIGHBOURHOOD, 1, ("community",)),
        "To clear what nobody can lift alone, and to meet the neighbours while doing it.",
        "You say where the skips stand. What keeps coming back goes to the estate walk.",
        *("estate", 8, 10, 10, 3, (350, 620), (14, 24)),
        (
            "Two skips filled by noon, mostly mattresses and old units. Children did the picking.",
            "People asked for a place to pass on good furniture rather than bin it.",
            "A good turn-out in the rain. Nobody knew about the free uplift that the council offers.",
        ),
        (
            "A swap corner is planned for the next one.",
            "The number for free uplifts is now on every stair.",
            "The same skip company is booked for spring.",
        ),
        access=OUTDOORS + " Gloves, litter pickers and tea for everyone.",
        bookable=False,
        season=(0, 0.65),
    ),
    Happening(
        "Summer fete in {place}",
        *(kinds.FETE, Service.NEIGHBOURHOOD, 1, ("community", "inform")),
        "A day for everybody: food, music, and every service of ours at one table.",
        "Put a bean into the jar of what the next small grant should buy.",
        *("area", 4, 30, 11, 4, (900, 1800), (40, 70)),
        (
            "Most beans were in the jar for benches, by a long way. Many met their housing officer for the "
            "first time.",
            "Parents asked for more for teenagers. The repairs table booked 31 jobs.",
        ),
        (
            "Six benches are ordered; residents choose where they go.",
            "Young voices plans an evening club with what people wrote on the wall.",
        ),
        bookable=False,
        access=STEP_FREE + " A quiet room, halal and vegetarian food.",
        season=(0.1, 0.45),
    ),
    Happening(
        "Scrutiny Panel meeting",
        *(kinds.PANEL, Service.GOVERNANCE, 3, ("challenge", "decide")),
        "The panel works on its present enquiry and follows up what the Board promised.",
        "The panel decides what it looks at and what it recommends. The Board answers in public.",
        *("all", 10, 3, 18.5, 2, (60, 140), (8, 14)),
        (
            "The panel went through 40 repairs that took more than one visit. In half of them the "
            "part was not on the van.",
            "Three promises of the Board were checked. Two are done; the third is late and the "
            "director came to explain.",
            "The panel heard from call handlers, and wrote the questions to ring customers with.",
        ),
        (
            "A draft recommendation on van stock goes round before the next meeting.",
            "The late action is back on the agenda in two months.",
            "Scrutiny helpers ring 60 customers in the next fortnight.",
        ),
        where=BOTH,
        capacity=20,
    ),
    Happening(
        "Evening video group: {topic}",
        *(kinds.FOCUS_GROUP, Service.CUSTOMER_CARE, 2, ("change_service", "know_needs")),
        "To talk one topic through with people who cannot come in the day.",
        "The service manager is there and answers at once. What can be changed cheaply is changed "
        "within a month.",
        *("all", 8, 5, 19, 1, (0, 40), (4, 7)),
        (
            "People do not mind waiting if they are told how long. Nobody likes being passed on.",
            "Text messages work; letters come too late. Two people asked for a voice note instead.",
            "The web form loses everything when the phone rings. Three people had given up on it.",
        ),
        (
            "Callers now hear their place in the queue.",
            "The form is being rebuilt so that it remembers; the group tests it first.",
            "Voice notes will be tried with 50 customers.",
        ),
        where=ONLINE,
        access=BY_VIDEO,
        capacity=16,
    ),
    Happening(
        "Checking homes ready to let, {place}",
        *(kinds.ESTATE_WALK, Service.HOMES, 3, ("challenge", "change_service")),
        "Resident inspectors say whether a home is good enough for the next family.",
        "A home that the inspectors do not pass is put right before it is let.",
        *("area", 14, 2, 10, 2, (15, 40), (4, 8)),
        (
            "Four homes seen, three passed. The fourth had a window that did not lock.",
            "All passed. Inspectors praised the paint and the note with the neighbours' bin days.",
            "Two homes smelled of smoke in spite of new paint. One kitchen drawer was off its rail.",
        ),
        (
            "The window was mended the same day and the home let that week.",
            "The welcome note is now left in every home.",
            "A sealing coat is tried where people have smoked.",
        ),
        access="Some stairs; tell us and we choose homes on the ground floor.",
        capacity=6,
        role=INSPECTED,
    ),
    Happening(
        "Rent meeting, {place}",
        *(kinds.MEETING, Service.RENT, 2, ("decide", "inform")),
        "To go through the rent options for next year, and hear what each would mean at home.",
        "Tenants choose between the options. The Board has promised to follow the choice unless the "
        "law or the bank forbids it.",
        *("area", 4, 12, 18.5, 1.5, (120, 260), (10, 18)),
        (
            "People asked what the extra buys. Windows and safety won over offices and cars.",
            "Many said any rise is too much this year; most would still pay for warm homes.",
        ),
        (
            "All questions and answers are on the consultation's page.",
            "A money adviser rings everyone who said they cannot manage.",
        ),
        capacity=60,
        season=(0.63, 0.75),
    ),
    Happening(
        "Repairs panel",
        *(kinds.PANEL, Service.REPAIRS, 3, ("challenge", "change_service")),
        "Customers and repairs people look at last month's figures and agree what to try.",
        "The panel sets two of next year's repairs targets.",
        *("all", 6, 3, 13, 1.5, (70, 130), (8, 12)),
        (
            "Evening appointments are used by few, and those few would be lost without them.",
            "Missed visits have halved since the reminder text. No-access letters still sound rude.",
        ),
        (
            "Evening slots stay on Tuesdays.",
            "The no-access letter is rewritten with the readers' panel.",
        ),
        capacity=14,
    ),
    Happening(
        "Get online with a cuppa, {place}",
        *(kinds.TRAINING, Service.SUPPORT, 1, ("skills", "inform")),
        "To help with phones, tablets and forms, one to one, with no question too small.",
        "You say what you want to learn.",
        *("area", 8, 6, 10, 2, (60, 140), (6, 10)),
        (
            "Bus passes, bank apps and pictures of grandchildren. Four people joined by themselves "
            "at the end.",
            "Everybody wanted to stop scam calls; nobody knew how to block a number.",
        ),
        (
            "Tablets can be borrowed from the hall from next month.",
            "A talk on scams is added to the autumn calendar.",
        ),
        capacity=12,
    ),
    Happening(
        "Owners' forum",
        *(kinds.MEETING, Service.RENT, 2, ("challenge", "inform")),
        "Bills, stair cleaning, insurance and big repairs, with the people who run factoring.",
        "Owners see the bill before it goes out and can send it back.",
        *("all", 3, 9, 18.5, 1.5, (90, 160), (8, 12)),
        (
            "The cleaning charge is hard to check; owners asked for dates on the stair.",
            "Common insurance was compared line by line. The excess is what hurts.",
        ),
        (
            "Cleaners now sign a card on every stair.",
            "Three new insurance quotes come to the next forum.",
        ),
        where=BOTH,
        capacity=40,
    ),
    Happening(
        "Young voices night",
        *(kinds.MEETING, Service.SUPPORT, 3, ("decide", "community")),
        "People from 14 to 25 choose what to change where they live, and do it.",
        "The group decides how £5,000 a year is spent.",
        *("all", 6, 6, 18, 2, (140, 260), (8, 14)),
        (
            "Lights at the pitch came first, then somewhere dry to sit that is not a bus stop.",
            "The mural has a wall and a painter. The argument was about the colour.",
        ),
        (
            "Two solar lights are on trial until spring.",
            "Painting starts at half-term; everybody gets a brush.",
        ),
        capacity=30,
    ),
    Happening(
        "Training: chairing without shouting",
        *(kinds.TRAINING, Service.GOVERNANCE, 1, ("skills",)),
        "For anybody who runs a meeting, or would like to.",
        "You say what else you want to be trained in.",
        *("all", 3, 4, 10, 4, (260, 420), (6, 9)),
        ("Practice with difficult meetings was what people came for, and they laughed a lot.",),
        ("The trainer comes back in spring for those who had no place.",),
        capacity=16,
    ),
    Happening(
        "Tenants' conference",
        *(kinds.CONFERENCE, Service.GOVERNANCE, 2, ("challenge", "inform", "community")),
        "One day a year when customers set the agenda and everyone who runs Glenmarnock listens.",
        "The three topics with the most dots become promises with a date.",
        *("all", 1, 40, 10, 5, (2600, 3900), (90, 140)),
        (
            "Most dots: repairs right first time, warm homes, and an answer when you ring. The Board "
            "took questions for an hour without notes.",
        ),
        ("The three promises are on our front page, each with a name and a date.",),
        capacity=120,
        access=STEP_FREE + " British Sign Language, crèche, lunch. Buses from every area.",
        season=(0.5, 0.56),
    ),
    Happening(
        "Autumn gathering, {place}",
        *(kinds.COMMUNITY_EVENT, Service.NEIGHBOURHOOD, 1, ("community", "know_needs")),
        "A meal together before the dark months, and a chance to say what would help this winter.",
        "What people ask for goes into the winter plan of each area.",
        *("area", 3, 14, 17.5, 2, (280, 520), (16, 26)),
        (
            "Ice on the paths was the great worry, and who clears what.",
            "People living alone asked for a phone round on cold days.",
        ),
        (
            "Grit bins are mapped and filled; the map is at every close.",
            "Eight volunteers run the phone round from December.",
        ),
        capacity=60,
        access=STEP_FREE + " Halal and vegetarian food.",
        season=(0.47, 0.65),
    ),
    Happening(
        "St Andrew's night ceilidh",
        *(kinds.COMMUNITY_EVENT, Service.NEIGHBOURHOOD, 1, ("community", "know_needs")),
        "Dancing, soup and stovies for everybody, and a wall to write on between the dances.",
        "What is written on the wall is read out by the Board in January, and answered.",
        *("all", 1, 34, 19.5, 5, (680, 940), (18, 26)),
        (
            "The wall asked for benches half way up the hill, and for more nights like this one.",
            "New neighbours were danced with first. Two asked how to join the panel.",
        ),
        ("Benches are in the plan for spring; the band is booked again.",),
        capacity=120,
        access=STEP_FREE + " Buses home at half past twelve.",
        season=(0.65, 0.69),
    ),
]

#: What the evening video groups talk about.
TOPICS = (
    "what happens when you ring us",
    "repairs texts",
    "moving in",
    "living next to building works",
    "complaints, and saying sorry",
    "the web form",
    "letters that make sense",
    "help with bills",
    "who looks after the stair",
    "pets",
)
