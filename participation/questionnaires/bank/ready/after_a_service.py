"""After one service: a repair, a new home, works, a complaint, a report of antisocial behaviour."""

from ...kinds import Kind
from .shapes import (
    DONT_KNOW,
    NOT_ME,
    RATHER_NOT,
    Own,
    Ready,
    anything_else,
    ring_me,
    scale,
    yes_or_no,
)

REPAIRS = Ready(
    "repairs",
    "After a repair",
    "For somebody whose repair has just been done. Two minutes.",
    (
        scale(
            "satisfied",
            "repairs-overall",
            "Thinking of the repair we have just done, how satisfied or dissatisfied are you with it?",
        ),
        yes_or_no("repairs-fixed", "Is it mended?"),
        Own(
            "repairs-wrong",
            Kind.LONG,
            "What is still wrong?",
            only_if=("repairs-fixed", "No"),
        ),
        yes_or_no("repairs-first", "Was it done in one visit?", new_page=True),
        scale(
            "good",
            "repairs-time",
            "How good or poor was the time it took, from your call to the end?",
        ),
        scale(
            "good", "repairs-told", "How good or poor were we at telling you when we would come?"
        ),
        scale(
            "satisfied",
            "repairs-people",
            "How satisfied or dissatisfied are you with how the person who came treated you?",
            way_out=NOT_ME,
        ),
        yes_or_no("repairs-tidy", "Did they leave your home tidy?"),
        anything_else("repairs-more"),
        ring_me("repairs-ring"),
    ),
)

NEW_HOME = Ready(
    "new-home",
    "In a new home",
    "For somebody who moved in some weeks ago. Three minutes.",
    (
        scale(
            "satisfied",
            "newhome-overall",
            "Overall, how satisfied or dissatisfied are you with your new home?",
        ),
        scale(
            "satisfied",
            "newhome-letting",
            "How satisfied or dissatisfied are you with how we let it to you, from the offer to the keys?",
        ),
        scale("good", "newhome-clean", "How clean was it when you moved in?", new_page=True),
        scale("good", "newhome-repair", "How good or poor was the repair it was in?"),
        yes_or_no("newhome-faults", "Was anything not as it should be?"),
        Own(
            "newhome-which",
            Kind.LONG,
            "What was it, and has it been put right?",
            only_if=("newhome-faults", "Yes"),
        ),
        yes_or_no(
            "newhome-rent",
            "Did we tell you all that you have to pay, before you signed?",
            new_page=True,
        ),
        yes_or_no("newhome-heat", "Do you know how to use the heating?"),
        yes_or_no("newhome-report", "Do you know how to report a repair?"),
        Own(
            "newhome-help",
            Kind.SEVERAL,
            "What would help you to settle in?",
            (
                "Advice on money and benefits",
                "Furniture or floor coverings",
                "Getting to know the neighbours",
                "Help with bills and energy",
            ),
            ("Nothing", RATHER_NOT),
        ),
        anything_else("newhome-more"),
        ring_me("newhome-ring"),
    ),
)

WORKS = Ready(
    "improvement-works",
    "After improvement works",
    "For homes where a kitchen, bathroom, heating, windows or the like were renewed. Three minutes.",
    (
        Own(
            "works-what",
            Kind.SEVERAL,
            "What was done in your home?",
            (
                "Kitchen",
                "Bathroom",
                "Heating",
                "Windows or doors",
                "Wiring",
                "Roof or outside walls",
            ),
            (DONT_KNOW,),
        ),
        scale(
            "satisfied",
            "works-overall",
            "Overall, how satisfied or dissatisfied are you with the works?",
        ),
        scale(
            "good",
            "works-told",
            "How good or poor were we at telling you what would happen?",
            new_page=True,
        ),
        yes_or_no("works-choice", "Were you given a choice, for example of colours?"),
        scale(
            "satisfied",
            "works-people",
            "How satisfied or dissatisfied are you with how the workers treated your home?",
        ),
        scale("good", "works-quality", "How good or poor is the work itself?"),
        Own("works-days", Kind.NUMBER, "How many days did it take?", new_page=True),
        yes_or_no("works-left", "Is anything still to be put right?"),
        Own(
            "works-which",
            Kind.LONG,
            "What is still to be put right?",
            only_if=("works-left", "Yes"),
        ),
        anything_else("works-more"),
        ring_me("works-ring"),
    ),
)

COMPLAINTS = Ready(
    "complaints",
    "After a complaint",
    "For somebody whose complaint has been closed: how it was dealt with, whoever was right. Three minutes.",
    (
        scale(
            "satisfied",
            "complaint-overall",
            "How satisfied or dissatisfied are you with what we did about your complaint?",
        ),
        Own(
            "complaint-easy",
            Kind.SCALE,
            "How easy or difficult was it to complain?",
            (
                "Very easy",
                "Fairly easy",
                "Neither easy nor difficult",
                "Fairly difficult",
                "Very difficult",
            ),
            (DONT_KNOW,),
        ),
        yes_or_no(
            "complaint-when", "Did we tell you by when you would hear from us?", new_page=True
        ),
        yes_or_no("complaint-kept", "Did we keep to that?"),
        scale("agree", "complaint-heard", "How far do you agree: “I was listened to”?"),
        scale(
            "agree",
            "complaint-why",
            "How far do you agree: “I understand why you decided as you did”?",
        ),
        yes_or_no("complaint-right", "Has what went wrong been put right?"),
        Own(
            "complaint-left",
            Kind.LONG,
            "What is still to be put right?",
            only_if=("complaint-right", "No"),
        ),
        yes_or_no("complaint-next", "Do you know where to go next, if you are not content?"),
        anything_else("complaint-more", "What should we learn from your complaint?"),
        ring_me("complaint-ring"),
    ),
)

ANTISOCIAL = Ready(
    "antisocial-behaviour",
    "After a report of antisocial behaviour",
    "For somebody who reported it, once the case is closed. Ask it by phone where a letter could be seen.",
    (
        scale(
            "satisfied",
            "asb-overall",
            "Overall, how satisfied or dissatisfied are you with how we dealt with what you reported?",
        ),
        scale("good", "asb-told", "How good or poor were we at telling you what we were doing?"),
        scale(
            "agree", "asb-heard", "How far do you agree: “I was taken seriously”?", new_page=True
        ),
        yes_or_no("asb-plan", "Did we agree with you what we would do?"),
        yes_or_no("asb-stopped", "Has it stopped?"),
        Own(
            "asb-still",
            Kind.LONG,
            "What still happens?",
            help_text="If you are in danger now, ring 999.",
            only_if=("asb-stopped", "No"),
        ),
        Own(
            "asb-safe",
            Kind.SCALE,
            "How safe or unsafe do you feel at home now?",
            ("Very safe", "Fairly safe", "Neither safe nor unsafe", "Fairly unsafe", "Very unsafe"),
            (RATHER_NOT,),
            new_page=True,
        ),
        anything_else("asb-more"),
        ring_me("asb-ring"),
    ),
)
