"""The pages of Choices: preparing a round, voting, and what everybody reads afterwards."""

import datetime as dt
import re
import time

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Role
from base.core.refused import Refused
from participation.funding.choices import services, voting_views
from participation.funding.choices.models import Ballot, Project, Round, Voter
from participation.people.customers.models import Customer
from tests.factories.choices import (
    a_manager,
    close_round,
    days_of,
    make_open_round,
    make_round,
    open_round,
    voters_of,
)
from tests.factories.people import make_customer, make_joined_customer, make_user
from tests.forms import token_in, typed_day

pytestmark = pytest.mark.django_db
BORN = dt.date(1980, 1, 1)


def page(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


@pytest.fixture
def manager(client):
    boss = a_manager()
    client.force_login(boss)
    return boss


@pytest.fixture
def voting(db):
    """An open round with one customer who can sign in, and one who has a letter."""
    make_joined_customer("Amina", date_of_birth=BORN)
    make_customer("Jean", date_of_birth=BORN)
    return make_open_round()


def address(name, round, **kwargs):
    return reverse(f"choices:{name}", args=[round.slug], **kwargs)


def field_of(round):
    return f"pot_{round.pots.get().pk}"


def test_a_round_goes_from_its_days_to_the_ballot_on_the_pages_of_staff(client, manager):
    days = days_of(timezone.localdate())
    typed = {
        key: value for name, day in days.items() for key, value in typed_day(name, day).items()
    }
    sent = {
        "name": "Calder decides",
        "about": "Money",
        "kind": "pick",
        "most": "3",
        "rule": "equal_shares",
        "start_percent": "100",
        "step": "£0.50",
        "stop": "too-dear",
        "fewest_votes": "1",
        "youngest": "16",
        **typed,
    }
    client.post(reverse("choices:new"), sent)
    round = Round.objects.get()
    add_pot = reverse("choices:new_pot", args=[round.pk])
    for money in ("0", "-5", "lots"):
        assert "error" in page_of(
            client.post(add_pot, {"name": "Calder", "money": money, "stretch": "0"})
        )
    client.post(add_pot, {"name": "Calder", "money": "£1,000.50", "stretch": "0"})
    pot = round.pots.get()
    project = {"place": "Corner", "about": "Yes", "pot": pot.pk, "source": "event"}
    add = reverse("choices:new_project", args=[round.pk])
    for title in ("Benches", "Lights"):
        client.post(add, {**project, "title": title, "cost": "£1,000.25"})
    for one in Project.objects.all():
        client.post(reverse("choices:decide", args=[one.pk]), {"is_possible": "yes", "why": ""})

    assert "Calder decides" not in page(client_of_nobody(), reverse("choices:rounds"))
    client.post(reverse("choices:fix", args=[round.pk]))

    assert Round.objects.get().fixed_at
    assert "£1,000.25" in page(client_of_nobody(), round.get_absolute_url())
    assert client.get(reverse("choices:change", args=[round.pk])).status_code == 200


def client_of_nobody() -> Client:
    return Client()


def page_of(response):
    return response.content.decode()


def test_what_is_not_signed_off_and_costs_that_are_not_published_are_nobodys_to_read(client):
    round = make_round()

    assert client.get(round.get_absolute_url()).status_code == 404
    project = reverse("choices:project", args=[round.slug, 1])
    assert client.get(project).status_code == 404


def test_a_refused_project_stays_on_the_list_with_its_reason_and_off_the_ballot(client):
    make_customer("Jean", date_of_birth=BORN)
    round = make_round()
    why = "The ground is not ours."
    services.decide_on(
        project=round.projects.get(number=4), is_possible=False, why=why, by=a_manager()
    )
    open_round(round)

    assert why in page(client, round.get_absolute_url())
    assert why in page(client, reverse("choices:project", args=[round.slug, 4]))
    assert round.projects.on_ballot().count() == 3


def test_a_customer_votes_with_their_account_and_is_asked_kindly_for_three(client, voting):
    client.force_login(Customer.objects.get(name="Amina").user)
    ballot = page(client, address("vote", voting))
    assert "your last vote counts" in ballot
    assert "Ties go to" in ballot

    asked = page_of(client.post(address("vote", voting), {field_of(voting): ["1"]}))
    assert "You chose 1 project. You can choose up to 2 more." in asked
    assert not Ballot.objects.exists()
    sent = client.post(address("vote", voting), {field_of(voting): ["1"], "fewer": "on"})

    receipt = Ballot.objects.get().receipt
    assert f"{receipt[:5]} {receipt[5:]}" in page_of(sent)
    again = client.post(address("vote", voting), {field_of(voting): ["1"], "fewer": "on"})
    assert receipt[5:] in page_of(again)


def test_the_receipt_and_the_choice_are_in_no_session(client, voting):
    client.force_login(Customer.objects.get(name="Amina").user)
    client.post(address("vote", voting), {field_of(voting): ["1", "2", "3"]})

    assert Ballot.objects.get().receipt not in str(dict(client.session))
    assert "choices" not in str(dict(client.session))


def test_a_letter_and_a_birth_are_a_vote_without_an_account(client, voting):
    voter = Voter.objects.get(customer__name="Jean")
    assert client.get(address("vote", voting)).url == address("code", voting)
    client.post(address("code", voting), {"code": voter.code.lower(), **typed_day("born", BORN)})
    client.post(address("vote", voting), {field_of(voting): ["1", "2", "3"]})

    assert Ballot.objects.count() == 1
    assert client.get(address("vote", voting)).url == address("code", voting)


def test_a_code_holds_for_half_an_hour_on_a_computer_that_others_use(client, voting, monkeypatch):
    later = time.time() + 31 * 60
    voter = Voter.objects.get(customer__name="Jean")
    client.post(address("code", voting), {"code": voter.code, **typed_day("born", BORN)})
    assert client.get(address("vote", voting)).status_code == 200

    monkeypatch.setattr(voting_views.time, "time", lambda: later)
    assert client.get(address("vote", voting)).status_code == 302


def test_one_of_us_asks_the_age_of_those_alone_whose_birth_we_do_not_know(client, morag, voting):
    voter = Voter.objects.get(customer__name="Jean")
    take = reverse("choices:take", args=[voter.pk])
    assert "old enough" not in page(client, take)
    Customer.objects.update(date_of_birth=None)

    assert "old enough" in page(client, take)
    sent = client.post(take, {field_of(voting): ["1"], "channel": "phone"})
    assert "Ask how old they are" in page_of(sent)
    assert not Ballot.objects.exists()


def test_a_wrong_birth_a_foreign_and_a_mistyped_code_open_nothing_in_the_same_words(client, voting):
    voter = Voter.objects.get(customer__name="Jean")
    wrong_birth = {"code": voter.code, **typed_day("born", dt.date(1981, 1, 1))}
    foreign = {"code": "00000000", **typed_day("born", BORN)}
    mistyped = {"code": voter.code[:-1] + "!", **typed_day("born", BORN)}

    said = [page_of(client.post(address("code", voting), one)) for one in (wrong_birth, foreign)]
    assert all("nobody with this code and this date of birth" in one for one in said)
    assert "Go on to the ballot" in page_of(client.post(address("code", voting), mistyped))
    assert client.get(address("vote", voting)).status_code == 302
    assert client.post(address("vote", voting), {field_of(voting): ["1"]}).status_code == 302


def test_a_code_is_shut_after_ten_wrong_births_however_many_connections_try(client, voting):
    voter = Voter.objects.get(customer__name="Jean")
    for _ in range(10):
        with pytest.raises(Refused):
            services.voter_with_code(row=voting, code=voter.code, born=dt.date(1999, 1, 1))

    with pytest.raises(Refused, match="too many wrong dates"):
        services.voter_with_code(row=voting, code=voter.code, born=BORN)


def test_guessing_codes_from_one_connection_goes_slowly(client, voting, monkeypatch):
    monkeypatch.setattr(
        "participation.funding.choices.voting_views.too_many_wrong_codes", lambda _: "Wait"
    )
    voter = Voter.objects.get(customer__name="Jean")

    sent = client.post(address("code", voting), {"code": voter.code, **typed_day("born", BORN)})

    assert sent.status_code == 429


def test_a_customer_who_is_not_on_the_roll_and_one_without_a_birth_are_told_what_to_do(
    client, voting
):
    late = make_joined_customer("Late", date_of_birth=BORN)
    client.force_login(late.user)
    assert "not among those who can vote" in page(client, address("vote", voting))

    amina = Customer.objects.get(name="Amina")
    amina.date_of_birth = None
    amina.save()
    client.force_login(amina.user)
    assert "date of birth" in page(client, address("vote", voting))


def test_one_of_us_takes_a_ballot_by_telephone_and_hears_no_earlier_one(client, morag, voting):
    voter = Voter.objects.get(customer__name="Jean")
    services.cast(voter=voter, chosen=["2"], channel="online")
    assert "Online" in page(client, reverse("choices:roll", args=[voting.pk]))
    take = reverse("choices:take", args=[voter.pk])
    assert "checked" not in page(client, take)

    sent = {field_of(voting): ["1"], "channel": "phone", "old_enough": "on"}
    assert "Give them this receipt" in page_of(client.post(take, sent))
    assert [one.channel for one in Ballot.objects.all()] == ["phone"]


def test_piles_of_paper_are_keyed_on_their_page(client, morag, voting):
    voter = Voter.objects.get(customer__name="Jean")
    piles = reverse("choices:piles", args=[voting.pk])
    sent = client.post(
        piles, {"title": "Box", "papers": "1", "form_token": token_in(page(client, piles))}
    )
    client.post(sent.url, {"lines": f"{voter.code} 1 2"})
    assert "Somebody else keys it" in page(client, sent.url)
    client.force_login(make_user(Role.STAFF, name="Second"))
    wrong = page_of(client.post(sent.url, {"lines": f"{voter.code} 1 3"}))
    assert "line 1" in wrong
    client.post(sent.url, {"lines": f"{voter.code} 1 2"})

    assert "1 counted" in page(client, sent.url)


def test_the_result_tells_why_and_a_receipt_that_it_was_counted(client, voting):
    receipts = [
        services.cast(voter=voter, chosen=["1", "3"], channel="online")
        for voter in voters_of(voting)
    ]
    closed = close_round(voting)
    assert client.get(address("result", voting)).status_code == 404
    services.publish_result(round=closed, by=a_manager())

    told = page(client, address("result", voting))
    assert "Winner number 1." in told
    assert "Too few ballots named a project here" in told
    assert "too few ballots to publish" in told
    assert "100.0%" in told
    assert (
        client.get(
            reverse("choices:pot_file", args=[voting.slug, voting.pots.get().pk])
        ).status_code
        == 404
    )
    look = f"{address('receipts', voting)}?receipt={receipts[0][:5].lower()}+{receipts[0][5:]}"
    assert "<strong>Yes.</strong>" in page(client, look)
    assert "No ballot with this receipt" in page(
        client, f"{address('receipts', voting)}?receipt=AAA"
    )
    assert page(client, address("receipts_file", voting)).split() == sorted(receipts)


def test_a_ranked_ballot_has_a_place_for_each_rank(client, manager):
    make_joined_customer("Amina", date_of_birth=BORN)
    round = make_open_round(kind="rank")
    client.force_login(Customer.objects.get(name="Amina").user)
    name = field_of(round)

    client.post(address("vote", round), {f"{name}_1": "3", f"{name}_2": "1", f"{name}_3": "2"})

    assert dict(Ballot.objects.get().says) == {"3": 3, "1": 2, "2": 1}


def test_the_codes_leave_with_a_line_in_the_log_and_for_managers_alone(client, manager, voting):
    taken = client.post(reverse("choices:letters", args=[voting.pk]))

    lines = b"".join(taken).decode().splitlines()
    assert len(lines) == 3
    assert re.search(r"Jean,.*,[0-9A-Z]{4} [0-9A-Z]{4},Yes", "\n".join(lines))
    client.force_login(make_user(Role.STAFF))
    assert client.post(reverse("choices:letters", args=[voting.pk])).status_code == 403


def test_pages_ask_few_questions_of_the_database(
    client, manager, voting, django_assert_max_num_queries
):
    for voter in voters_of(voting):
        services.cast(voter=voter, chosen=["1"], channel="online")
    staff = [reverse(f"choices:{name}", args=[voting.pk]) for name in ("hub", "roll", "piles")]
    staff.append(reverse("choices:take", args=[voters_of(voting)[0].pk]))
    for one in staff:
        with django_assert_max_num_queries(20):
            page(client, one)
    nobody = client_of_nobody()
    customer = Client()
    customer.force_login(Customer.objects.get(name="Amina").user)
    project = reverse("choices:project", args=[voting.slug, 1])
    for one in (voting.get_absolute_url(), project, address("code", voting)):
        with django_assert_max_num_queries(12):
            page(nobody, one)
    with django_assert_max_num_queries(12):
        page(customer, address("vote", voting))
    services.publish_result(round=close_round(voting), by=a_manager())
    for name in ("round", "result", "receipts"):
        with django_assert_max_num_queries(12):
            page(nobody, address(name, voting))
