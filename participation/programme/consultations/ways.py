"""The ways beside online in which a consultation or a survey is asked, as its pages lead to them."""

from django.urls import reverse

from participation.programme.activities.checklist import Part
from participation.questionnaires.interviews.people import Ringing
from participation.questionnaires.interviews.rates import in_sentences, phone_rates
from participation.questionnaires.models import Questionnaire
from participation.questionnaires.owners import Owned


def ways_to_ask(
    questionnaire: Questionnaire | None, whose: Owned, *, is_open: bool, anonymous: bool = False
) -> list[Part]:
    """On paper, face to face and by phone: of questions that somebody is asked. Nobody asks in any of these
    ways what is anonymous."""
    if questionnaire is None or anonymous:
        return []
    rates = phone_rates(questionnaire, Ringing(questionnaire, whose))
    rung = (
        " ".join(in_sentences(rates)) if rates else "People who were asked and have not answered."
    )
    ways = (
        ("On paper", "paper", "Print the form, and key in what came back."),
        ("Face to face", "ask_on_device", "On a phone or tablet, without signal too."),
        ("By phone", "phone", rung),
    )
    return [
        Part(
            name,
            reverse(f"questionnaires:{page}", args=[questionnaire.pk]),
            says,
            "Can be used" if is_open else "Not now",
            "plain",
        )
        for name, page, says in ways
    ]
