"""The lists a new portal starts with. Loading again adds what is missing and changes nothing else,
so that what a landlord has reworded stays reworded."""

from django.conf import settings
from django.db.models import Q

from base.core.lookups import fills_lists

from .models import Aim, Level, PreferenceOption, Tenure

# code, name, as a customer would say it, rents from us (R-73, R-03, T-03, B-11)
TENURES = [
    ("tenant", "Tenant", "I rent my home from you", True),
    ("short_tenant", "Short tenancy", "I rent from you on a short tenancy", True),
    ("temporary", "Temporary accommodation tenant", "I live in temporary accommodation", False),
    (
        "private_leasing",
        "Private sector leasing tenant",
        "You lease my home from its owner for me",
        False,
    ),
    ("sub_lessee", "Sub-lessee", "I rent from somebody who has their home from you", False),
    ("mid_market", "Mid-market tenant", "I pay a mid-market rent", False),
    ("sharing_owner", "Sharing owner", "I own part of my home and rent the rest", False),
    ("factored_owner", "Factored owner", "I own my home and you look after the building", False),
    ("leaseholder", "Leaseholder", "I have a long lease from you", False),
    (
        "sub_letting",
        "Sub-letting leaseholder",
        "I have a long lease from you, and let the home to somebody",
        False,
    ),
    (
        "freeholder",
        "Freeholder inside an estate",
        "I own my home, and it stands on one of your estates",
        False,
    ),
    ("household", "Household member", "I live with somebody who is your customer", False),
    ("applicant", "Applicant", "I am looking for a home from you", False),
    ("volunteer", "Volunteer", "I help as a volunteer and have no home from you", False),
    (
        "neighbour",
        "Household of another landlord",
        "I live where one of your residents’ associations is, in a home that is not yours",
        False,
    ),
    ("partner", "Partner agency", "I work for an organisation that works with you", False),
]
#: Customers without a home from us, who are counted apart and not in the figure of all our customers.
COUNTED_APART = {"applicant", "volunteer", "neighbour", "partner"}

# The landlord's model of involvement: code, its own word, the invitation, what it means, the time.
LEVELS = {
    "pyramid": [  # K-60
        (
            "information",
            "Information",
            "Keep me informed",
            "News, dates and results, the way you like to get them.",
            "No time needed",
        ),
        (
            "consultation",
            "Consultation",
            "Ask me",
            "Short surveys, quick questions and events on what matters to you.",
            "5 minutes now and then",
        ),
        (
            "influence",
            "Influence",
            "Let me influence",
            "Join a panel, inspect homes, help decide where money goes. Training and expenses covered.",
            "1 to 6 hours a month, you choose",
        ),
    ],
    "five_levels": [
        ("information", "Information", "Keep me informed", "News and results.", "No time needed"),
        ("consultation", "Consultation", "Ask me", "Surveys and events.", "5 minutes now and then"),
        (
            "involvement",
            "Involvement",
            "Let me help shape it",
            "Working groups that design services with us.",
            "An hour or two a month",
        ),
        (
            "support",
            "Support",
            "Help me grow",
            "Training and speaking up for your neighbours.",
            "A few hours a month",
        ),
        (
            "empowerment",
            "Empowerment",
            "Let us decide",
            "Residents hold the budget and the decision.",
            "A few hours a month",
        ),
    ],
    "ladder": [  # F-72
        ("coercion", "Coercion", "Be told", "You are told what to do.", "No time needed"),
        ("educating", "Educating", "Teach me", "Learn how services work.", "No time needed"),
        ("informing", "Informing", "Keep me informed", "News and results.", "No time needed"),
        ("consultation", "Consultation", "Ask me", "Surveys and events.", "5 minutes now and then"),
        ("engagement", "Engagement", "Talk with me", "More chances to speak.", "An hour or two"),
        (
            "co_design",
            "Co-design",
            "Let me design it with you",
            "Design services together.",
            "An hour or two a month",
        ),
        (
            "co_production",
            "Co-production",
            "Let us do it together",
            "Equal partners from idea to delivery.",
            "A few hours a month",
        ),
    ],
}

# code, what it is for, the group of aims it belongs to
AIMS = [
    ("challenge", "Let customers challenge how we do", "Accountability"),
    ("policy", "Shape a policy", "Accountability"),
    ("decide", "Take part in a decision", "Accountability"),
    ("know_needs", "Understand what people need", "Shaping services"),
    ("change_service", "Change how a service works", "Shaping services"),
    ("inform", "Give people information", "Shaping services"),
    ("community", "Bring neighbours together", "Better communities"),
    ("skills", "Build skills and confidence to do these", "Skills"),
]

_K = PreferenceOption.Kind
PREFERENCE_OPTIONS = [
    (_K.METHOD, "online", "Online", "Surveys, video calls, email"),
    (_K.METHOD, "meetings", "At meetings and events", ""),
    (_K.METHOD, "phone", "By phone", ""),
    (_K.METHOD, "post", "By post", "We pay the postage"),
    (_K.METHOD, "on_site", "Out and about", "Estate walks, checking homes"),
    (_K.TOPIC, "repairs", "Repairs", ""),
    (_K.TOPIC, "rent", "Rent and value for money", ""),
    (_K.TOPIC, "neighbourhood", "My street and neighbourhood", ""),
    (_K.TOPIC, "safety", "Feeling safe", ""),
    (_K.TOPIC, "heating", "Warm homes and energy bills", ""),
    (_K.TOPIC, "homes", "New and empty homes", ""),
    (_K.TOPIC, "contact", "How you answer when I get in touch", ""),
    (_K.TOPIC, "young_people", "Things for young people", ""),
    (_K.TIME, "weekday_morning", "Weekday mornings", ""),
    (_K.TIME, "weekday_afternoon", "Weekday afternoons", ""),
    (_K.TIME, "weekday_evening", "Weekday evenings", ""),
    (_K.TIME, "weekend", "Weekends", ""),
    (_K.FORMAT, "large_print", "Large print", ""),
    (_K.FORMAT, "braille", "Braille", ""),
    (_K.FORMAT, "audio", "Audio", ""),
    (_K.FORMAT, "bsl", "British Sign Language", ""),
    (_K.FORMAT, "easy_read", "Easy read", "Short sentences with pictures"),
    (_K.SUPPORT, "travel", "Travel paid or arranged", ""),
    (_K.SUPPORT, "childcare", "Childcare or care for somebody", ""),
    (_K.SUPPORT, "hearing_loop", "Hearing loop", ""),
    (_K.SUPPORT, "interpreter", "An interpreter", ""),
    (_K.SUPPORT, "step_free", "Step-free access", ""),
    # The three barriers of digital inclusion: confidence and motivation, access and
    # affordability, basic skills.
    (
        _K.DIGITAL,
        "online_confidence",
        "Getting to feel sure of it",
        "I am not sure that it is for me, or that I will get it right",
    ),
    (
        _K.DIGITAL,
        "online_cost",
        "An affordable device or internet",
        "I have no phone, tablet or internet for it, or it costs too much",
    ),
    (
        _K.DIGITAL,
        "online_skills",
        "Learning the basics",
        "Email, forms, video calls, staying safe",
    ),
]


@fills_lists(position=10)
def load() -> None:
    for position, (code, name, plain_name, rents) in enumerate(TENURES):
        if Tenure.objects.filter(Q(code=code) | Q(name__iexact=name)).exists():
            continue
        Tenure.objects.create(
            code=code,
            name=name,
            plain_name=plain_name,
            rents_from_us=rents,
            in_main_count=code not in COUNTED_APART,
            position=position,
        )
    if not Level.objects.exists():  # a landlord has one model; a second preset would mix two
        for rank, (code, name, invitation, description, time_needed) in enumerate(
            LEVELS[settings.LEVELS_PRESET], start=1
        ):
            Level.objects.create(
                code=code,
                name=name,
                invitation=invitation,
                description=description,
                time_needed=time_needed,
                rank=rank,
            )
    for position, (kind, code, label, hint) in enumerate(PREFERENCE_OPTIONS):
        PreferenceOption.objects.get_or_create(
            code=code,
            defaults={"kind": kind, "label": label, "hint": hint, "position": position},
        )
    for position, (code, name, group) in enumerate(AIMS):
        Aim.objects.get_or_create(
            code=code, defaults={"name": name, "group": group, "position": position}
        )
