"""What the groups of Glenmarnock talk about, in the demo."""

POINTS = (
    ("Minutes of the last meeting", 5),
    ("What repairs cost and how long they take", 30),
    ("Letters that people do not understand", 20),
    ("Anything else", 10),
)
ASIDE = "Let Tam speak first: he has waited since the spring. Stop at ten past."
MOTION = "We ask for the repairs figures of each area, every three months."
MINUTES = (
    "The minutes of the last meeting were read.\n\n"
    "Repairs: people wait longest for roofs. We want the figures of each area, not one for all, "
    "and voted on it.\n\n"
    "Letters: three of us read the letter about the meters. Nobody knew what to do after reading it.\n\n"
    "Anything else: the lift in Quarry Road is out again."
)
DRAFT = (
    "The chair thanked everybody who came in the rain.\n\n"
    "We talked about what to look at next year. Nothing was decided: it comes back next time."
)
WHY = "The lift that is out is in Fernhill Gardens, not in Quarry Road."
TO_DO = "Ask for the letter about the meters in plain words"
MOVED_WEEKS, CALLED_OFF_WHY = 1, "The hall has no heating that week."
HALLS = ("Calder Hall", "Fernhill Hub", "the common room at Lighthouse View")

PAPER = "Repairs of the last three months, area by area"
PAPER_LINES = (
    "Mill Lane: 212 repairs, 9 days on average, 81 of 100 right the first time.",
    "Fernhill: 164 repairs, 14 days on average, 74 of 100 right the first time.",
    "Lighthouse View: 58 repairs, 7 days on average, 90 of 100 right the first time.",
)
SHELF = "What we agreed about how we work together"
NOTICE = (
    "I have put the repairs figures with the papers. Fernhill waits five days longer than we do."
)
ANSWERED = "So does my stair. Can we ask why, before we vote?"
NOTE = "Ask why roofs are counted apart. I did not follow the second table."
ASKED = "How many people wait for a roof repair now, in each area, and for how long?"
ANSWER = "31 on 1 October: 9 in Mill Lane, 19 in Fernhill, 3 at Lighthouse View. The longest waits 41 days."
ASKED_TOO = "What did the letter about the meters cost, and who read it before it went out?"
POLICY = "Pets in flats: the new policy"
POLICY_WORDS = (
    "We want to allow one dog or cat in a flat without asking us. Is that fair to neighbours?"
)
POLICY_ANSWER = "Most of us say yes, if a neighbour who is disturbed has somebody to ring."
LEAFLET = "The leaflet on damp"
LEAFLET_WORDS = "Do you understand what to do after reading it? What is missing?"
WANTS = "I was a roofer for thirty years and have time now."
BARRED_WHY = "A brother works for the contractor whose repairs these are"
WITHDRAWN = "We ask for the figures of the call centre by estate"
WITHDRAWN_WHY = "They are on their way to us already"
