"""What a group tells of its year: written by its office bearers or for them, sent once, read at the joint meeting."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Role
from base.core.refused import Refused
from participation.funding.returns.models import AnnualReturn
from participation.funding.returns.services import (
    add_accounts,
    add_line,
    begin_return,
    due_on,
    last_year,
    remind_of_returns,
    send_return,
    write_return,
)
from participation.funding.returns.shown import pack_of
from participation.funding.returns.stats import accounts_of, paid_in
from participation.funding.returns.worklist import returns_wait
from participation.messages.contact.models import Message
from participation.programme.registration.models import OwnPage
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_joined_customer, make_user
from tests.forms import typed_day

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
WORDS = {"work": "Six meetings.", "consultations": "The rent.", "outcomes": "Lids were changed."}


@pytest.fixture
def group():
    return make_group("Mill Lane Residents' Association", formed_on=dt.date(2020, 1, 1))


@pytest.fixture
def treasurer(group):
    customer = make_joined_customer("Tam Rennie")
    make_membership(group, customer, role="treasurer")
    return customer.user


@pytest.fixture
def officer():
    return make_user(Role.STAFF, name="Morag Tait")


def whole(group, by, **fields) -> AnnualReturn:
    made = begin_return(group=group, by=by)
    return write_return(annual_return=made, by=by, **WORDS | fields)


def line(annual_return, head, pounds, by, *, comes_in=False, from_grant=False):
    fields = {"comes_in": comes_in, "head": head, "pounds": Decimal(pounds)}
    return add_line(annual_return=annual_return, by=by, from_grant=from_grant, **fields)


def waiting(officer) -> list[str]:
    return [task.what for task in returns_wait(officer)]


def test_a_treasurer_writes_the_year_and_sends_it_and_it_changes_no_more(client, group, treasurer):
    client.force_login(treasurer)
    begin = reverse("returns:my_begin", args=[group.slug])
    client.post(begin)
    client.post(begin)  # pressed twice
    made = group.annual_returns.get()
    page = client.get(made.my_address).content.decode()
    assert (
        "Before it is sent, write: what you did, what you were consulted on, what came of it"
        in page
    )
    refused = client.post(reverse("returns:my_send", args=[group.slug, made.pk]), follow=True)
    assert "Write first: what you did" in refused.content.decode()

    at = {
        name: reverse(f"returns:my_{name}", args=[group.slug, made.pk])
        for name in ("write", "line", "accounts", "accounts_file", "send")
    }
    client.post(at["write"], WORDS | {"members": "84"})
    client.post(at["line"], {"comes_in": "in", "head": "Raffle", "pounds": "£146.50"})
    told = {"comes_in": "out", "head": "Hall", "pounds": "120", "from_grant": "on"}
    client.post(at["line"], told)
    wrong = client.post(at["line"], told | {"comes_in": "in"}).content.decode()
    assert "Only what went out was paid from the grant" in wrong
    file = SimpleUploadedFile("accounts.pdf", b"%PDF-1.7 made for a test")
    day = {"examined_on_0": 1, "examined_on_1": 5, "examined_on_2": 2026}
    client.post(at["accounts"], {"file": file, "examined_by": "Rhona Macaulay", **day})
    page = client.post(at["send"], follow=True).content.decode()

    assert "It is sent. Thank you." in page
    assert "£146.50" in page
    assert "Out, from our grant" in page
    assert b"".join(client.get(at["accounts_file"]).streaming_content).startswith(b"%PDF")
    late = client.post(at["write"], WORDS | {"work": "Otherwise."}).content.decode()
    assert "It is sent. Ask us to give it back" in late
    assert "Otherwise." in late  # what was typed stays
    made.refresh_from_db()
    assert made.work == "Six meetings."


def test_a_line_is_taken_off_once_and_only_of_ones_own_return(client, group, treasurer, officer):
    made = begin_return(group=group, by=treasurer)
    stamps = line(made, "Stamps", "9.20", treasurer)
    other = begin_return(group=make_group("Kelpie Row", formed_on=dt.date(2020, 1, 1)), by=officer)
    theirs = line(other, "Soup", "12", officer)
    client.force_login(treasurer)

    def remove(one, of):
        return reverse("returns:my_remove_line", args=[group.slug, of.pk, one.pk])

    assert client.post(remove(stamps, made)).status_code == 302
    assert client.post(remove(stamps, made)).status_code == 302
    for address in (remove(theirs, other), remove(theirs, made)):
        client.post(address)
        assert other.lines.count() == 1
    assert not made.lines.exists()


def test_neither_a_member_without_office_nor_another_group_finds_it(client, group, treasurer):
    made = begin_return(group=group, by=treasurer)
    make_membership(group, make_joined_customer("Moira Kerr"), role="chair")
    plain = make_joined_customer("Jean Baxter")
    make_membership(group, plain)
    stranger = make_joined_customer("Amina Hussain")
    make_membership(make_group("Kelpie Row"), stranger, role="chair")

    for user in (plain.user, stranger.user):
        client.force_login(user)
        assert client.get(made.my_address).status_code == 404
        assert client.get(reverse("returns:mine", args=[group.slug])).status_code == 404


def test_staff_write_it_for_a_group_and_give_it_back_with_a_reason(
    client, group, treasurer, officer
):
    client.force_login(officer)
    client.post(reverse("returns:begin", args=[group.pk]))
    made = group.annual_returns.get()
    client.post(reverse("returns:write", args=[made.pk]), WORDS)
    client.post(reverse("returns:send", args=[made.pk]))
    back = reverse("returns:give_back", args=[made.pk])
    client.post(back, {"because": "What came in is missing."})
    client.post(back, {"because": "What came in is missing."})  # pressed twice
    (told,) = Message.objects.filter(template="returns/email/given_back")
    assert told.customer == treasurer.customer
    assert "What came in is missing." in told.text
    assert made.my_address in told.text

    client.force_login(treasurer)
    page = client.get(made.my_address).content.decode()
    assert "We gave it back to be put right: What came in is missing." in page
    send_return(annual_return=made, by=treasurer)
    assert "to be put right" not in client.get(made.my_address).content.decode()


def test_a_kind_of_group_that_speaks_for_no_place_writes_none(officer):
    with pytest.raises(Refused, match="write no return"):
        begin_return(group=make_group("Gardeners", kind="community"), by=officer)


def test_accounts_are_added_up_beside_what_our_ledger_paid(group, officer):
    made = whole(group, officer)
    rows = [
        line(made, "Our grant", "200", officer, comes_in=True),
        line(made, "Raffle", "46.50", officer, comes_in=True),
        line(made, "Hall", "120", officer, from_grant=True),
        line(made, "Barbecue", "98.75", officer),
    ]
    told = accounts_of(rows, Decimal(200))

    assert (told.came_in, told.went_out) == (Decimal("246.50"), Decimal("218.75"))
    assert (told.of_grant, told.grant_left) == (120, 80)
    assert paid_in(made.financial_year, [group.pk]) == {group.pk: 0}


def test_everybody_reads_the_accounts_of_a_group_that_wishes_it_once_they_are_sent(
    client, group, officer
):
    OwnPage.objects.create(group=group, is_public=True, changed_by=officer)
    file = SimpleUploadedFile("accounts.pdf", b"%PDF-1.7 made for a test")
    examined = {"examined_by": "Rhona Macaulay", "examined_on": timezone.localdate()}
    made = whole(group, officer, accounts=file, shows_accounts=True, **examined)
    address = reverse("returns:open", args=[group.slug, made.year])
    public = reverse("registration:group", args=[group.slug])

    assert client.get(address).status_code == 404
    assert address not in client.get(public).content.decode()
    send_return(annual_return=made, by=officer)
    assert address in client.get(public).content.decode()
    assert b"".join(client.get(address).streaming_content).startswith(b"%PDF")
    AnnualReturn.objects.update(shows_accounts=False)
    assert client.get(address).status_code == 404


def test_what_is_said_of_accounts_is_put_right_without_sending_them_again(client, group, treasurer):
    made = begin_return(group=group, by=treasurer)
    client.force_login(treasurer)
    at = reverse("returns:my_accounts", args=[group.slug, made.pk])
    said = {"examined_by": "Rhona Macaulay"} | typed_day("examined_on", timezone.localdate())
    assert "Choose the file of the accounts" in client.post(at, said).content.decode()
    file = SimpleUploadedFile("accounts.pdf", b"%PDF-1.7 made for a test")
    client.post(at, said | {"file": file, "shows_accounts": "on"})
    made.refresh_from_db()
    assert made.shows_accounts

    assert "Rhona Macaulay" in client.get(at).content.decode()
    client.post(at, said)
    kept = AnnualReturn.objects.get(pk=made.pk)
    assert (kept.accounts.name, kept.shows_accounts) == (made.accounts.name, False)


def test_the_pack_has_every_return_that_was_sent_and_names_who_sent_none(
    client, group, officer, django_assert_max_num_queries
):
    sent = whole(group, officer, members=84)
    line(sent, "Hall", "120", officer, from_grant=True)
    send_return(annual_return=sent, by=officer)
    missing = make_group("Kelpie Row", formed_on=dt.date(2020, 1, 1))
    whole(missing, officer)  # begun and not sent
    make_group("Only just begun", formed_on=timezone.localdate())
    for number in range(4):
        more = make_group(f"Close {number}", formed_on=dt.date(2020, 1, 1))
        send_return(annual_return=whole(more, officer), by=officer)

    with django_assert_max_num_queries(4):
        pack = pack_of(sent.financial_year)
    assert len(pack["told"]) == 5
    assert pack["missing"] == [missing]
    client.force_login(officer)
    answer = client.get(reverse("returns:pack", args=[sent.year]))
    assert (answer.headers["Content-Type"], answer.content[:4]) == ("application/pdf", b"%PDF")
    assert client.get(reverse("returns:pack", args=[9998])).status_code == 404


def test_a_return_waits_for_staff_from_its_day_until_it_is_sent(group, officer, monkeypatch):
    """Nobody is asked before it for the return of the year before, which can no longer be begun."""
    for day, asked in (
        (dt.date(2026, 4, 1), []),
        (dt.date(2026, 6, 29), []),
        (dt.date(2026, 6, 30), [f"Ask {group.name} for its return of 2025 to 2026"]),
        (dt.date(2027, 3, 31), [f"Ask {group.name} for its return of 2025 to 2026"]),
    ):
        monkeypatch.setattr(timezone, "localdate", lambda day=day: day)
        assert waiting(officer) == asked
    send_return(annual_return=whole(group, officer), by=officer)
    assert waiting(officer) == []


def test_a_group_that_was_not_there_in_the_year_is_not_asked_for_it(client, officer):
    young = make_group("Only just begun", formed_on=last_year().last)
    chair = make_joined_customer("Tam Rennie")
    make_membership(young, chair, role="chair")
    with pytest.raises(Refused, match="Its first return is of the year after"):
        begin_return(group=young, by=officer)

    client.force_login(chair.user)
    page = client.get(reverse("returns:mine", args=[young.slug])).content.decode()
    assert "There is nothing to write yet" in page
    assert "Begin the return" not in page
    client.force_login(officer)
    page = client.get(young.get_absolute_url()).content.decode()
    assert reverse("returns:begin", args=[young.pk]) not in page


def test_a_line_too_large_for_any_group_is_refused_in_words(client, group, treasurer):
    made = begin_return(group=group, by=treasurer)
    client.force_login(treasurer)
    add = reverse("returns:my_line", args=[group.slug, made.pk])
    told = {"comes_in": "in", "head": "Legacy"}

    page = client.post(add, told | {"pounds": "-5"}).content.decode()
    assert "There is a problem" in page  # though the page has a heading of its own
    assert "Enter more than nothing" in page
    page = client.post(add, told | {"pounds": "10000000"}).content.decode()
    assert "Enter an amount under £10 million" in page
    client.post(add, told | {"pounds": "9,999,999.99"})
    assert made.lines.get().pounds == Decimal("9999999.99")


def test_accounts_put_in_place_of_others_leave_no_file_behind(
    group, officer, django_capture_on_commit_callbacks
):
    made = begin_return(group=group, by=officer)
    day = timezone.localdate()
    said = {"examined_by": "Rhona Macaulay", "examined_on": day, "shows_accounts": False}

    def add(words: bytes) -> str:
        file = SimpleUploadedFile("accounts.pdf", words)
        with django_capture_on_commit_callbacks(execute=True):
            made_of = add_accounts(annual_return=made, file=file, by=officer, **said)
        return made_of.accounts.name

    first, second = add(b"%PDF-1.7 with an address"), add(b"%PDF-1.7 without it")
    storage = AnnualReturn.objects.get().accounts.storage
    assert (storage.exists(first), storage.exists(second)) == (False, True)


def test_office_bearers_are_reminded_before_the_day_and_on_it_and_never_twice(group, treasurer):
    due = due_on(last_year(dt.date(2026, 6, 1)))
    assert due == dt.date(2026, 6, 30)

    def reminded() -> int:
        return Message.objects.filter(template="returns/email/due").count()

    assert remind_of_returns(due - 29 * DAY) == 0
    for day, so_far in ((due - 28 * DAY, 1), (due - 27 * DAY, 1), (due, 2), (due + DAY, 2)):
        assert remind_of_returns(day) == 1
        assert reminded() == so_far
    texts = Message.objects.order_by("pk").values_list("text", flat=True)
    assert ["is due by 30 June 2026" in text for text in texts] == [True, True]
