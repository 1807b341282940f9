"""Models were given other names. What is written down by them is renamed, there and back.

That a filled portal of before finds it is in ``tests/upgrade``.
"""

from importlib import import_module

import pytest
from django.db.migrations import RunPython
from django.db.migrations.state import ModelState, StateApps
from django.db.models import Model

from base.core.audience import Role
from base.core.models import Fact
from participation.messages.wording.services import write_words
from participation.people.imports.models import StatedValue
from participation.records.merging.services import merge_records
from participation.records.models import Merge
from tests.factories.people import make_customer, make_user

pytestmark = pytest.mark.django_db


def renaming(module: str) -> RunPython:
    operations = import_module(module).Migration.operations
    return next(operation for operation in operations if isinstance(operation, RunPython))


def as_migrations_see(model: type[Model]) -> StateApps:
    state = ModelState.from_model(model, exclude_rels=True)
    return StateApps([], {(state.app_label, state.name_lower): state})


def test_what_a_merge_keeps_is_renamed_for_the_release_before_and_again_for_this_one():
    jean, twin = make_customer("Jean Smith"), make_customer("Jean Smith")
    for person in (jean, twin):
        StatedValue.objects.create(customer=person, field="phone", value="+441414960111")
    StatedValue.objects.create(customer=twin, field="address", value="1 Mill Lane")
    today = merge_records(kept=jean, away=twin, by=make_user(Role.STAFF)).moved
    rename = renaming("participation.records.migrations.0006_merges_follow_stated_values")

    apps = as_migrations_see(Merge)
    rename.reverse_code(apps, None)

    then = Merge.objects.get().moved
    assert '"imports.ownword"' in then["rows"].pop("imports.OwnWord.customer")["removed"]
    assert then["rows"].keys() == today["rows"].keys() - {"imports.StatedValue.customer"}

    rename.code(apps, None)

    assert Merge.objects.get().moved == today


def test_the_log_of_the_landlords_words_is_renamed_for_the_release_before_and_again_for_this_one():
    words = write_words(key="menu", by=make_user(Role.STAFF), title="Have a say", body="Soup.")
    rename = renaming("participation.messages.wording.migrations.0002_wording")

    apps = as_migrations_see(Fact)
    rename.reverse_code(apps, None)

    assert Fact.objects.get(what="words_changed").subject_type == "wording.ownwords"

    rename.code(apps, None)

    assert [fact.what for fact in Fact.objects.about(words)] == ["words_changed"]
