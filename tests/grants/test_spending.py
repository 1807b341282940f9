"""What a group did with a grant: receipts, what it tells us, and what it has not spent (T-38, T-39)."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from base.core.periods import FinancialYear
from base.core.refused import Refused
from participation.funding.grants import services
from participation.funding.grants.models import Account, Claim, Letter, Receipt, SchemeYear
from participation.funding.grants.tasks import remind_to_account
from participation.funding.grants.underspend import suggest
from participation.messages.contact.models import Message
from tests.days import days_ago
from tests.factories.grants import a_manager, make_asked, make_awarded, make_paid, make_year
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_joined_customer
from tests.factories.registration import a_file
from tests.forms import token_in, typed_day

pytestmark = pytest.mark.django_db
D = Decimal


def receipt(grant, pounds, what="Timber"):
    return services.add_receipt(
        grant=grant, on=days_ago(1), what=what, pounds=D(pounds), by=a_manager()
    )


def account_of(grant) -> Account:
    return Account.objects.get(grant=grant)


def over(grant, days=1):
    """The time to spend what is left was over so many days ago."""
    Account.objects.filter(grant=grant).update(grace_until=days_ago(days), due_on=days_ago(days))


@pytest.mark.parametrize(
    ("paid", "spent", "has_case", "deduct", "says"),
    [
        (200, 100, False, 100, "50%"),  # half unspent, so half is taken off: the charter's example
        (200, 100, True, 0, "has a plan"),
        (200, "100.01", False, 0, "under 50%"),
        (90, 30, False, 60, "67%"),
        (200, 200, False, 0, "All of it is spent"),
        (200, 230, False, 0, "All of it is spent"),
        ("0.01", 0, False, "0.01", "100%"),
    ],
)
def test_the_rule_takes_off_the_share_that_is_not_spent_from_half_on_and_explains_itself(
    paid, spent, has_case, deduct, says
):
    found = suggest(D(paid), D(spent), has_case=has_case, largely=50)

    assert found.deduct == D(deduct)
    assert says in found.why


def test_a_receipt_is_a_line_and_stays_once_it_is_handed_in():
    grant = make_paid(pounds=100)
    mistake, timber = receipt(grant, 5, "Tea"), receipt(grant, "60.50")
    services.take_off_receipt(receipt=mistake, by=a_manager())

    claim = services.claim_receipts(grant=grant, by=a_manager())

    assert claim.pounds == D("60.50")
    timber.refresh_from_db()
    with pytest.raises(Refused, match="handed in already"):
        services.take_off_receipt(receipt=timber, by=a_manager())
    with pytest.raises(Refused, match="no new receipt"):
        services.claim_receipts(grant=grant, by=a_manager())
    receipt(grant, 10)
    assert services.claim_receipts(grant=grant, by=a_manager()).pounds == 10
    assert Claim.objects.count() == 2


def test_receipts_are_of_what_was_paid_and_of_days_that_have_come():
    awarded = make_awarded()
    with pytest.raises(Refused, match="Nothing is paid"):
        receipt(awarded, 5)
    grant = make_paid(make_group("Others"), year=awarded.scheme_year)
    said = {"grant": grant, "what": "Nails", "by": a_manager()}
    with pytest.raises(Refused, match="today or earlier"):
        services.add_receipt(on=days_ago(-1), pounds=D(5), **said)
    with pytest.raises(Refused, match="more than nothing"):
        services.add_receipt(on=days_ago(1), pounds=D(-5), **said)
    with pytest.raises(IntegrityError), transaction.atomic():
        Receipt.objects.create(on=days_ago(1), pounds=D(0), **said)


def test_the_day_to_tell_us_is_set_with_the_first_payment_and_never_slides():
    grant = make_awarded(pounds=100)
    services.check_conditions(grant=grant, by=a_manager())
    pay = {"grant": grant, "why": "Bank", "by": a_manager(), "on": days_ago(0)}
    services.pay(pounds=D(60), **pay)
    due = account_of(grant).due_on

    Account.objects.update(due_on=days_ago(3))
    services.pay(pounds=D(40), **pay)
    receipt(grant, 5)

    assert due == FinancialYear.current().last + dt.timedelta(days=28)
    assert account_of(grant).due_on == days_ago(3)


def test_a_group_is_reminded_before_the_day_and_on_it_and_never_twice():
    group = make_group()
    make_membership(group, make_joined_customer("Cher"), role="chair")
    grant = make_paid(group)
    Account.objects.update(due_on=days_ago(-10))

    assert (remind_to_account(), remind_to_account()) == (1, 0)
    Account.objects.update(due_on=days_ago(0))
    assert (remind_to_account(), remind_to_account()) == (1, 0)

    told = Message.objects.filter(about=grant.source, subject__contains="ell us")
    assert told.count() == 2
    services.send_account(grant=grant, people=9, did="It stands", case="", by=a_manager())
    Letter.objects.filter(what__startswith="account").delete()
    assert remind_to_account() == 0


def test_a_person_closes_it_with_a_reason_after_the_time_of_grace_and_next_year_carries_it():
    grant = make_paid(pounds=200)
    receipt(grant, 50)
    services.claim_receipts(grant=grant, by=a_manager())
    settle = {"deduct": D(100), "why": "No plan came", "by": a_manager()}
    with pytest.raises(Refused, match="may spend what is left until"):
        services.settle(account=account_of(grant), **settle)
    over(grant)
    with pytest.raises(Refused, match="£150 is not spent"):
        services.settle(account=account_of(grant), **settle | {"deduct": D("150.01")})

    services.settle(account=account_of(grant), **settle)

    account = account_of(grant)
    assert (account.unspent, account.suggested, account.deducted) == (150, 150, 100)
    with pytest.raises(Refused, match="closed already"):
        services.settle(account=account, **settle)
    with pytest.raises(Refused, match="This grant is closed"):
        receipt(grant, 5)
    assert "We take £100 off" in Letter.objects.get(what="closed").words
    next_year = make_year(starts=grant.scheme_year.starts + 1, budget=500)
    assert services.carried_into(next_year, [grant.group_id])[grant.group_id].deducted == 100
    assert services.carried_into(grant.scheme_year, [grant.group_id]) == {}


def test_what_is_taken_off_is_a_line_of_the_next_proposal_which_a_manager_reads(client):
    group = make_group()
    year = make_year(budget=1000)
    grant = make_paid(group, year=year, pounds=200)
    over(grant)
    services.settle(account=account_of(grant), deduct=D(120), why="No plan", by=a_manager())
    SchemeYear.objects.filter(pk=year.pk).update(starts=year.starts - 1)
    again = make_asked(group, year=make_year(budget=1000), pounds=300)
    client.force_login(a_manager())

    said = client.get(again.get_absolute_url()).content.decode()
    form = client.get(reverse("grants:award", args=[again.pk])).content.decode()

    assert "£120 is taken off this one: No plan" in said
    assert "the proposal is £180" in said
    assert 'value="180.00"' in form


def test_an_office_bearer_adds_receipts_by_photo_tells_us_and_hands_them_in(client):
    group = make_group()
    tess, mo = make_joined_customer("Tess"), make_joined_customer("Mo")
    make_membership(group, tess, role="chair")
    make_membership(group, mo)
    grant = make_paid(group, pounds=100)
    page = reverse("grants:my_grant", args=[grant.pk])
    client.force_login(tess.user)

    address = reverse("grants:my_receipt", args=[grant.pk])
    token = token_in(client.get(address).content.decode())
    sent = {"what": "Timber", "pounds": "£60.50", **typed_day("on", days_ago(2))}
    for _ in range(2):
        client.post(address, sent | {"form_token": token, "file": a_file("till.pdf")})
    wrong = client.post(address, sent | {"pounds": "1000000"}).content.decode()
    assert "Enter an amount under £1 million" in wrong  # so that their sum is an amount, too
    wrong = client.post(address, sent | {"pounds": "lots"}).content.decode()
    assert "Enter an amount in pounds" in wrong
    assert "Timber" in wrong
    one = Receipt.objects.get()
    client.post(reverse("grants:my_hand_in", args=[grant.pk]))
    client.post(
        reverse("grants:my_account", args=[grant.pk]),
        {"did": "It stands by the burn", "people": "40", "case": "Oil in June"},
    )
    client.post(reverse("grants:my_take_off_receipt", args=[grant.pk, one.pk]))

    said = client.get(page).content.decode()
    assert "Handed in: £60.50" in said
    assert "It stands by the burn" in said
    assert "We read what you sent" in said
    file = reverse("grants:my_receipt_file", args=[grant.pk, one.pk])
    handed = client.get(file)
    assert handed.headers["Content-Disposition"].startswith("attachment")
    assert b"".join(handed).startswith(b"%PDF")

    member, stranger = Client(), Client()
    member.force_login(mo.user)
    stranger.force_login(make_joined_customer("Stan").user)
    read = member.get(file)
    assert read.status_code == 200
    assert b"".join(read).startswith(b"%PDF")
    assert member.get(address).status_code == 404
    assert stranger.get(file).status_code == 404


def test_one_of_us_notes_what_came_by_post_and_a_manager_closes_it(client, morag):
    grant = make_paid(pounds=60)
    post = {"what": "Seeds", "pounds": "60", "came": "post", **typed_day("on", days_ago(2))}
    client.post(reverse("grants:add_receipt", args=[grant.pk]), post)
    client.post(reverse("grants:hand_in", args=[grant.pk]))
    client.post(reverse("grants:account", args=[grant.pk]), {"did": "Sown", "people": "4"})
    close = reverse("grants:settle", args=[grant.pk])
    assert client.get(close).status_code == 403
    assert "By post" in client.get(grant.get_absolute_url()).content.decode()

    client.force_login(a_manager())
    assert "All of it is spent" in client.get(close).content.decode()
    client.post(close, {"deduct": "0", "why": "All spent"})

    assert "Closed on" in client.get(grant.get_absolute_url()).content.decode()


def test_late_ones_and_those_to_close_wait_for_us(client, morag):
    over(make_paid())

    said = client.get("/staff/").content.decode()

    assert "Ask the group what came of a grant: A bench" in said
    assert "Close a grant: A bench" in said


def test_many_receipts_take_as_many_statements_as_few(client, django_assert_max_num_queries):
    group = make_group()
    tess = make_joined_customer("Tess")
    make_membership(group, tess, role="chair")
    grant = make_paid(group)
    for at in range(12):
        receipt(grant, 1 + at)
    client.force_login(tess.user)
    with django_assert_max_num_queries(12):
        client.get(reverse("grants:my_grant", args=[grant.pk]))
    client.force_login(a_manager())
    for name in ("grant", "settle", "account"):
        with django_assert_max_num_queries(20):
            client.get(reverse(f"grants:{name}", args=[grant.pk]))
