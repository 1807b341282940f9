"""A merge is undone within thirty days, and final after that."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.refused import Refused
from participation.people.customers.models import Customer, FormerReference, PreferenceOption
from participation.people.customers.notes import add_note
from participation.programme.events.services import mark_here
from participation.records.merging.services import merge_records, undo_merge
from participation.records.models import Merge
from participation.records.tasks import finish_merges
from tests.factories.activities import make_booking, make_past_event
from tests.factories.messages import make_message
from tests.factories.people import make_customer, make_joined_customer

pytestmark = pytest.mark.django_db


def test_undoing_makes_the_two_records_again(jean, twin, officer):
    walk = make_past_event("Estate walk")
    make_booking(walk, jean)
    make_booking(walk, twin)
    mark_here(event=walk, customer=jean, by=officer)
    mark_here(event=walk, customer=twin, by=officer)
    add_note(customer=twin, author=officer, text="Prefers mornings.")
    option = PreferenceOption.objects.first()
    jean.preferences.add(option)
    twin.preferences.add(option)

    merge = merge_records(kept=jean, away=twin, by=officer)
    undo_merge(merge=merge, by=officer)

    again = Customer.objects.get(pk=twin.pk)
    jean.refresh_from_db()
    assert (again.name, again.reference, again.phone) == ("jean smith", "GH-9", "+441414960112")
    assert str(jean.phone or "") == ""
    for customer in (jean, again):
        assert customer.bookings.live().count() == 1
        assert customer.engagements.get().source.endswith(f":{customer.pk}")
        assert list(customer.preferences.all()) == [option]
    assert again.notes.count() == 1
    assert not FormerReference.objects.exists()


def test_what_happened_after_the_merge_stays_with_the_kept_record(jean, twin, officer):
    merge = merge_records(kept=jean, away=twin, by=officer)
    make_booking(customer=jean)
    Customer.objects.filter(pk=jean.pk).update(phone="+441414960199")

    undo_merge(merge=merge, by=officer)

    jean.refresh_from_db()
    assert jean.bookings.count() == 1
    assert jean.phone == "+441414960199"


def test_undoing_opens_the_closed_account_again(officer):
    first, second = make_joined_customer("Jean Smith"), make_joined_customer("Jean Smith")
    merge = merge_records(kept=first, away=second, by=officer)

    again = undo_merge(merge=merge, by=officer)

    assert again.user == second.user
    assert again.user.is_active


def test_an_account_that_moved_goes_back(jean, officer):
    amina = make_joined_customer("Jean Smith")
    merge = merge_records(kept=jean, away=amina, by=officer)

    undo_merge(merge=merge, by=officer)

    jean.refresh_from_db()
    assert jean.user is None
    assert Customer.objects.get(pk=amina.pk).user == amina.user


def test_what_goes_back_to_them_calls_them_by_their_own_name_again(jean, officer):
    jeanie = make_customer("Jeanie Smith")
    waits = make_message(jeanie, text="Hello Jeanie Smith,\nCome on Tuesday.")
    own = make_message(jean, text="Hello Jean Smith,\nCome on Friday.")
    merge = merge_records(kept=jean, away=jeanie, by=officer)
    waits.refresh_from_db()
    assert waits.text.startswith("Hello Jean Smith,")

    undo_merge(merge=merge, by=officer)

    for message, greeting in ((waits, "Hello Jeanie Smith,"), (own, "Hello Jean Smith,")):
        message.refresh_from_db()
        assert message.text.startswith(greeting)


def test_after_thirty_days_a_merge_is_final_and_what_was_kept_for_undoing_is_gone(
    jean, twin, officer
):
    merge = merge_records(kept=jean, away=twin, by=officer)
    Merge.objects.update(at=timezone.now() - dt.timedelta(days=31))

    finish_merges()

    merge.refresh_from_db()
    assert merge.moved == {}
    with pytest.raises(Refused):
        undo_merge(merge=merge, by=officer)


def test_on_its_last_day_a_merge_is_undone_and_the_day_after_no_more(jean, twin, officer):
    """Also where the nightly task that makes it final has not run yet."""
    merge = merge_records(kept=jean, away=twin, by=officer)
    Merge.objects.update(at=timezone.now() - dt.timedelta(days=30, seconds=1))
    with pytest.raises(Refused, match="can no longer be undone"):
        undo_merge(merge=merge, by=officer)

    Merge.objects.update(at=timezone.now() - dt.timedelta(days=29, hours=23))

    assert undo_merge(merge=merge, by=officer).name == "jean smith"
