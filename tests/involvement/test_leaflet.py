import io

import pytest
import qrcode
from pypdf import PdfReader

from participation.joining.involvement.models import Opportunity
from tests.factories.activities import everything_stated, make_opportunity
from tests.paper import LONG_ADDRESS, LONG_WORD, SCRIPTS, off_the_paper, times_said

pytestmark = pytest.mark.django_db


def test_anybody_can_print_an_open_opportunity_on_one_tagged_sheet(client):
    opportunity = make_opportunity(**everything_stated())

    response = client.get(f"{opportunity.get_absolute_url()}leaflet.pdf")

    assert response["Content-Type"] == "application/pdf"
    pdf = PdfReader(io.BytesIO(response.content))
    words = " ".join(pdf.pages[0].extract_text().split())
    assert len(pdf.pages) == 1
    assert pdf.root_object["/MarkInfo"]["/Marked"]
    for said in ("Readers' panel", "15 minutes a month", "Whenever it suits you.", "Postage."):
        assert said in words
    assert opportunity.get_absolute_url() in words.replace(" ", "")


def test_its_code_leads_to_its_page(client, settings):
    opportunity = make_opportunity(**everything_stated())
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_Q)
    code.add_data(settings.PORTAL_ADDRESS + opportunity.get_absolute_url())
    code.make()

    response = client.get(f"{opportunity.get_absolute_url()}leaflet.pdf")

    squares = sum(map(sum, code.modules))
    drawn = PdfReader(io.BytesIO(response.content)).pages[0].get_contents().get_data()
    assert drawn.count(b" m\n") >= squares > 200


def test_the_longest_words_still_fit_on_both_sides_of_one_sheet(client):
    long = "Somebody who would like to say what they think of it. " * 40
    opportunity = make_opportunity(
        "Wide words " * 9,
        **{
            **everything_stated(),
            "summary": "x " * 100,
            "description": long,
            "influence": long,
            "expenses": long,
            "training": long,
            "rewards": long,
            "who_for": "y " * 100,
            "time_detail": "z " * 60,
            "when_detail": "z " * 60,
            "where_detail": "z " * 60,
        },
    )

    response = client.get(f"{opportunity.get_absolute_url()}leaflet.pdf")

    assert len(PdfReader(io.BytesIO(response.content)).pages) == 2


def test_no_word_and_no_address_runs_off_the_sheet(client, monkeypatch):
    laid_out = {}
    monkeypatch.setattr(
        "participation.joining.involvement.leaflet.pdf_of",
        lambda html, css: laid_out.update(html=html, css=css) or b"%PDF",
    )
    typed = {"who_for": LONG_WORD[:200], "description": LONG_ADDRESS, "training": LONG_ADDRESS}
    opportunity = make_opportunity(LONG_WORD[:100], **{**everything_stated(), **typed})

    client.get(f"{opportunity.get_absolute_url()}leaflet.pdf")

    assert LONG_WORD[:200] in laid_out["html"]
    assert off_the_paper(**laid_out) == []


def test_it_says_aloud_what_was_typed_in_any_script(client):
    others = " ".join(words for script, words in SCRIPTS.items() if script != "Arabic")
    typed = {"influence": others, "description": SCRIPTS["Arabic"]}
    opportunity = make_opportunity(**{**everything_stated(), **typed})

    response = client.get(f"{opportunity.get_absolute_url()}leaflet.pdf")

    unsaid = {
        script for script, words in SCRIPTS.items() if not times_said(words, response.content)
    }
    assert unsaid == set()


def test_it_is_laid_out_once_for_each_wording(client, monkeypatch):
    laid_out = []
    monkeypatch.setattr(
        "participation.joining.involvement.leaflet.pdf_of",
        lambda html, css: laid_out.append(html) or b"%PDF",
    )
    opportunity = make_opportunity()
    address = f"{opportunity.get_absolute_url()}leaflet.pdf"

    client.get(address)
    client.get(address)
    opportunity.summary = "Read it twice."
    opportunity.save()
    client.get(address)

    assert len(laid_out) == 2


def test_an_officer_is_told_which_letters_cannot_be_printed(client, officer, only_latin):
    opportunity = make_opportunity(**{**everything_stated(), "training": "प्रशिक्षण, coffee"})
    client.force_login(officer)
    address = f"/staff/opportunities/{opportunity.pk}/"

    told = client.get(address).content.decode()
    Opportunity.objects.update(training="Training, coffee")

    assert "On the paper of the leaflet a box stands for each" in told
    assert "प (devanagari letter pa)" in told
    assert "cannot be printed" not in client.get(address).content.decode()


def test_a_draft_has_no_leaflet_for_the_public(client):
    draft = make_opportunity(opened_at=None)

    assert client.get(f"{draft.get_absolute_url()}leaflet.pdf").status_code == 404
