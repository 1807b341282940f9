"""On taking part itself: an event, the ways to have a say, and what young people want to learn."""

from ...kinds import Kind
from .shapes import DONT_KNOW, RATHER_NOT, YES_NO, Own, Ready, anything_else, scale, yes_or_no

WAYS = (
    "Surveys",
    "Meetings and events",
    "A tenants’ or residents’ group",
    "A panel that looks into a service",
    "Inspecting homes and estates",
    "Mystery shopping",
    "Deciding how money is spent",
)

#: In the same words in every survey, whoever runs it: else no two can be laid beside each other. Of all who
#: were asked, only a yes counts as knowing.
KNEW = "Before today, did you know that you can have a say in how your landlord is run?"
KNOW_HOW = "Do you know how you would join in?"
KNOWN_OR_NOT = ("Yes", "No", "Not sure")
#: What is answered to these two is taken over as a figure, whichever questionnaire asks them.
AWARE_KNEW = Own("aware-knew", Kind.SINGLE, KNEW, KNOWN_OR_NOT)
AWARE_HOW = Own("aware-how", Kind.SINGLE, KNOW_HOW, KNOWN_OR_NOT, new_page=True)

EVENT = Ready(
    "event",
    "After an event",
    "For whoever came. One minute.",
    (
        scale("good", "event-overall", "How good or poor was it?"),
        scale("agree", "event-heard", "How far do you agree: “I could say what I wanted to say”?"),
        yes_or_no("event-clear", "Do you know what happens next with what was said?"),
        scale("good", "event-place", "How good or poor was the place for you?"),
        Own(
            "event-in-the-way",
            Kind.SEVERAL,
            "What made it hard to come, or to take part?",
            (
                "The time",
                "Getting there",
                "Hearing or seeing",
                "The language",
                "Caring for somebody",
                "The cost",
            ),
            ("Nothing",),
            new_page=True,
        ),
        Own("event-again", Kind.SINGLE, "Would you come again?", YES_NO, (DONT_KNOW,)),
        anything_else("event-more", "What should we do better next time?"),
    ),
)

AWARENESS = Ready(
    "awareness",
    "Do people know how to have a say?",
    "For everybody, once a year: who knows the ways to take part, and what is in the way of it. Two minutes.",
    (
        AWARE_KNEW,
        Own(
            "aware-which",
            Kind.SEVERAL,
            "Which of these have you heard of?",
            WAYS,
            ("None of them", DONT_KNOW),
        ),
        Own(
            "aware-from",
            Kind.SEVERAL,
            "Where did you hear of them?",
            (
                "A letter or newsletter",
                "Email or text",
                "Our website",
                "Social media",
                "Our staff",
                "A neighbour",
            ),
            (DONT_KNOW,),
            only_if=("aware-knew", "Yes"),
        ),
        AWARE_HOW,
        Own(
            "aware-would",
            Kind.SEVERAL,
            "Which would you like to do?",
            WAYS,
            ("None of them", RATHER_NOT),
        ),
        Own(
            "aware-in-the-way",
            Kind.SEVERAL,
            "What is in the way?",
            (
                "I have no time",
                "I do not know enough",
                "Getting there",
                "My health",
                "Caring for somebody",
                "It changes nothing",
            ),
            ("Nothing", RATHER_NOT),
        ),
        scale(
            "satisfied",
            "aware-chances",
            "How satisfied or dissatisfied are you with the chances you have to have a say?",
            new_page=True,
        ),
        anything_else("aware-more", "What would make it easier for you?"),
    ),
)

YOUNG_PEOPLE = Ready(
    "young-people",
    "Young people: training and support",
    "An audit of what young people in our homes want to learn, and of what is in the way. Three minutes.",
    (
        Own(
            "young-age",
            Kind.SINGLE,
            "How old are you?",
            ("16 or 17", "18 to 21", "22 to 25", "26 or older"),
            (RATHER_NOT,),
        ),
        Own(
            "young-now",
            Kind.SEVERAL,
            "What do you do now?",
            (
                "School",
                "College or university",
                "Training",
                "Paid work",
                "Looking for work",
                "Caring for somebody",
            ),
            ("None of these", RATHER_NOT),
        ),
        Own(
            "young-learn",
            Kind.SEVERAL,
            "What would you like to learn?",
            (
                "Speaking in a group",
                "Running a meeting",
                "Computers and online skills",
                "Looking after money",
                "Finding a job",
                "Film, sound or design",
                "Sport or youth work",
                "Cooking",
            ),
            ("Nothing now",),
            new_page=True,
        ),
        Own(
            "young-how",
            Kind.SINGLE,
            "How would you like to learn it?",
            ("In a group", "With one person who helps me", "Online", "While doing something real"),
            (DONT_KNOW,),
        ),
        Own(
            "young-in-the-way",
            Kind.SEVERAL,
            "What is in the way?",
            (
                "Money",
                "Getting there",
                "Time",
                "Not knowing what there is",
                "My health",
                "Not feeling sure of myself",
            ),
            ("Nothing", RATHER_NOT),
        ),
        Own(
            "young-support",
            Kind.SEVERAL,
            "What support would you use?",
            (
                "Travel money",
                "A mentor",
                "Help with forms and letters",
                "Somewhere quiet to work",
                "A laptop to borrow",
            ),
            ("None",),
            new_page=True,
        ),
        Own(
            "young-heard",
            Kind.SINGLE,
            "Have you ever had a say in what we do?",
            YES_NO,
            (DONT_KNOW,),
        ),
        anything_else("young-more", "What should we change for young people where you live?"),
    ),
)
