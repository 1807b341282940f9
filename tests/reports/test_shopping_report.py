"""The annual report of mystery shopping."""

import io

import pytest
from django.utils import timezone
from pypdf import PdfReader

from reports.documents import finish_pdf, report_html, write_pdf
from reports.kinds import Scope
from reports.loading import load
from reports.shopping.kind import SHOPPING
from surveys.shopping.failures.services import answer_failure
from surveys.shopping.models import Failure
from tests.factories.shopping import make_year

pytestmark = pytest.mark.django_db


def test_the_annual_report_says_how_it_went_and_what_was_put_right(officer):
    told = make_year()
    for failure in Failure.objects.all()[:2]:
        answer_failure(failure=failure, answer="Done.", by=officer)

    report = load(Scope(SHOPPING, told))

    assert report.score.answer.startswith("25 contacts with us earned 93% of the points")
    assert report.held.answer == (
        "6 contacts showed something to put right. The services have said of 2 what they did, 2 times in "
        "time; 4 still wait."
    )
    assert report.praise.words == ("Patient and clear, all of it.",)
    assert report.data_date == timezone.localdate()


def test_the_annual_report_is_a_tagged_pdf_with_its_sections_and_its_years(officer):
    report = load(Scope(SHOPPING, make_year()))

    paper = PdfReader(io.BytesIO(finish_pdf(write_pdf(report_html(report, number=1)))))

    words = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    assert "/StructTreeRoot" in paper.trailer["/Root"]
    assert "What mystery shoppers found" in words
    headings = [one.heading for one in SHOPPING.chapters(report)]
    assert len(headings) >= 4
    for heading in headings:
        assert heading in words
    for said in ("25 contacts with us earned 93%", "6 contacts showed", "Patient and clear"):
        assert said in words
    assert all(one.name in words for one in report.score.trend.lines)
