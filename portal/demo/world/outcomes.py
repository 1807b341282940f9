"""What customers said and what Glenmarnock answered, the no as plainly as the yes."""

from typing import NamedTuple

from participation.programme.activities.models import Service


class Said(NamedTuple):
    said: str
    """``{place}`` becomes an estate; without it, the point is about everybody."""
    answer: str
    service: Service
    topic: str
    proof: str = ""
    best: bool = False

    @property
    def local(self) -> bool:
        return "{place}" in self.said


R, RENT, N, H, S, C, G = (
    Service.REPAIRS,
    Service.RENT,
    Service.NEIGHBOURHOOD,
    Service.HOMES,
    Service.SUPPORT,
    Service.CUSTOMER_CARE,
    Service.GOVERNANCE,
)

DONE = [
    Said(
        "Repairs texts come after the engineer has been.",
        "The text now goes out the evening before with a two-hour slot, and again when the engineer "
        "sets off. Missed visits fell from 14 in 100 to 6 in 100 in three months.",
        *(R, "repairs", "The Scrutiny Panel rang 60 customers in May and checked the dates.", True),
    ),
    Said(
        "When I ring I have to tell my story three times.",
        "Whoever answers now keeps the case until it is closed, and gives you a direct number. "
        "Calls passed on fell from 38 in 100 to 11 in 100.",
        *(C, "contact", "Mystery shoppers rang 48 times over the summer.", True),
    ),
    Said(
        "The flats in {place} are freezing and the new heating costs a fortune.",
        "An energy adviser went to all 64 flats. The timers had been set wrong when they were put "
        "in; putting that right saved £7 a week on average, and 12 flats got new seals.",
        *(R, "heating", "Bills before and after, shared by 23 tenants who offered to.", True),
    ),
    Said(
        "Young people in {place} have nowhere to go but the bus stop.",
        "Young voices chose a shelter and lights, and got £5,000 to do it. A youth worker is there on "
        "two evenings a week, paid for by us and the council together.",
        *(S, "young_people", "Pictures, and 41 names on the register in the first month.", True),
    ),
    Said(
        "You ask and ask and we never hear what happened.",
        "Every point raised now stands on this page with an answer and a date, and whoever raised "
        "it is told first. We missed 9 answers in the first year, and those are listed too.",
        *(G, "contact", "This page.", True),
    ),
    Said(
        "The back court in {place} is dark and full of rubbish.",
        "Four lights, a skip day and a lock on the bin store. Residents hold the key.",
        *(N, "safety", "Seen on the estate walk in the next quarter."),
    ),
    Said(
        "The stair light in {place} has been out since spring.",
        "It was a timer, not the bulb. All timers of that make were changed, in nine stairs.",
        *(R, "safety", "Signed off by the resident who reported it."),
    ),
    Said(
        "The gate of the play area in {place} never shuts.",
        "A new spring and a new latch, the same that the council uses.",
        *(N, "neighbourhood"),
    ),
    Said(
        "Nobody told us which day the bins go out over New Year.",
        "A card with the days goes through every door in the first week of December.",
        *(N, "neighbourhood", "Sent to 2,031 homes."),
    ),
    Said(
        "The homes you let have drawers off their rails.",
        "Inspectors' list of twelve small things is now done before the keys are handed over.",
        *(H, "homes", "26 of the last 30 homes passed first time."),
    ),
    Said(
        "Moving in, I did not know how anything worked.",
        "Every home has a folder: heating, bins, bus, doctor, and the neighbours' names if they agree.",
        *(H, "homes"),
    ),
    Said(
        "Your letters sound as if I had done something wrong.",
        "The readers' panel rewrote our 14 letters that go out most. The no-access letter now "
        "begins with sorry.",
        *(C, "contact", "All 14 are on the readers' panel's page."),
    ),
    Said(
        "The web form loses everything if the phone rings.",
        "It now keeps what you typed for two weeks.",
        *(C, "contact", "Tried by the evening video group before it opened."),
    ),
    Said(
        "I cannot get through at lunch, which is when I have my break.",
        "Four people now answer between noon and 2pm instead of two.",
        *(C, "contact", "The wait at lunch is under three minutes, from nine."),
    ),
    Said(
        "Joiners come without the part.",
        "Vans carry the 60 parts that were missing most often. More jobs are done in one visit: 81 "
        "in 100, from 68.",
        *(R, "repairs", "Repairs panel, figures of the last two quarters."),
    ),
    Said(
        "Grit bins in {place} are empty when it snows.",
        "Bins are filled in October and checked after each frost; a number on the lid is for telling "
        "us.",
        *(N, "safety"),
    ),
    Said(
        "The fan in my bathroom is so loud that I switch it off, and then it is damp.",
        "Ten homes tried a quiet fan. Mould came back in none, so it is now the only one we fit.",
        *(R, "heating", "Readings from the ten homes over one winter."),
    ),
    Said(
        "Paying for the bus to your meetings adds up.",
        "Fares and childcare are paid in cash on the day, without a form.",
        *(G, "rent"),
    ),
    Said(
        "I cannot hear anything in the hall.",
        "A hearing loop is in all six halls, and somebody checks it before each meeting.",
        *(G, "contact", "Loop log on the wall of each hall."),
    ),
    Said(
        "Somebody parks on the turning circle in {place} and the ambulance could not turn.",
        "Lines were painted and the council put up a sign.",
        *(N, "safety", "Photograph of 9 May."),
    ),
    Said(
        "Drying poles in {place} are rusted through.",
        "Sixteen new poles, in galvanised steel.",
        *(N, "neighbourhood"),
    ),
    Said(
        "We only see the grass cutters from behind.",
        "The days are on the stair board and the team leader's number with them.",
        *(N, "neighbourhood"),
    ),
    Said(
        "My mother reads Polish and gets everything in English.",
        "Ask once and letters come in your language. 212 people have.",
        *(C, "contact"),
    ),
    Said(
        "Owners never see what they are paying for.",
        "The bill now lists each visit with its date, and cleaners sign a card on the stair.",
        *(RENT, "rent", "Owners' forum, minutes of the summer meeting."),
    ),
    Said(
        "Housing officers change and nobody says goodbye.",
        "When an officer changes, both ring you or write in the same week.",
        *(C, "contact"),
    ),
    Said(
        "People dump mattresses in {place} because the uplift costs money.",
        "The council takes three things a year for nothing. The number is on every stair, and we "
        "help to book.",
        *(N, "neighbourhood", "Two in three fewer pick-ups by our own van."),
    ),
    Said(
        "There is mould behind my daughter's bed, and I was told to open a window.",
        "Nobody is told that any more. Every call about mould brings a surveyor within five working "
        "days; in most homes it was insulation.",
        *(R, "heating", "118 visits in the first half-year, 74 homes treated.", True),
    ),
    Said(
        "The close door in {place} does not lock.",
        "New closers and a fob for everyone.",
        *(R, "safety"),
    ),
    Said(
        "You only hold meetings when I am at work.",
        "A third of them are now after 6pm, and every topic has an evening by video.",
        *(G, "contact"),
    ),
    Said(
        "Nobody on the Board lives in a home like mine.",
        "Two tenants joined the Board this year. Anybody can come and watch a meeting first.",
        *(G, "rent"),
    ),
    Said(
        "Carers need a key safe and you charge for it.",
        "Key safes are free, and fitted within ten working days.",
        *(S, "safety"),
    ),
    Said(
        "I was cut off when I asked about my arrears and cried.",
        "Everybody who talks about money has been trained, and rings back within the hour if you "
        "need to stop.",
        *(RENT, "rent", "Training log, and 20 calls heard by two panel members."),
    ),
    Said(
        "Swings would be better than another sign saying no ball games.",
        "The signs are down. Families chose where children may play, and neighbours agreed.",
        *(N, "young_people"),
    ),
    Said(
        "The lift in {place} is out every other week and we are told nothing.",
        "A new motor is in. If it stops, everybody in the block gets a text within the hour.",
        *(R, "repairs", "One stop since, put right the same day."),
    ),
]

DOING = [
    Said(
        "The windows in {place} let the wind through.",
        "New windows come to this estate first because of what was said at the drop-ins. Measuring "
        "has begun.",
        *(R, "heating"),
    ),
    Said(
        "Children cross where cars cannot see them in {place}.",
        "The council agreed to a crossing. We are paying for the drawing.",
        *(N, "safety"),
    ),
    Said(
        "A voice note would be easier for me than a letter.",
        "Fifty customers are trying it until the end of the winter.",
        *(C, "contact"),
    ),
    Said(
        "Good furniture goes in the skip.",
        "A swap corner opens at the next skip day; a charity with a van takes the rest.",
        *(N, "neighbourhood"),
    ),
    Said(
        "The path to the shop in {place} floods every time it rains.",
        "The drain was filmed: roots. It is being relined.",
        *(N, "neighbourhood"),
    ),
    Said(
        "I wait in all day for a fifteen-minute job.",
        "Two-hour slots are in place for plumbers and joiners; electricians follow.",
        *(R, "repairs"),
    ),
    Said(
        "Teenagers have ideas and no money.",
        "Young voices holds £5,000 a year, and is choosing what comes first.",
        *(S, "young_people"),
    ),
    Said(
        "Insurance excess is what hurts owners.",
        "Three quotes are being compared, one with no excess for water.",
        *(RENT, "rent"),
    ),
    Said(
        "No bench between the bus stop and {place}, and I use a stick.",
        "Two benches are ordered. The people who use them chose where.",
        *(N, "neighbourhood"),
    ),
    Said(
        "The heating in {place} goes off at ten at night.",
        "Controls for each flat are being fitted, top floor first.",
        *(R, "heating"),
    ),
    Said(
        "I never know which of you to ring.",
        "One number for everything, with people and no menu, is being tried in the North.",
        *(C, "contact"),
    ),
    Said(
        "Empty homes stand for months in {place}.",
        "Three are being worked on now. From here on, every empty home has a date on our website.",
        *(H, "homes"),
    ),
    Said(
        "The bin store in {place} is too small for recycling.",
        "It is being rebuilt with a roof; the plan hangs in the stair.",
        *(N, "neighbourhood"),
    ),
    Said(
        "Help with forms should come before the debt, not after.",
        "A money adviser rings every new tenant in their first month. Two more are being hired.",
        *(RENT, "rent"),
    ),
    Said(
        "Solar panels would cut what the stair costs in {place}.",
        "An engineer looks at twelve roofs. We publish the report whatever it says.",
        *(R, "heating"),
    ),
    Said(
        "Somebody should ring older people on icy days.",
        "Eight volunteers have been trained; the calls begin with the first frost.",
        *(S, "safety"),
    ),
]

NOT_POSSIBLE = [
    Said(
        "Keep the office open until 8 every evening.",
        "Three people a night came in the six weeks we tried. We stay open late on Tuesdays instead.",
        *(C, "contact", "Counts of each evening of the trial.", True),
    ),
    Said(
        "Freeze the rent for a year.",
        "Safety work that the law requires costs more than we could pay without a rise. The hardship "
        "fund was doubled instead.",
        *(RENT, "rent"),
    ),
    Said(
        "Put speed bumps on the road through {place}.",
        "The road is the council's, and a count found that most drive under 20. We sent them what "
        "you said, and the count is on the stair board.",
        *(N, "safety"),
    ),
    Said(
        "Give every home a parking space.",
        "There is room for six in ten. We would have to build on the greens, and you told us to keep "
        "them.",
        *(N, "neighbourhood"),
    ),
    Said(
        "Cut down the tall trees in {place}.",
        "They are protected. They were pruned in February, and will be again in two years.",
        *(N, "neighbourhood"),
    ),
    Said(
        "Change all front doors to the new colour now.",
        "A door lasts thirty years. It is changed when it is worn, and then you choose the colour.",
        *(R, "repairs"),
    ),
    Said(
        "Put cameras in every stair.",
        "The law lets us only where there has been trouble that nothing else stopped. Two stairs meet "
        "that test and have them.",
        *(N, "safety"),
    ),
    Said(
        "Let us buy our homes.",
        "The right to buy ended in Scotland in 2016. We can show you shared ownership near by.",
        *(H, "homes"),
    ),
    Said(
        "Send me a human every time, never a text.",
        "We cannot for everyone. We can for you: it is on your record, and is kept to.",
        *(C, "contact"),
    ),
    Said(
        "Build a swimming pool at the Links.",
        "It would cost more than every repair of two years. The council's pool takes our tenants "
        "at half price since June.",
        *(N, "young_people"),
    ),
]

HEARD = [
    Said("The new bins in {place} are too high for wheelchairs.", "", *(N, "neighbourhood")),
    Said("Can the video group also be on a Sunday?", "", *(C, "contact")),
    Said("Smoke from the ground floor comes up through the pipes in {place}.", "", *(R, "safety")),
    Said("Could inspectors also look at stairs?", "", *(H, "homes")),
    Said("My shower chair was promised in August.", "", *(R, "repairs")),
    Said("E-bikes charge in the close in {place} and block the way out.", "", *(N, "safety")),
    Said("The rent letter is still four pages.", "", *(RENT, "rent")),
    Said("Nobody answers the community email.", "", *(C, "contact")),
]
