"""The landlord's logo is on everything that carries its name: pages, the report, leaflets, letters."""

import io

import pikepdf
import pytest

from base.core.pdf import pdf_of
from participation.joining.involvement.leaflet import leaflet_of
from participation.messages.letters.paper import letters_css
from reports.documents import write_pdf
from tests.factories.activities import everything_stated, make_opportunity

MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8" width="8" height="8">'
    '<path fill="#336699" d="M0 0h8v8z"/></svg>'
)


@pytest.fixture
def own_logo(settings, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "logo.svg").write_text(MARK)
    settings.STATICFILES_DIRS = [*settings.STATICFILES_DIRS, tmp_path]
    settings.BRAND_LOGO = "own/logo.svg"


def shows_the_mark(pdf: bytes) -> bool:
    """Whether something on it is painted in the colour that nothing but the logo has."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        streams = [one for one in opened.objects if isinstance(one, pikepdf.Stream)]
        return any(b"0.2 0.4 0.6 " in one.read_bytes() for one in streams)


@pytest.mark.django_db
def test_the_leaflet_carries_the_landlords_own_logo(own_logo):
    assert shows_the_mark(leaflet_of(make_opportunity(**everything_stated())))


def test_the_cover_of_the_report_carries_it(own_logo):
    cover = '<p class="portal-report__landlord">Glenmarnock Homes</p>'

    assert shows_the_mark(write_pdf(f'<html lang="en"><title>Report</title><body>{cover}'))


def test_a_letter_carries_it(own_logo):
    sender = '<div class="portal-letter__from">Glenmarnock Homes</div>'
    html = f'<html lang="en"><title>Letter</title><body>{sender}'

    assert shows_the_mark(pdf_of(html, css=letters_css()))


def test_every_page_carries_it(client, db, own_logo):
    assert 'src="/static/own/logo.svg"' in client.get("/contact/").content.decode()
