"""For everybody: whole surveys of tenants, of owners whom we factor and of our own staff, and the rent of a year."""

from ...kinds import Kind
from .shapes import (
    DONT_KNOW,
    RATHER_NOT,
    FromBank,
    Own,
    Ready,
    anything_else,
    scale,
    yes_or_no,
)
from .taking_part import AWARE_HOW, AWARE_KNEW

EASY = (
    "Very easy",
    "Fairly easy",
    "Neither easy nor difficult",
    "Fairly difficult",
    "Very difficult",
)

FULL_ARC = Ready(
    "full-survey-arc",
    "Full satisfaction survey (Scotland)",
    "The questions of the Annual Return on the Charter, in the words that stand today, and a few of our own."
    " At least every three years.",
    (
        FromBank("arc-1", new_page=True),
        FromBank("arc-2"),
        FromBank("arc-5"),
        FromBank("arc-7", new_page=True),
        FromBank("arc-repair", new_page=True),
        FromBank("arc-12"),
        FromBank("arc-13", new_page=True),
        FromBank("arc-25", new_page=True),
        Own(
            "full-afford",
            Kind.SCALE,
            "How easy or difficult is it for you to pay your rent?",
            EASY,
            (RATHER_NOT,),
        ),
        Own(
            "full-first",
            Kind.SEVERAL,
            "What should we do better first?",
            (
                "Repairs",
                "The quality of homes",
                "The neighbourhood",
                "Rent and costs",
                "Telling people",
                "Listening",
            ),
            ("Nothing", DONT_KNOW),
            new_page=True,
        ),
        AWARE_KNEW,
        AWARE_HOW,
        anything_else("full-more"),
    ),
)

TSM = Ready(
    "tenant-satisfaction-measures",
    "Tenant satisfaction measures (England)",
    "The twelve questions of the Regulator of Social Housing, in their order and in the words that stand today.",
    (
        FromBank("tsm-tp01", new_page=True),
        FromBank("tsm-repair", new_page=True),
        FromBank("tsm-tp02"),
        FromBank("tsm-tp03"),
        FromBank("tsm-tp04", new_page=True),
        FromBank("tsm-tp05"),
        FromBank("tsm-tp06", new_page=True),
        FromBank("tsm-tp07"),
        FromBank("tsm-tp08"),
        FromBank("tsm-complaint", new_page=True),
        FromBank("tsm-tp09"),
        FromBank("tsm-communal", new_page=True),
        FromBank("tsm-tp10"),
        FromBank("tsm-tp11", new_page=True),
        FromBank("tsm-tp12"),
        anything_else("tsm-more"),
    ),
)

FACTORED_OWNERS = Ready(
    "factored-owners",
    "Owners whom we factor",
    "For owners in blocks and estates that we look after. At least every three years.",
    (
        FromBank("arc-29", new_page=True),
        scale(
            "good",
            "owners-value",
            "How good or poor is what you get for the factoring charge?",
            new_page=True,
        ),
        scale("good", "owners-bills", "How clear are our bills?"),
        scale(
            "good",
            "owners-told",
            "How good or poor are we at telling you what works will cost?",
        ),
        scale(
            "satisfied",
            "owners-repair",
            "How satisfied or dissatisfied are you with repairs to what is shared?",
        ),
        scale(
            "satisfied",
            "owners-clean",
            "How satisfied or dissatisfied are you with how clean shared places are?",
        ),
        Own(
            "owners-first",
            Kind.SEVERAL,
            "What should we do better first?",
            ("Repairs", "Cleaning", "Gardens and grounds", "Bills", "Answering questions"),
            ("Nothing", DONT_KNOW),
            new_page=True,
        ),
        anything_else("owners-more"),
    ),
)

STAFF = Ready(
    "staff",
    "Our staff",
    "For everybody who works here: how well we listen to customers, and what is in the way.",
    (
        scale(
            "agree", "staff-know", "How far do you agree: “I know how customers can have a say”?"
        ),
        scale("agree", "staff-use", "How far do you agree: “My team uses what customers tell us”?"),
        scale(
            "agree",
            "staff-tell",
            "How far do you agree: “We tell customers what changed because of them”?",
        ),
        scale(
            "agree",
            "staff-heard",
            "How far do you agree: “I am listened to myself”?",
            new_page=True,
        ),
        scale(
            "agree",
            "staff-time",
            "How far do you agree: “I have the time to do right by each customer”?",
        ),
        Own(
            "staff-in-the-way",
            Kind.SEVERAL,
            "What is most in the way?",
            (
                "Time",
                "Old systems",
                "Unclear rules",
                "Too few people",
                "Not knowing who decides",
                "Training",
            ),
            ("Nothing", RATHER_NOT),
        ),
        anything_else("staff-more", "What one thing should we change for customers?"),
    ),
)

#: By this code the table of what it means for people finds the options.
RENT_OPTION, NONE_OF_THEM = "rent-option", "None of these"

RENT = Ready(
    "rent",
    "The rent of next year",
    "For the yearly consultation before rents go up: which option, why, and whether people can pay it. Five minutes.",
    (
        Own(
            RENT_OPTION,
            Kind.SINGLE,
            "Which option would you choose?",
            ("Option A", "Option B", "Option C", NONE_OF_THEM),
            (DONT_KNOW,),
            help_text="The table shows what you would pay. What each option pays for stands in the proposal.",
        ),
        Own("rent-why", Kind.LONG, "Why would you choose it?"),
        Own(
            "rent-instead",
            Kind.LONG,
            "What should we do in place of these?",
            only_if=(RENT_OPTION, NONE_OF_THEM),
        ),
        Own(
            "rent-pay",
            Kind.SCALE,
            "How easy or difficult would it be for you to pay what you chose?",
            EASY,
            (DONT_KNOW, RATHER_NOT),
            new_page=True,
        ),
        Own(
            "rent-first",
            Kind.SEVERAL,
            "What should your rent pay for first?",
            (
                "Repairs",
                "Warmer homes",
                "Kitchens and bathrooms",
                "Clean and safe streets",
                "New homes",
                "Help for people who find it hard to pay",
            ),
            ("Nothing", DONT_KNOW),
        ),
        yes_or_no("rent-clear", "Did we make clear what each option means for you?", new_page=True),
        anything_else("rent-more"),
    ),
)
