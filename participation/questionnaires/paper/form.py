"""The paper form of a questionnaire: a tagged PDF, in usual or in large print, blank or with a person's code."""

from dataclasses import dataclass

from django.conf import settings
from django.core.files.storage import default_storage
from django.template.loader import render_to_string

from base.core.brand import current_brand
from base.core.pdf import PICTURES, pdf_of
from base.core.qr import qr_svg

from ..codes.links import on_paper as code_on_paper
from ..kept_versions import questions_of
from ..models import PersonalCode, Question, Version
from ..owners import OWNERS, owned
from ..picture_files import pictures_of
from .layout import on_paper

#: A code or a name beside what was ticked would tell us who it was, and so would the day of a lone envelope.
ANONYMOUS = "These answers are anonymous, so nobody keys in a paper form. People answer online with their code."
NO_QUESTIONS = (
    "A paper form goes with letters only where people are asked questions that they can answer now. Choose what"
    " it invites to, or leave the form out."
)


@dataclass(frozen=True)
class ToLayOut:
    """A form that is no PDF yet: what :func:`base.core.pdf.pdf_of` and a bundle of letters take."""

    html: str
    css: str
    pictures: dict[str, bytes]


def form_pdf(version: Version, *, code: PersonalCode | None = None, large: bool = False) -> bytes:
    form = to_lay_out(version, code=code, large=large)
    return pdf_of(form.html, css=form.css, pictures=form.pictures)


def why_no_form(source: str) -> str:
    """Why no paper form can go with letters about what messages call by a source; empty where one can."""
    for owner in OWNERS:
        questionnaire = owner.named(source) if source else None
        if questionnaire is not None:
            return ANONYMOUS if owned(questionnaire).is_anonymous else ""
    return NO_QUESTIONS


def form_behind_letter(signs: str, *, large: bool) -> ToLayOut | None:
    """The form of whoever has this code; None where nobody may key it."""
    codes = PersonalCode.objects.select_related("questionnaire", "customer")
    code = codes.filter(code=signs).first()
    version = code.questionnaire.asked if code else None
    if code is None or version is None or owned(code.questionnaire).is_anonymous:
        return None
    return to_lay_out(version, code=code, large=large)


def to_lay_out(version: Version, *, code: PersonalCode | None, large: bool) -> ToLayOut:
    return ToLayOut(
        form_html(version, code=code, large=large),
        render_to_string("questionnaires/paper/form.css", {"large": large}),
        _contents(questions_of(version)),
    )


def _contents(questions: list[Question]) -> dict[str, bytes]:
    """Of the pictures on the form, by their names."""
    found = {}
    for name in pictures_of(questions):
        with default_storage.open(name) as file:
            found[name] = file.read()
    return found


def form_html(version: Version, *, code: PersonalCode | None = None, large: bool = False) -> str:
    """On each page stand which form it is, and a square code: of the person, or of where it is online."""
    whose = owned(version.questionnaire)
    invitation = whose.invitation(code.customer if code else None)
    page = settings.PORTAL_ADDRESS + (invitation.page if invitation else "/")
    return render_to_string(
        "questionnaires/paper/form.html",
        {
            "version": version,
            "questions": on_paper(questions_of(version)),
            "invitation": invitation,
            "row": whose.by,
            "personal": code_on_paper(code.code) if code else None,
            "square": code_on_paper(code.code)["square"] if code else qr_svg(page, sized=False),
            "page": page,
            "mark": mark_of(version),
            "large": large,
            "pictures": PICTURES,
            "brand": current_brand(),
        },
    )


def card_pdf(version: Version) -> bytes:
    """A comment card, for a counter: the same questions on A5, with the address where anybody answers."""
    invitation = owned(version.questionnaire).invitation()
    address = settings.PORTAL_ADDRESS + (invitation.anybody_at if invitation else "/")
    html = render_to_string(
        "questionnaires/paper/card.html",
        {
            "version": version,
            "questions": on_paper(questions_of(version)),
            "invitation": invitation,
            "square": qr_svg(address, sized=False),
            "typed_at": address.partition("://")[2],
            "mark": mark_of(version),
            "pictures": PICTURES,
            "brand": current_brand(),
        },
    )
    css = render_to_string("questionnaires/paper/card.css", {"large": False})
    return pdf_of(html, css=css, pictures=_contents(questions_of(version)))


def mark_of(version: Version) -> str:
    """Which form it is, as it is printed on each page: "Form 12-2", of questionnaire 12 its version 2."""
    return f"Form {version.questionnaire_id}-{version.number}"
