"""The annual report of grants, with value for money."""

from decimal import Decimal

import pytest

from base.core.periods import FinancialYear
from participation.funding.grants import services, yearly
from participation.funding.grants.models import Account, SchemeYear
from reports.grants.kind import GRANTS
from reports.kinds import Scope
from reports.loading import load
from reports.services import ask_for_report, publish_report
from reports.tasks import build_report
from tests.days import days_ago
from tests.factories.grants import a_manager, make_asked, make_awarded, make_paid, make_year
from tests.factories.groups import make_group

pytestmark = pytest.mark.django_db


def told(grant, spent, people):
    by = a_manager()
    services.add_receipt(
        grant=grant, on=days_ago(0), what="Everything", pounds=Decimal(spent), by=by
    )
    services.claim_receipts(grant=grant, by=by)
    services.send_account(grant=grant, people=people, did="Done", case="", by=by)


def test_the_report_says_where_the_money_went_and_what_came_of_it_for_each_pound():
    year = make_year(budget=2000)
    fair = make_paid(make_group("Fair"), year=year, pounds=300)
    told(fair, 300, 90)
    films = make_paid(make_group("Films"), year=year, pounds=200)
    told(films, 50, 10)
    make_paid(make_group("Quiet"), year=year, pounds=100)
    make_awarded(make_group("Later"), year=year, pounds=40)
    make_asked(make_group("Never"), year=year, pounds=70)
    Account.objects.filter(grant=films).update(grace_until=days_ago(1))
    account = Account.objects.get(grant=films)
    services.settle(account=account, deduct=Decimal(60), why="No plan", by=a_manager())
    services.give_back(
        grant=fair, pounds=Decimal(20), on=days_ago(0), why="Cheaper", by=a_manager()
    )

    report = load(Scope(GRANTS, FinancialYear.current()))

    line = next(one for one in report.schemes.lines if one.name == "Community fund")
    assert (line.budget, line.asked, line.awarded, line.paid) == (2000, 710, 640, 580)
    assert line.groups == 4
    assert report.schemes.answer == (
        "We awarded £640 to groups from 1 scheme, and paid £580 of it."
    )
    assert report.value.for_each == Decimal("4.80")  # 480 pounds for 100 people
    assert (report.value.receipts, report.value.unspent, report.value.deducted) == (350, 150, 60)
    assert "Groups told us what came of 2 of 3 grants that were paid" in report.value.answer
    assert [(one.group, one.people) for one in report.each.lines] == [
        ("Fair", 90),
        ("Films", 10),
        ("Later", None),
        ("Quiet", None),
    ]


def test_a_year_without_grants_says_so_and_last_years_are_of_last_year():
    grant = make_paid(pounds=100)
    SchemeYear.objects.filter(pk=grant.scheme_year_id).update(starts=grant.scheme_year.starts - 1)

    report = load(Scope(GRANTS, FinancialYear.current()))

    assert report.schemes.answer == "No grant was awarded in the year."
    assert report.value.answer == "No grant was paid in the year."
    assert report.each.lines == ()


def test_it_is_published_as_a_page_and_a_pdf_with_each_figure_and_what_it_counts(client):
    by = a_manager()
    told(make_paid(make_group("Fair"), year=make_year(budget=900), pounds=300), 300, 90)
    this = FinancialYear.current()
    SchemeYear.objects.update(starts=this.start_year - 1)
    edition = ask_for_report(scope=Scope(GRANTS, this.previous), by=by)
    build_report(edition.pk)
    edition.refresh_from_db()
    publish_report(edition=edition, by=by)

    page = client.get(edition.get_absolute_url()).content.decode()

    assert "90 people took part or gained by them, which is £3.33 for each" in page
    assert yearly.value.definition in page
    assert "Every pound stands in a ledger" in page
    file = client.get(edition.get_absolute_url() + "report.pdf")
    assert b"".join(file.streaming_content).startswith(b"%PDF")
