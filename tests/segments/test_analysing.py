"""The profiles, analysed every quarter (T-04)."""

import datetime as dt

import pytest
from django.utils import timezone

from participation.reach.segments import analysing
from participation.reach.segments.analysing import analyse_profiles, period_of
from participation.reach.segments.models import ProfileAnalysis, ProfileFigures, Segment
from participation.reach.segments.tasks import analyse_profiles_when_due
from tests.factories.people import make_customer, make_joined_customer

pytestmark = pytest.mark.django_db


def test_a_quarter_is_analysed_once_however_often_the_task_runs():
    make_customer("Jean")
    for _ in range(3):
        analyse_profiles_when_due()
    make_customer("Tam")
    analyse_profiles_when_due()

    analysis = ProfileAnalysis.objects.get()
    assert analysis.customers == 1
    assert analysis.figures.count() == Segment.objects.profiles().count()
    assert analysis.figures.get(segment__code="not_heard_from").people == 1


@pytest.mark.parametrize(
    ("months", "first"), [(3, (2026, 10, 1)), (12, (2026, 1, 1)), (1, (2026, 11, 1))]
)
def test_how_often_is_for_the_landlord_to_say(settings, months, first):
    settings.PROFILE_ANALYSIS_MONTHS = months

    assert period_of(dt.date(2026, 11, 22)) == dt.date(*first)


def test_the_page_shows_what_it_was_like_and_the_file_every_analysis(staff):
    make_joined_customer("Amina")
    analyse_profiles()
    ProfileAnalysis.objects.update(made_at=timezone.now() - dt.timedelta(days=60))
    make_customer("Jean")

    page = staff.get("/staff/profiles/").content.decode()
    file = staff.get("/staff/profiles/analyses.csv").content.decode()

    assert "1 in it, 1 joined, 0 took part" in page
    assert "no change" in page
    assert "Never took part,1,1,1,0" in file


def test_one_that_fails_is_seen_on_the_page_and_the_list_and_made_the_next_night(
    staff, monkeypatch
):
    def breaks(people):
        raise ValueError("no such column")

    with monkeypatch.context() as broken:
        broken.setattr(analysing.stats, "profile_counts", breaks)
        analyse_profiles()

    assert not ProfileFigures.objects.exists()
    assert "no such column" in staff.get("/staff/profiles/").content.decode()
    assert "The analysis of the profiles failed" in staff.get("/staff/").content.decode()
    analyse_profiles()
    assert ProfileAnalysis.objects.get().made_at
    assert "failed" not in staff.get("/staff/profiles/").content.decode()
