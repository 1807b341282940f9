"""Models were given other names; what was written down under the names they had goes on counting."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from base.core.audience import Role
from base.core.models import Fact
from participation.messages.wording.models import Wording
from participation.messages.wording.services import write_words
from participation.people.customers.models import Customer
from participation.people.imports.models import StatedValue
from participation.records.merging.services import merge_records, undo_merge
from participation.records.models import Merge
from tests.factories.people import make_customer, make_user

BEFORE = [
    ("records", "0001_november_2026"),
    ("imports", "0001_november_2026"),
    ("wording", "0001_november_2026"),
]


@pytest.mark.django_db(transaction=True)
def test_what_was_kept_under_the_earlier_names_is_found_by_those_of_today():
    morag = make_user(Role.STAFF, name="Morag Tait")
    jean, twin = make_customer("Jean Smith"), make_customer("Jean Smith")
    for person, phone in ((jean, "+441414960111"), (twin, "+441414960112")):
        StatedValue.objects.create(customer=person, field="phone", value=phone)
    StatedValue.objects.create(customer=twin, field="address", value="1 Mill Lane")
    merge = merge_records(kept=jean, away=twin, by=morag)
    words = write_words(key="menu", by=morag, title="Have a say", body="There is soup.")

    try:
        MigrationExecutor(connection).migrate(BEFORE)
        old = MigrationExecutor(connection).loader.project_state(BEFORE).apps
        assert old.get_model("imports", "OwnWord").objects.count() == 2
        assert old.get_model("wording", "HistoricalOwnWords").objects.get().title == "Have a say"
        assert "imports.OwnWord.customer" in Merge.objects.get().moved["rows"]
        assert Fact.objects.filter(subject_type="wording.ownwords").exists()
    finally:
        call_command("migrate", verbosity=0)

    undo_merge(merge=Merge.objects.get(), by=morag)
    again = Customer.objects.get(pk=merge.away)
    assert {(one.field, one.value) for one in again.stated_values.all()} == {
        ("phone", "+441414960112"),
        ("address", "1 Mill Lane"),
    }
    assert [fact.what for fact in Fact.objects.about(words)] == ["words_changed"]
    assert Wording.objects.get().history.count() == 1
