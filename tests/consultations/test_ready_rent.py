"""The yearly rent consultation is begun with words that are ready, and is not published with gaps in them."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.refused import Refused
from participation.programme.consultations.gaps import GAP, gaps_in
from participation.programme.consultations.models import Consultation, RentTable
from participation.programme.consultations.ready.dates import RentDates, closing_by, soonest
from participation.programme.consultations.ready.rent import written
from participation.programme.consultations.services import publish, update_consultation
from participation.questionnaires.building.advice import reading_age
from surveys.models import Cycle
from surveys.worklist import surveys_waiting
from tests.forms import typed_day
from tests.posted_forms import forms_of

from .pages import page_of, shown_at

pytestmark = pytest.mark.django_db

BEGIN = "/staff/consultations/new/rent/"


def begin(client, address=BEGIN, **typed) -> Consultation:
    (form,) = (one for one in forms_of(shown_at(client, address)) if "decided_on_0" in one.values)
    for _ in range(2):  # pressed twice
        client.post(address, {**form.values, **typed})
    return Consultation.objects.get()


def test_it_is_begun_from_the_worklist_with_its_words_questions_and_days(staff, officer):
    today = timezone.localdate()
    last = today - dt.timedelta(days=200)
    Cycle.objects.filter(code=Cycle.Code.RENT).update(last_elsewhere_on=last)
    (task,) = (one for one in surveys_waiting(officer) if one.address.startswith(BEGIN))

    rent = begin(staff, task.address)

    assert (rent.closes_on, rent.days_open) == (task.due, 28)
    assert rent.decision_due_on == task.due + dt.timedelta(weeks=2)
    assert rent.published_at is None
    assert [one.code for one in rent.tenures.all()] == ["tenant", "short_tenant"]
    asked = rent.questionnaire.draft.questions
    assert list(asked.get(code="rent-option").options.values_list("words", flat=True))[:3] == [
        "Option A",
        "Option B",
        "Option C",
    ]
    assert [one for one in surveys_waiting(officer) if one.address.startswith(BEGIN)] == []
    assert rent.staff_address in shown_at(staff, BEGIN)  # nobody begins a second one unawares


def test_days_are_counted_back_from_the_decision():
    dates = RentDates(dt.date(2027, 2, 17))

    assert dates.closes_on == dt.date(2027, 2, 3)
    assert dates.opens_on == dt.date(2027, 1, 7)
    assert dates.letters_by == dt.date(2027, 3, 4)
    assert dates.new_rent_from == dt.date(2027, 4, 1)
    assert RentDates(dt.date(2027, 2, 26)).new_rent_from == dt.date(2027, 5, 1)


def test_where_time_is_short_people_are_asked_from_today():
    today = dt.date(2027, 1, 11)

    dates = closing_by(today + dt.timedelta(days=3), today)

    assert dates == soonest(today)
    assert dates.opens_on == today


def test_a_decision_that_leaves_no_time_to_answer_is_refused_in_words(staff):
    tomorrow = timezone.localdate() + dt.timedelta(days=1)

    page = staff.post(BEGIN, typed_day("decided_on", tomorrow)).content.decode()

    assert "or later: people need time to answer" in page
    assert not Consultation.objects.exists()
    for typed in ("2027-02-31", "9999-12-31", "soon", "\0"):
        assert staff.get(BEGIN, {"closed_by": typed}).status_code == 200


def test_nobody_publishes_it_before_each_gap_is_filled_in(staff, officer):
    rent = begin(staff)
    words = {name: GAP.sub("4", getattr(rent, name)) for name in ("proposal", "likely_effect")}
    assert "Missing: rise of our costs; what went up most" in shown_at(staff, rent.staff_address)
    update_consultation(consultation=rent, planned_hours=30, **words)

    with pytest.raises(
        Refused, match="fill in: what would have to stop; where and when people can"
    ):
        publish(consultation=rent, by=officer)

    more = {name: GAP.sub("4", getattr(rent, name)) for name in ("cannot_change", "how_to_respond")}
    update_consultation(consultation=rent, **more)
    published = publish(consultation=rent, by=officer)
    assert published.published_at
    assert gaps_in(published) == []


def test_the_table_by_home_is_there_to_be_filled_in(staff):
    rent = begin(staff)
    page = page_of("rent", rent)
    (form,) = (one for one in forms_of(shown_at(staff, page)) if "homes" in one.values)
    (options,), (homes,) = form.values["options"], form.values["homes"]
    assert options.splitlines() == ["Option A", "Option B", "Option C"]
    assert homes.splitlines()[1] == "1-bedroom flat; ; ; ; "

    untouched = staff.post(page, form.values).content.decode()
    assert "Line 1: fill in each of its amounts" in untouched
    staff.post(page, {**form.values, "homes": homes.replace("; ; ; ;", "; 80; 82; 83; 84")})

    assert len(RentTable.objects.get().homes) == 5


def test_the_words_can_be_read_by_anybody():
    for name, words in written(new_rent_from=dt.date(2027, 4, 1)).items():
        assert reading_age(GAP.sub("4", words)) <= 11, name
