"""What a landlord decides: where a rule stands, who may say so, and how every process hears of it."""

import re
import threading
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import connection

from base.core.audience import Role
from base.core.models import Fact, SetRule
from base.core.refused import Refused
from base.core.rules import Group, OneOf, Pounds, WholeNumber, Words, YesNo
from base.core.rules.registry import RULES, groups, register, rules_of
from base.core.rules.services import set_back, set_rules
from base.core.rules.values import InForce, in_force, refuse_what_may_not_be
from participation.messages.contact.house_rules import INVITATION_COOLDOWN_DAYS
from tests.factories.people import make_user

HOUSE = Path(__file__).resolve().parents[2]

KETTLES = Group(
    "kettles",
    "Kettles",
    position=999,
    misfits=lambda values: (
        ["The kettle is too small for the cups. Choose fewer cups."]
        if values["CUPS_OF_TEA"] > values["KETTLE_CUPS"]
        else []
    ),
)
CUPS = WholeNumber(
    name="CUPS_OF_TEA",
    title="Cups of tea",
    meaning="So many are poured at a meeting.",
    group=KETTLES,
    default=4,
    unit="cups",
    least=0,
    most=40,
    none="no tea",
)
KETTLE = WholeNumber(
    name="KETTLE_CUPS",
    title="The kettle",
    meaning="So many cups it holds.",
    group=KETTLES,
    default=10,
    unit="cups",
    least=1,
    most=40,
)


@pytest.fixture
def kettles():
    """An app that declares two rules of its own."""
    with RULES.with_more(CUPS, KETTLE):
        yield KETTLES


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def admin(db):
    return make_user(Role.ADMINISTRATOR, name="Iain Baird")


def test_a_rule_stands_at_its_default_until_somebody_sets_it(kettles, db, rules_looked_up):
    assert CUPS.value == 4


def test_what_is_set_holds_at_once_where_it_was_set(kettles, admin, committed, rules_looked_up):
    assert CUPS.value == 4

    with committed():
        set_rules(group=KETTLES, values={"CUPS_OF_TEA": 7}, by=admin, why="More come")

    assert CUPS.value == 7


@pytest.mark.django_db(transaction=True)
def test_another_process_hears_of_a_change_within_five_seconds(kettles, monkeypatch):
    now = 1000.0
    monkeypatch.setattr("base.core.rules.values.time.monotonic", lambda: now)
    elsewhere, admin = InForce(), make_user(Role.ADMINISTRATOR)
    assert elsewhere.value_of(CUPS) == 4

    thread = threading.Thread(target=change_and_close, args=(admin,))
    thread.start()
    thread.join()

    assert elsewhere.value_of(CUPS) == 4
    now += 5
    assert elsewhere.value_of(CUPS) == 7


def change_and_close(admin) -> None:
    set_rules(group=KETTLES, values={"CUPS_OF_TEA": 7}, by=admin, why="More come")
    connection.close()


@pytest.mark.django_db(transaction=True)
def test_of_two_changes_at_once_that_do_not_fit_together_one_is_refused(kettles):
    """Each fits what stood before; the second waits, and is held against the first."""
    admin = make_user(Role.ADMINISTRATOR)
    SetRule.objects.bulk_create([SetRule(name="CUPS_OF_TEA"), SetRule(name="KETTLE_CUPS")])
    wanted = [{"CUPS_OF_TEA": 10}, {"KETTLE_CUPS": 6}]
    begin, said = threading.Barrier(2), []

    def change(values: dict) -> None:
        begin.wait()
        try:
            set_rules(group=KETTLES, values=values, by=admin, why="A party")
            said.append("done")
        except Refused:
            said.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=change, args=(values,)) for values in wanted]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(said) == ["done", "refused"]
    assert SetRule.objects.exclude(value=None).count() == 1


def test_reading_a_rule_again_asks_neither_the_database_nor_the_cache(
    kettles, db, rules_looked_up, django_assert_num_queries, monkeypatch
):
    _ = CUPS.value
    monkeypatch.setattr(cache, "get", None)

    with django_assert_num_queries(0):
        assert [CUPS.value for _ in range(100)] == [4] * 100


def test_a_change_that_the_cache_was_not_told_of_is_found_all_the_same(
    kettles, db, rules_looked_up, monkeypatch
):
    now = 1000.0
    monkeypatch.setattr("base.core.rules.values.time.monotonic", lambda: now)
    assert CUPS.value == 4
    SetRule.objects.create(name="CUPS_OF_TEA", value="9")

    now += 300

    assert CUPS.value == 9


def test_rules_stand_where_they_stood_when_nobody_can_be_asked(
    kettles, admin, committed, rules_looked_up, monkeypatch
):
    with committed():
        set_rules(group=KETTLES, values={"CUPS_OF_TEA": 7}, by=admin, why="More come")
    assert CUPS.value == 7

    def nobody(*args):
        raise ConnectionError

    monkeypatch.setattr(cache, "get", nobody)
    monkeypatch.setattr(
        "base.core.rules.values.set_rows", lambda: SetRule.objects.raw("nonsense")[0]
    )
    in_force.look_again()

    assert CUPS.value == 7


def test_a_change_says_who_when_from_what_to_what_and_why(kettles, admin):
    set_rules(group=KETTLES, values={"CUPS_OF_TEA": 7}, by=admin, why="More come")

    fact = Fact.objects.get(what="house_rule_changed")
    assert fact.actor == admin
    assert fact.why == "More come"
    assert fact.changes == {"rule": "CUPS_OF_TEA", "from": "4 cups", "to": "7 cups"}


def test_setting_a_rule_to_what_it_stands_at_changes_nothing(kettles, admin):
    set_rules(group=KETTLES, values={"CUPS_OF_TEA": 7}, by=admin, why="More come")

    assert set_rules(group=KETTLES, values={"CUPS_OF_TEA": 7}, by=admin, why="Again") == []
    assert Fact.objects.filter(what="house_rule_changed").count() == 1


def test_a_rule_can_be_set_back_and_once_more_does_nothing(
    kettles, admin, committed, rules_looked_up
):
    with committed():
        set_rules(group=KETTLES, values={"CUPS_OF_TEA": 7}, by=admin, why="More come")
        set_back(group=KETTLES, names=["CUPS_OF_TEA"], by=admin)

    assert CUPS.value == 4
    assert set_back(group=KETTLES, names=["CUPS_OF_TEA"], by=admin) == []


def test_rules_that_do_not_fit_together_are_refused(kettles, admin):
    with pytest.raises(Refused, match="Choose fewer cups"):
        set_rules(group=KETTLES, values={"CUPS_OF_TEA": 30}, by=admin, why="A party")

    set_rules(group=KETTLES, values={"CUPS_OF_TEA": 30, "KETTLE_CUPS": 35}, by=admin, why="A party")


def test_the_environment_holds_before_what_was_set(
    kettles, admin, committed, rules_looked_up, monkeypatch
):
    with committed():
        set_rules(group=KETTLES, values={"CUPS_OF_TEA": 7}, by=admin, why="More come")
    monkeypatch.setenv("CUPS_OF_TEA", "2")
    in_force.forget()

    assert CUPS.value == 2
    with pytest.raises(Refused, match="environment variable CUPS_OF_TEA"):
        set_rules(group=KETTLES, values={"CUPS_OF_TEA": 8}, by=admin, why="More still")


def test_an_empty_environment_variable_says_nothing(kettles, monkeypatch):
    monkeypatch.setenv("CUPS_OF_TEA", "")

    assert CUPS.value == 4


def test_a_django_setting_holds_before_everything(kettles, monkeypatch, settings):
    monkeypatch.setenv("CUPS_OF_TEA", "2")
    settings.CUPS_OF_TEA = 99

    assert CUPS.value == 99


def test_what_may_not_be_in_the_environment_stops_the_start_in_one_sentence(kettles, monkeypatch):
    monkeypatch.setenv("CUPS_OF_TEA", "many")

    with pytest.raises(ImproperlyConfigured) as stopped:
        refuse_what_may_not_be()

    assert str(stopped.value) == (
        "CUPS_OF_TEA is 'many'. Enter a whole number of cups from 0 to 40."
    )


def test_what_was_set_and_is_allowed_no_more_gives_way_to_the_default(kettles, db, rules_looked_up):
    SetRule.objects.create(name="CUPS_OF_TEA", value="4000")

    assert CUPS.value == 4


@pytest.mark.parametrize(
    ("kind", "asked", "text", "value", "shown"),
    [
        (WholeNumber, {"unit": "days", "least": 0, "most": 5000}, "1,200", 1200, "1,200 days"),
        (WholeNumber, {"unit": "days", "least": 0, "most": 5}, "1", 1, "1 day"),
        (Pounds, {"most": Decimal(10)}, "£0.045", Decimal("0.045"), "£0.045"),
        (YesNo, {}, "yes", True, "Yes"),
        (OneOf, {"choices": ((1, "Every month"), (12, "Once a year"))}, "12", 12, "Once a year"),
    ],
)
def test_each_kind_reads_what_it_writes(kind, asked, text, value, shown):
    rule = kind(name="X", title="X", meaning="X.", group=KETTLES, default=value, **asked)

    assert rule.read(text) == value
    assert rule.read(rule.written(value)) == value
    assert rule.shown(value) == shown


@pytest.mark.parametrize("text", ["Glen\nBcc: all@example.org", "Glen\r\nmarnock", "Glen\x1b[2J"])
def test_words_that_stand_in_headers_are_on_one_line(text):
    rule = Words(name="X", title="X", meaning="X.", group=KETTLES, default="Glen", longest=80)

    with pytest.raises(ValidationError, match="on one line"):
        rule.read(text)


def test_two_rules_of_one_name_are_a_mistake(kettles):
    with pytest.raises(ValueError, match="INVITATION_COOLDOWN_DAYS"):
        register(
            YesNo(
                name="INVITATION_COOLDOWN_DAYS", title="", meaning="", group=KETTLES, default=True
            )
        )
    named = [rule for rule in RULES if rule.name == "INVITATION_COOLDOWN_DAYS"]
    assert named == [INVITATION_COOLDOWN_DAYS]


@pytest.mark.parametrize("rule", RULES.all(), ids=lambda rule: rule.name)
def test_every_rule_says_what_it_means_and_keeps_within_its_own_bounds(rule):
    assert rule.title
    assert rule.meaning.endswith(".")
    assert rule.read(rule.written(rule.default)) == rule.default
    assert rule.shown(rule.default)


def code() -> str:
    folders = ("base", "participation", "scrutiny", "surveys", "reports", "portal")
    return "\n".join(
        path.read_text()
        for folder in folders
        for path in (HOUSE / folder).rglob("*.py")
        if "migrations" not in path.relative_to(HOUSE).parts
    )


def test_every_rule_is_read_somewhere_and_only_through_its_declaration():
    everything, names = code(), {rule.name for rule in RULES}

    assert names - set(re.findall(r"\b([A-Z_0-9]+)\.value\b", everything)) == set()
    assert names & set(re.findall(r"\bsettings\.([A-Z_0-9]+)\b", everything)) == set()


def test_the_guide_to_production_names_every_rule():
    guide = (HOUSE / "docs" / "production.md").read_text()

    assert [rule.name for rule in RULES if f"`{rule.name}`" not in guide] == []


def test_every_group_fits_together_as_we_ship_it():
    for group in groups():
        assert group.misfits({rule.name: rule.default for rule in rules_of(group)}) == []
