"""An app with rows about people says in its ``life.py`` what becomes of them; nothing else knows it."""

import datetime as dt
import sys
from unittest import mock

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.test import override_settings
from django.utils import timezone

from base.core.refused import Refused
from participation.people.customers import record_steps
from participation.people.customers.personal_rows import DECLARED, Rule, declare
from participation.records.erasing.services import erase_person
from participation.records.merging.preview import lines_for
from participation.records.merging.services import merge_records, undo_merge
from participation.records.models import RetentionCase
from participation.records.mydata.copying import everything_about
from participation.records.relations import without_rule
from participation.records.retention.activity import is_silent, last_active_on
from participation.records.tasks import clear_leftovers
from tests.factories.people import make_customer, make_joined_customer
from tests.tables import make_table

APP = "tests.records.allotments"
LONG_AGO = timezone.now() - dt.timedelta(days=3650)


@pytest.fixture
def plots(db, settings):
    """The rows of the app, which is installed until the test is over."""
    sys.modules.pop(f"{APP}.life", None)
    lists = [
        record_steps.MERGE_STEPS,
        record_steps.ERASE_STEPS,
        record_steps.CLEARING_STEPS,
        record_steps.DETAILS,
    ]
    before = [list(steps) for steps in lists]
    with (
        mock.patch.dict(DECLARED),
        override_settings(INSTALLED_APPS=[*settings.INSTALLED_APPS, APP]),
    ):
        model = apps.get_model("allotments.Plot")
        make_table(model)
        yield model.objects
    for steps, earlier in zip(lists, before, strict=True):
        steps[:] = earlier


@pytest.fixture
def jean():
    return make_customer("Jean Smith", email="jean@example.org")


def test_its_rows_move_when_two_records_become_one_and_come_back(plots, jean, officer):
    twin = make_customer("Jean Smyth")
    plots.create(customer=jean, number=3, grows="Kale")
    plots.create(customer=twin, number=3, grows="Leeks")
    plots.create(customer=twin, number=4, grows="Peas")
    (line,) = [one for one in lines_for(jean, twin) if one.words == "Plots they dig"]

    merge = merge_records(kept=jean, away=twin, by=officer)
    joined = set(plots.values_list("customer", "number", "grows"))
    labels = set(plots.values_list("label", flat=True))
    undo_merge(merge=merge, by=officer)

    assert (line.rows, line.twice) == (2, 1)
    assert joined == {(jean.pk, 3, "Kale"), (jean.pk, 4, "Peas")}
    assert labels == {f"Of {jean.pk}"}
    assert set(plots.values_list("customer", "number", "grows")) == {
        (jean.pk, 3, "Kale"),
        (twin.pk, 3, "Leeks"),
        (twin.pk, 4, "Peas"),
    }
    assert plots.get(number=4).label == f"Again of {twin.pk}, of 2"


def test_its_rows_lose_their_words_and_files_when_a_person_is_erased(
    plots, jean, officer, django_capture_on_commit_callbacks
):
    plot = plots.create(
        customer=jean, number=3, grows="Kale", plan=ContentFile(b"beds", "plan.txt")
    )
    storage, name = plot.plan.storage, plot.plan.name
    plots.create(email="jean@example.org", number=5, grows="Jean's peas")
    plots.create(email="tam@example.org", number=6, grows="Leeks")

    with django_capture_on_commit_callbacks(execute=True):
        erase_person(customer=jean, by=officer, why="Asked by the person")

    assert set(plots.values_list("number", "grows", "plan")) == {
        (3, "Erased", ""),
        (6, "Leeks", ""),
    }
    assert not storage.exists(name)


def test_its_rows_are_in_the_copy_of_the_persons_data(plots, jean):
    plots.create(customer=jean, number=3, grows="Kale")

    found = {part["name"]: part for part in everything_about(jean)["sections"]}

    assert found["Plots you dig"]["headings"] == ["Number", "What you grow"]
    assert found["Plots you dig"]["rows"] == [["3", "Kale"]]


def test_its_rows_are_a_sign_of_life(plots, jean):
    type(jean).objects.update(created_at=LONG_AGO, reference=None)
    jean.refresh_from_db()
    since = timezone.localdate() - dt.timedelta(days=365)
    assert is_silent(jean, RetentionCase.Why.INACTIVE, since)

    plots.create(customer=jean, number=3)

    assert not is_silent(jean, RetentionCase.Why.INACTIVE, since)
    assert last_active_on(jean) == timezone.localdate()


def test_it_clears_its_leftovers_every_night(plots):
    plots.create(number=3)
    plots.create(number=4, email="tam@example.org")

    clear_leftovers()

    assert plots.get().number == 4


def test_what_it_tells_stands_among_the_details_on_the_persons_page(plots, client):
    amina = make_joined_customer()
    client.force_login(amina.user)

    page = client.get("/me/data/").content.decode()

    assert "Favourite plot" in page
    assert "By the gate" in page


def test_without_a_rule_nobody_is_erased(plots, jean, officer):
    del DECLARED["allotments.Plot.customer"]

    assert without_rule() == ["allotments.Plot.customer"]
    with pytest.raises(Refused, match="Nobody has said what erasing means"):
        erase_person(customer=jean, by=officer, why="Asked by the person")


def test_two_rules_for_one_relation_are_refused(plots):
    with pytest.raises(ImproperlyConfigured, match="two rules"):
        declare(plots.model, Rule("Plots"))
