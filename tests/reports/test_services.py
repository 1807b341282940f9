import threading

import pytest
from django.db import connection

from base.core.audience import Role
from base.core.models import Fact
from base.core.periods import FinancialYear
from base.core.refused import Refused
from reports.frozen import thaw
from reports.impact.kind import IMPACT
from reports.models import ReportEdition
from reports.services import publish_report, retry_report
from tests.factories.activities import make_event
from tests.factories.people import make_customer, make_user
from tests.factories.reports import (
    LAST_YEAR,
    ask_for_report,
    came,
    make_report,
    make_small_year,
    on,
    save_contribution,
)

State = ReportEdition.State


def test_asking_twice_makes_one_report(manager):
    first = ask_for_report(year=LAST_YEAR, by=manager)
    second = ask_for_report(year=LAST_YEAR, by=manager)

    assert first == second
    assert ReportEdition.objects.count() == 1


def test_asking_while_it_is_being_built_leaves_its_worker_alone(manager):
    edition = ask_for_report(year=LAST_YEAR, by=manager)
    hold = ReportEdition.objects.claim(edition.pk)

    asked_again = ask_for_report(year=LAST_YEAR, by=manager)

    assert asked_again.state == State.BUILDING
    hold.tell("Laying out page 3", 50)  # it is still this worker's


@pytest.mark.django_db(transaction=True)
def test_asking_at_the_same_moment_makes_one_report(monkeypatch):
    from reports import services

    monkeypatch.setattr(services.build_report, "delay", lambda pk: None)
    manager = make_user(Role.MANAGER)
    together = threading.Barrier(5)
    editions, problems = [], []

    def ask():
        try:
            together.wait()
            editions.append(ask_for_report(year=LAST_YEAR, by=manager).pk)
        except Exception as problem:
            problems.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert problems == []
    assert len(editions) == 5
    assert len(set(editions)) == 1
    assert ReportEdition.objects.count() == 1


def test_a_report_that_is_ready_and_not_published_is_built_anew_as_the_same_edition(
    manager, quick_layout
):
    ready = make_report(by=manager)

    again = ask_for_report(year=LAST_YEAR, by=manager)

    assert (again.pk, again.number, again.state) == (ready.pk, 1, State.QUEUED)


def test_a_published_report_is_followed_by_a_correction_that_says_what_it_corrects(
    manager, quick_layout
):
    make_report(published=True, by=manager)

    with pytest.raises(Refused, match="Say what the new edition corrects"):
        ask_for_report(year=LAST_YEAR, by=manager)
    corrected = ask_for_report(year=LAST_YEAR, by=manager, correction="The cost of two events.")

    assert (corrected.number, corrected.correction) == (2, "The cost of two events.")
    assert ReportEdition.objects.published().count() == 1


def test_what_is_published_does_not_change_when_the_record_does(manager, quick_layout):
    make_small_year()
    edition = make_report(published=True, by=manager)
    before = ReportEdition.objects.filter(pk=edition.pk).values().get()

    came(make_event("Found later", starts_at=on(LAST_YEAR, 9, 9)), make_customer("Late Comer"))
    with pytest.raises(Refused, match="built already"):
        retry_report(edition=edition, by=manager)
    publish_report(edition=edition, by=manager)

    assert ReportEdition.objects.filter(pk=edition.pk).values().get() == before
    assert thaw(IMPACT.shape, before["content"]).people.unique.this == 3


def test_publishing_is_logged_with_the_checksum_of_the_file(manager, quick_layout):
    edition = make_report(published=True, by=manager)

    fact = Fact.objects.about(edition).get(what="report_published")
    assert fact.actor == manager
    assert fact.changes["sha256"] == edition.sha256


def test_a_report_that_is_not_ready_is_not_published(manager):
    with pytest.raises(Refused, match="not ready"):
        publish_report(edition=ask_for_report(year=LAST_YEAR, by=manager), by=manager)


def test_a_report_of_a_year_that_is_not_over_is_not_published(manager, quick_layout):
    edition = make_report(FinancialYear.current().start_year, by=manager)

    with pytest.raises(Refused, match="before its year was over"):
        publish_report(edition=edition, by=manager)


def test_a_year_that_has_not_begun_has_no_report(manager):
    with pytest.raises(Refused, match="has not begun"):
        ask_for_report(year=FinancialYear.current().start_year + 1, by=manager)


def test_words_written_after_the_build_are_in_the_next_one_only(manager, quick_layout):
    edition = make_report(by=manager)
    assert thaw(IMPACT.shape, edition.content).foreword is None

    save_contribution(
        year=LAST_YEAR,
        part="foreword",
        author="Morag Tait",
        author_role="Chair of the board",
        text="You told us, and we listened.",
        by=manager,
    )

    edition.refresh_from_db()
    assert thaw(IMPACT.shape, edition.content).foreword is None
    assert thaw(IMPACT.shape, make_report(by=manager).content).foreword.author == "Morag Tait"
