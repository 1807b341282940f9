"""What was frozen by an earlier release is read by this one, as it was said."""

import copy
import importlib
import json
from decimal import Decimal
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.utils import timezone

from participation.programme.activities.models import Outcome
from reports.documents import report_html
from reports.frozen import thaw
from reports.impact.kind import IMPACT
from reports.models import Contribution, ReportEdition
from reports.shapes import Pair

#: What the release of November 2026 kept of a small year.
KEPT = json.loads((Path(__file__).parent / "frozen_in_november_2026.json").read_text())


@pytest.fixture
def edition(manager) -> ReportEdition:
    return ReportEdition.objects.create(
        kind="impact",
        about="2025",
        first_day="2025-04-01",
        last_day="2026-03-31",
        year=2025,
        state=ReportEdition.State.PUBLISHED,
        content=KEPT,
        data_date="2026-11-29",
        file=ContentFile(b"%PDF-1.7", name="kept.pdf"),
        sha256="0" * 64,
        asked_by=manager,
        published_by=manager,
        published_at=timezone.now(),
    )


def test_an_edition_of_november_2026_is_read_word_for_word(client, edition):
    Outcome.objects.all().delete()  # nothing is counted anew

    page = client.get("/reports/impact/2025/1/").content.decode()

    for said in KEPT["opening"]:
        assert said in page
    for code, section in KEPT.items():
        if isinstance(section, dict) and "answer" in section:
            assert section["answer"].replace("'", "&#x27;") in page, code
            for definition in section["counts"]:
                assert definition["text"].replace('"', "&quot;").replace("'", "&#x27;") in page
    for number, heading in enumerate(QUESTIONS, start=1):
        assert f"{number}. {heading}</h2>" in page
    assert "You told us, and we listened." in page
    assert "Dark bar: this year, 2025 to 2026. Light bar: the year before." in page


QUESTIONS = [
    "What changed because people spoke?",
    "What did we ask before we decided?",
    "Who took part?",
    "Did we hear from all kinds of customers?",
    "Did we hear from everywhere?",
    "Did everybody get a say?",
    "What did we do together?",
    "How much say did people have?",
    "What did it cost?",
    "Who wants to do more?",
]


def test_its_figures_come_back_as_they_were():
    report = thaw(IMPACT.shape, KEPT)

    assert report.people.unique == Pair(3, 1)
    assert report.costs.each_time.this == Decimal("16.67")
    assert report.foreword.author == "Morag Tait"
    assert str(report.of_when) == "2025 to 2026"


def test_one_from_before_everybody_was_compared_keeps_the_number_and_says_so():
    kept = copy.deepcopy(KEPT)
    del kept["everybody"]

    html = report_html(thaw(IMPACT.shape, kept), number=1)

    assert "6. Did everybody get a say?" in html
    assert "This edition compares customers by tenure and by region only." in html
    assert "7. What did we do together?" in html


def test_editions_and_words_of_the_release_before_are_named_by_their_year(edition, manager):
    migration = importlib.import_module(
        "reports.migrations.0002_reports_of_any_kind_period_and_subject"
    )
    words = Contribution.objects.create(
        kind="impact", about="not yet", year=2025, part="foreword", text="x", written_by=manager
    )
    ReportEdition.objects.update(about="not yet", first_day=None, last_day="2000-01-01")

    migration.name_by_year(apps, None)

    edition.refresh_from_db()
    words.refresh_from_db()
    assert (edition.about, words.about) == ("2025", "2025")
    assert str(edition.scope.period) == "2025 to 2026"
    assert (str(edition.first_day), str(edition.last_day)) == ("2025-04-01", "2026-03-31")
