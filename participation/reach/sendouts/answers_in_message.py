"""The first question of a survey as it stands in a message: with a link for each answer, where there is room."""

import re
from collections.abc import Iterable
from itertools import groupby

from django.conf import settings
from django.template.defaultfilters import linebreaks
from django.utils.html import format_html, format_html_join, urlize
from django.utils.safestring import SafeString, mark_safe

from participation.messages.contact.texts.length import length_of
from participation.people.customers.models import Channel
from participation.questionnaires.codes.in_messages import as_long
from participation.questionnaires.codes.tapping import AskedFirst

#: So many texts at most carry a question and its links; where that takes more, one short link does.
MOST_TEXTS = 2
#: A line that is one answer and its link: only of addresses that we make.
TAPPED = re.compile(rf"(.+): ({re.escape(settings.PORTAL_ADDRESS)}/s/[-~\w]+\.[-\w]+/)")


def in_words(asked_first: AskedFirst, channel: str, language: str, link: str) -> str:
    """``link`` is the person's own."""
    question = asked_first.read_in(language)
    all_links, one_link = question.with_links(link), f"{question.words}\n{link}"
    if channel == Channel.EMAIL:
        return all_links
    fits = length_of(as_long(all_links)).segments <= MOST_TEXTS
    return all_links if channel == Channel.SMS and fits else one_link


def as_html(text: str) -> SafeString:
    """A message in plain text as HTML: escaped, with its links, and answers to press as a list of links."""
    parts = []
    for answers, found in groupby(text.split("\n"), lambda line: bool(TAPPED.fullmatch(line))):
        lines = list(found)
        parts.append(_listed(lines) if answers else _in_paragraphs("\n".join(lines)))
    return mark_safe("".join(parts))  # noqa: S308 - each part is escaped


def _in_paragraphs(text: str) -> str:
    return linebreaks(urlize(text, autoescape=True), autoescape=False) if text.strip() else ""


def _listed(lines: Iterable[str]) -> SafeString:
    found = (TAPPED.fullmatch(line) for line in lines)
    rows = format_html_join(
        "",
        '<li style="margin: 0 0 12px"><a href="{}" style="font-size: 1.2em">{}</a></li>',
        ((one[2], one[1]) for one in found if one),
    )
    return format_html('<ul style="list-style: none; padding: 0">{}</ul>', rows)
