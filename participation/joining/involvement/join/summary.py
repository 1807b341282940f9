"""What somebody has said, as lines to read: on the check page, at ``/me/`` and for staff."""

from typing import Any

from base.core.phone_numbers import as_people_write
from participation.people.customers.models import Channel, Customer
from participation.people.customers.record_steps import Line

from .lists import ELSEWHERE, Lists

NONE_CHOSEN = "None chosen"


def answers_of(customer: Customer) -> dict[str, Any]:
    """The record of somebody, in the shape in which the forms speak."""
    answers: dict[str, Any] = {
        "name": customer.name,
        "email": customer.email,
        "phone": str(customer.phone or ""),
        "address": customer.address,
        "postcode": customer.postcode,
        "area": customer.area.slug if customer.area else "",
        "tenure": customer.tenure.code if customer.tenure else "",
        "level": customer.level.code if customer.level else "",
        "preferred_channel": customer.preferred_channel,
        "language": customer.language,
        "support_notes": customer.support_notes,
        "wants_results": customer.wants_results,
        "reference": customer.reference or "",
        "method": [],
        "topic": [],
        "time": [],
        "format": [],
        "support": [],
        "digital": [],
    }
    for option in customer.preferences.all():
        answers[option.kind].append(option.code)
    return answers


def choices_in_words(answers: dict[str, Any], lists: Lists) -> list[Line]:
    """How somebody wants to take part: the lines that ``/me/`` and the check page share."""
    levels = {level.code: level.invitation for level in lists.levels}
    channels = (
        [Channel(answers["preferred_channel"]).label] if answers.get("preferred_channel") else []
    )
    notes = [answers["support_notes"]] if answers.get("support_notes") else []
    return [
        Line("How far", named(answers.get("level"), levels), "level"),
        Line("How you take part", ticked(answers, "method", lists), "method"),
        Line("What matters to you", ticked(answers, "topic", lists), "topic"),
        Line("When you are free", ticked(answers, "time", lists), "time"),
        Line("Best way to reach you", channels or [NONE_CHOSEN], "contact"),
        Line("Language", named(answers.get("language"), lists.languages), "contact"),
        Line("Other forms", ticked(answers, "format", lists), "contact"),
        Line(
            "What would help",
            [*ticked(answers, "support", lists, empty=not notes), *notes],
            "support",
        ),
        Line("What would help you online", ticked(answers, "digital", lists), "support"),
    ]


def about_the_person(answers: dict[str, Any], lists: Lists) -> list[Line]:
    tenures = {tenure.code: tenure.plain_name for tenure in lists.tenures}
    areas = {estate.slug: estate.name for estate in lists.estates} | {ELSEWHERE: "Somewhere else"}
    phone = as_people_write(answers["phone"]) if answers.get("phone") else ""
    details = [answers.get("email"), phone, answers.get("address"), answers.get("postcode")]
    if answers.get("reach") != "post":
        details.pop()
    home = [answers.get("postcode"), areas.get(answers.get("area") or "")]
    return [
        Line("Name", [answers.get("name") or NONE_CHOSEN], "you"),
        Line("How to reach you", [one for one in details if one], "you"),
        Line("Where you live", [one for one in home if one], "home"),
        Line("Your home", named(answers.get("tenure"), tenures), "home"),
    ]


def consents_in_words(answers: dict[str, Any]) -> list[Line]:
    yes = [Channel(channel).label for channel in answers.get("consents", [])]
    news = [Channel(channel).label for channel in answers.get("news", [])]
    return [
        Line("We may invite you by", yes or ["No invitations"], "consent"),
        Line("We may send you news by", news or ["No news"], "consent"),
    ]


def everything_in_words(answers: dict[str, Any], lists: Lists) -> list[Line]:
    return [
        *about_the_person(answers, lists),
        *choices_in_words(answers, lists),
        *consents_in_words(answers),
    ]


def ticked(answers: dict, kind: str, lists: Lists, *, empty: bool = True) -> list[str]:
    codes = answers.get(kind) or []
    words = [option.label for option in lists.options[kind] if option.code in codes]
    return words or ([NONE_CHOSEN] if empty else [])


def named(code: str | None, names: dict[str, str]) -> list[str]:
    return [names.get(code or "", NONE_CHOSEN)]
