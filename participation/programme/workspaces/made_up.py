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
