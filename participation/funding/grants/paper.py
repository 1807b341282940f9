"""A letter of ours about a grant, as a tagged PDF: the words that were sent, on paper."""

from django.http import HttpResponse

from base.core.kept_paper import on_paper
from participation.programme.registration.paper import STYLE, as_letter

from .models import Letter


def handed_letter(letter: Letter) -> HttpResponse:
    context = {"letter": letter, **as_letter(letter.words)}
    return on_paper("grants/letter.html", STYLE, context, name=f"grant-letter-{letter.pk}")
