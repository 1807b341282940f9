"""The pages of grants: for us, and for those who sit on a group."""

import csv
import io
from decimal import Decimal

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from base.core.models import Fact
from participation.funding.grants import services, stats
from participation.funding.grants.grant_forms import mark_of
from participation.funding.grants.models import Entry, Grant, Scheme, SchemeYear
from tests.days import days_ago
from tests.factories.grants import a_manager, make_asked, make_awarded, make_year
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_customer, make_estate, make_joined_customer
from tests.forms import token_in, typed_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(client):
    boss = a_manager()
    client.force_login(boss)
    return boss


def page(client, name, *args):
    return client.get(reverse(name, args=args)).content.decode()


def test_what_a_group_was_given_is_on_record_once_and_adds_up(client, morag):
    group = make_group()
    address = reverse("grants:funding", args=[group.pk])
    token = token_in(client.get(address).content.decode())
    sent = {"pounds": "£1,240.50", "what_for": "A room", **typed_day("on", days_ago(3))}
    for _ in range(2):
        client.post(address, {**sent, "form_token": token})
    client.post(address, {**sent, "pounds": "10"})

    paid = Entry.objects.filter(kind="paid").order_by("pk")
    assert [one.pounds for one in paid] == [Decimal("1240.50"), 10]
    said = client.get(group.get_absolute_url()).content.decode()
    assert "£1,250.50" in said
    assert "£1,240.50, A room</li>" in said


@pytest.mark.parametrize("pounds", ["0", "-5", "£-5.00", "lots", "1.005", ""])
def test_an_amount_that_is_none_comes_back(client, morag, pounds):
    address = reverse("grants:funding", args=[make_group().pk])
    sent = {"pounds": pounds, "what_for": "A room", **typed_day("on", days_ago(3))}

    assert "A room" in client.post(address, sent).content.decode()
    assert not Entry.objects.exists()


def test_a_manager_sets_the_rates_of_a_year_which_begin_with_500_and_200_and_its_budget(
    client, manager
):
    scheme = make_year("association", starts=2001).scheme
    scheme.scheme_years.all().delete()
    address = reverse("grants:new_year", args=[scheme.pk])
    said = client.get(address).content.decode()
    assert 'value="500"' in said
    assert 'value="200"' in said
    starts = make_year().starts
    client.post(address, {"starts": starts, "first_year_most": "£500", "later_most": "210.50"})
    year = SchemeYear.objects.get(scheme=scheme)
    client.post(
        reverse("grants:budget", args=[year.pk]),
        {"pounds": "£3,000.00", "why": "Agreed by the board"},
    )

    assert (year.starts, year.later_most) == (starts, Decimal("210.50"))
    assert stats.of_year(year).budget == 3000
    assert (
        "It has rates for this year already"
        in client.post(
            address, {"starts": starts, "first_year_most": "1", "later_most": "1"}
        ).content.decode()
    )
    assert "Agreed by the board" in page(client, "grants:year", year.pk)
    assert stats.budget.definition in page(client, "grants:year", year.pk)


def test_a_portal_starts_with_six_schemes_and_their_conditions(client, morag):
    said = page(client, "grants:schemes")

    with_budget = [one.name for one in Scheme.objects.all() if one.conditions_to_check]
    assert len(with_budget) == 6
    assert all(name in said for name in with_budget)


def test_a_grant_goes_from_asking_to_the_last_pound(client, manager):
    year, group = make_year("improvements", budget=100_000, usual_most=5000), make_group()
    make_year("area_association")
    said = page(client, "grants:new", group.pk)
    assert "is not for a group of this kind" in said
    client.post(
        reverse("grants:new", args=[group.pk]),
        {"year": year.pk, "pounds": "6,000", "what_for": "Lights"},
    )
    grant = Grant.objects.get()
    assert "more than the £5,000" in page(client, "grants:grant", grant.pk)
    assert "Decide on a grant: Lights" in client.get("/staff/").content.decode()

    def send(name, **said):
        return client.post(reverse(f"grants:{name}", args=[grant.pk]), said)

    send("award", pounds="6000", why="It is dark")
    three = [mark_of(words) for words in grant.scheme_year.scheme.conditions_to_check]
    assert send("conditions", met=three[:1]).status_code == 200  # one of three is not all
    when = typed_day("on", days_ago(0))
    assert (
        "Check the conditions first"
        in send("move", what="pay", pounds="5", why="Bank", **when).content.decode()
    )
    send("conditions", met=three)
    unaccepted = send("move", what="pay", pounds="5", why="Bank", **when).content.decode()
    assert "has not accepted it yet" in unaccepted
    send("accepted", how="The chair signed")
    send("move", what="pay", pounds="£4,000", why="Bank", **when)
    send("move", what="lower_award", pounds="500", why="Cheaper", **when)
    send("move", what="pay", pounds="1500", why="Bank", **when)
    send("move", what="give_back", pounds="100", why="Left", **when)

    money = stats.of_grant(grant)
    assert (money.awarded, money.paid, money.returned) == (5500, 5400, 100)
    assert "Paid, to be told what came of it" in page(client, "grants:asked") + page(
        client, "grants:grant", grant.pk
    )
    assert page(client, "grants:funding", group.pk).count("Take back<") == 5


def test_a_group_reads_why_it_was_not_awarded(client, manager):
    grant = make_asked()
    client.post(reverse("grants:turn_down", args=[grant.pk]), {"why": "Not our ground"})

    assert "Not our ground" in page(client, "grants:grant", grant.pk)
    assert (
        "It is decided already"
        in client.post(
            reverse("grants:award", args=[grant.pk]), {"pounds": "5", "why": "After all"}
        ).content.decode()
    )


def test_an_officer_pays_and_does_not_decide(client, morag):
    grant = make_awarded()

    said = page(client, "grants:move", grant.pk)

    assert "We paid it" in said
    assert "We award more" not in said
    assert "Take back<" not in page(client, "grants:grant", grant.pk)


def test_whoever_sits_on_the_group_sees_where_each_payment_is_and_a_treasurer_who_left_does_not(
    client,
):
    grant = make_awarded()
    treasurer, left = make_joined_customer("Tess"), make_joined_customer("Lee")
    make_membership(grant.group, treasurer, role="treasurer")
    make_membership(grant.group, left, role="treasurer", until_on=days_ago(1))
    address = reverse("grants:mine", args=[grant.group_id])

    client.force_login(treasurer.user)
    said = client.get(address).content.decode()
    assert "We check the conditions with you" in said
    assert "Gran Ted" not in said
    client.force_login(left.user)
    assert client.get(address).status_code == 404


def test_awarded_grants_are_published_in_the_standard_with_what_they_came_to(client, manager):
    grant = make_awarded(pounds=100)
    services.raise_award(grant=grant, pounds=Decimal("20.50"), why="Dearer", by=manager)
    make_asked(make_group("Others"))

    sent = client.get(reverse("grants:published_csv"))
    lines = list(csv.DictReader(io.StringIO(b"".join(sent).decode("utf-8-sig"))))

    assert len(lines) == 1
    assert lines[0]["Identifier"] == f"360G-ours-{grant.pk}"
    assert lines[0]["Amount Applied For"] == "100.00"
    assert lines[0]["Amount Awarded"] == "120.50"
    assert lines[0]["Amount Disbursed"] == "0.00"
    assert lines[0]["Award Date"] == days_ago(0).isoformat()
    assert lines[0]["Recipient Org:Name"] == grant.group.name
    book = load_workbook(io.BytesIO(client.get(reverse("grants:published_workbook")).getvalue()))
    assert book.active["A2"].value == lines[0]["Identifier"]
    assert Fact.objects.filter(what="grants_exported").count() == 2


def test_a_manager_takes_a_mistake_back_and_both_entries_stay_in_sight(client, manager):
    grant = services.record_given(
        group=make_group(), on=days_ago(1), pounds=Decimal(5), what_for="Stamps", by=manager
    )

    entry = grant.entries.get(kind="paid")
    client.post(reverse("grants:take_back", args=[entry.pk]), {"why": "Twice"})

    said = page(client, "grants:funding", grant.group_id)
    assert "(a mistake taken back)" in said
    assert "−£5" in said
    assert stats.of_grant(grant) == stats.NOTHING


def test_an_officer_counts_and_a_manager_agrees_the_table(client, morag):
    area = make_estate()
    for name in ("Ann", "Bob", "Cat"):
        make_customer(name, area=area, tenure="tenant")
    make_group("Area", kind="area", area=area)
    year = make_year("area_association", budget=100, flat_rate=10, counted_on=days_ago(0))

    client.post(reverse("grants:count", args=[year.pk]))
    said = page(client, "grants:year", year.pk)
    assert "£30.0000 for each" in said
    assert "Together £100, which is the budget" in said
    assert client.post(reverse("grants:agree", args=[year.pk])).status_code == 403
    client.force_login(a_manager())
    client.post(reverse("grants:agree", args=[year.pk]))
    assert "Agreed by Gran Ted" in page(client, "grants:year", year.pk)


def test_pages_take_as_many_statements_for_many_grants_as_for_few(
    client, django_assert_max_num_queries
):
    group = make_group()
    member = make_joined_customer("Tess")
    make_membership(group, member)
    year = make_year(budget=10_000)
    for _ in range(12):
        make_awarded(group, year=year, pounds=10)
    client.force_login(a_manager())
    for name, args in (
        ("grants:funding", [group.pk]),
        ("grants:year", [year.pk]),
        ("grants:grant", [Grant.objects.first().pk]),
        ("grants:new", [group.pk]),
    ):
        with django_assert_max_num_queries(20):
            client.get(reverse(name, args=args))
    client.force_login(member.user)
    with django_assert_max_num_queries(12):
        client.get(reverse("grants:mine", args=[group.pk]))
