"""What the first page of a survey weighs on a phone that has never been here."""

import brotli
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from bench.weight import fonts_for, weigh
from surveys.models import Privacy
from tests.surveys.answering import Safety

pytestmark = pytest.mark.django_db


def test_the_first_page_of_a_survey_weighs_at_most_48_kb_with_fonts_and_scripts(
    client, amina, officer
):
    safety = Safety(officer, privacy=Privacy.NAMED)
    code = safety.code(amina)

    def fetch(address: str) -> tuple[int, bytes]:
        """As the web server has it: compressed once, when it is built."""
        if not address.startswith(settings.STATIC_URL):
            body = client.get(address).content
        else:
            name = address.removeprefix(settings.STATIC_URL)
            with open(finders.find(name), "rb") as file:
                body = file.read()
        return len(body) if address.endswith("woff2") else len(brotli.compress(body)), body

    for address in (f"/s/{code.code}/", f"/s/{code.code}/{safety.safe.code}/"):
        weights = weigh(client.get(address).content, fetch)

        assert sum(weights.values()) <= 48, (address, weights)
        assert weights["woff2"] > 10, weights  # both weights of the font, and no accents


def test_letters_with_an_accent_are_fetched_where_a_page_has_one():
    style = b'@font-face{src:url("fonts/a.woff2");unicode-range:U+20-7E}'
    style += b'@font-face{src:url("fonts/more.woff2");unicode-range:U+A1-A2,U+E9}'

    assert list(fonts_for(b"<p class='\xc3\xa9'>Cafe</p>", "/static/p.css", style)) == [
        "/static/fonts/a.woff2"
    ]
    assert len(list(fonts_for("<p>Caf\u00e9</p>".encode(), "/static/p.css", style))) == 2
