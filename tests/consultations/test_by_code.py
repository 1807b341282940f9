"""Somebody answers a consultation with a personal code: not signed in, and counted once."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from allauth.core.internal.ratelimit import get_cache_key, get_rates
from django.core.cache import cache
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.programme.activities.models import Engagement
from participation.programme.consultations.models import Response
from participation.questionnaires.codes import guessing
from participation.questionnaires.codes.services import give_codes, give_codes_by_mark
from participation.questionnaires.models import PersonalCode, Sheet
from participation.questionnaires.signs import in_groups, new_code
from participation.reach.sendouts.inviting import open_invitations
from participation.reach.sendouts.services import prepare
from participation.reach.sendouts.words import Wording
from tests.factories.people import make_customer
from tests.factories.questionnaires import option_of
from tests.factories.sendouts import make_send_out, make_template
from tests.forms import token_in

from .answering import Rent, shown_at

pytestmark = pytest.mark.django_db


class ByCode(Rent):
    """The pages of the rent under a code, of Jean or of somebody who matches no customer."""

    def __init__(self, officer, *, known=True):
        super().__init__(officer)
        self.jean = make_customer("Jean Orr", address="1 Mill Lane", email="jean@example.org")
        if known:
            given = give_codes(questionnaire=self.questionnaire, customers=[self.jean.pk])
        else:
            given = give_codes_by_mark(questionnaire=self.questionnaire, marks=["Flat 3/2"])
        (self.code,) = given.values()
        self.start = f"/s/{self.code}/"
        self.check, self.sent = f"{self.start}check/", f"{self.start}sent/"

    def say(self, client, words: str):
        client.post(self.page(self.option), self.chosen(words))
        return client.post(self.check, {"form_token": token_in(shown_at(client, self.check))})


@pytest.fixture
def rent(officer):
    return ByCode(officer)


@pytest.fixture
def unmatched(officer):
    return ByCode(officer, known=False)


def test_a_code_as_people_type_it_leads_to_the_questions_and_the_answer_counts(client, rent):
    typed = in_groups(rent.code).lower().replace("0", "o")

    found = client.post("/s/", {"code": typed})
    assert found.url == rent.start
    assert f'href="{rent.page(rent.option)}"' in shown_at(client, rent.start)
    assert rent.say(client, "Cheap").url == rent.sent

    assert "We have your answer" in shown_at(client, rent.sent)
    response = Response.objects.get()
    assert (response.customer, response.how, response.said) == (
        rent.jean,
        "online",
        "Which option?\nCheap",
    )
    assert Engagement.objects.get().customer == rent.jean
    assert Message.objects.get().customer == rent.jean
    assert PersonalCode.objects.get().spent_on == timezone.localdate()


def test_opening_a_link_spends_and_begins_nothing(client, rent):
    for _ in range(3):
        for page in (rent.start, rent.page(rent.option), rent.check, rent.sent):
            client.get(page, follow=True)

    assert not Sheet.objects.exists()
    assert PersonalCode.objects.get().spent_on is None


def test_what_is_begun_goes_on_on_any_device_and_can_be_changed_until_it_closes(client, rent):
    client.post(rent.page(rent.option), rent.chosen("Dear", **{rent.worry.source: "Very"}))
    client.cookies.clear()
    begun = shown_at(client, rent.start)
    assert "You have begun to answer." in begun
    assert f'href="{rent.page(rent.why)}"' in begun

    rent.say(client, "Dear")
    assert "You have answered." in shown_at(client, rent.start)
    assert "You can change it until" in shown_at(client, rent.start)
    rent.say(client, "Cheap")

    assert Response.objects.get().said == "Which option?\nCheap"
    rent.close()
    closed = shown_at(client, rent.start)
    assert "You can no longer answer" in closed
    assert "What you sent before counts." in closed


def test_whoever_holds_a_code_reads_no_name_or_address_and_is_not_signed_in(client, rent):
    rent.say(client, "Dear")

    for page in (rent.start, rent.page(rent.option), rent.check, rent.sent):
        shown = shown_at(client, page)
        for told in ("Jean", "Orr", "Mill Lane", "jean@example.org"):
            assert told not in shown
        assert "no-store" in client.get(page)["Cache-Control"]
    assert not client.session.get("_auth_user_id")
    assert client.get("/me/").status_code == 302


def test_somebody_who_matches_no_customer_counts_once_and_apart(client, unmatched):
    for words in ("Dear", "Cheap"):
        unmatched.say(client, words)

    sheet = Sheet.objects.counted().get()
    assert (sheet.customer, sheet.code.mark) == (None, "Flat 3/2")
    assert sheet.answers.get().option.words == "Cheap"
    assert not Response.objects.exists()
    assert not Message.objects.exists()
    line = Engagement.objects.get()
    assert (line.customer, line.people) == (None, 1)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"starts_at": dt.timedelta(days=2)}, "not open yet"),
        ({"published_at": None}, "not open yet"),
        ({"cancelled_at": dt.timedelta()}, "This is called off"),
        ({"members_only": True}, "This is only for"),
        ({}, "It could be used until"),
    ],
)
def test_each_reason_why_it_cannot_be_answered_is_a_plain_sentence(client, rent, change, said):
    now = timezone.now()
    for name, value in change.items():
        moment = now + value if isinstance(value, dt.timedelta) else value
        setattr(rent.consultation, name, moment)
    rent.consultation.save()
    if not change:
        PersonalCode.objects.update(ends_at=now - dt.timedelta(days=1))

    for page in (rent.start, rent.page(rent.option)):
        assert said in shown_at(client, page)
    refused = client.post(rent.page(rent.option), rent.chosen("Dear"))
    assert refused.status_code == 409
    assert said in refused.content.decode()
    assert not Sheet.objects.counted().exists()


def test_a_mistyped_code_asks_nothing_of_the_codes_and_says_what_to_do(client, rent):
    wrong = rent.code[:-1] + ("A" if rent.code[-1] != "A" else "B")
    with CaptureQueriesContext(connection) as asked:  # the page asks in which languages it is
        page = client.post("/s/", {"code": wrong})
        link = client.get(f"/s/{wrong}/")

    assert [one["sql"] for one in asked if PersonalCode._meta.db_table in one["sql"]] == []
    assert "or two are the wrong way round" in page.content.decode()
    assert wrong in page.content.decode()
    assert link.status_code == 404
    assert "or two are the wrong way round" in link.content.decode()
    assert client.post("/s/", {"code": ""}).status_code == 200


def test_guessing_is_slow_for_everybody_alike_and_mistyping_is_not(client, morag, rent):
    begun = Client()
    assert begun.get(rent.start).status_code == 200
    client.logout()
    (most, *_) = (rate.amount for rate in get_rates(app="allauth.account", action="wrong_code"))
    for _ in range(most + 1):
        client.get(f"/s/{rent.code[:-1]}0/" if rent.code[-1] != "0" else "/s/00000001/")
    for n in range(most):
        guess = new_code()
        answered = client.get(f"/s/{guess}/") if n % 2 else client.post("/s/", {"code": guess})
        assert answered.status_code == 404
        assert "We do not know this code" in answered.content.decode()

    client.force_login(morag)
    for refused in (client.get(rent.start), client.post("/s/", {"code": rent.code})):
        assert refused.status_code == 429
        assert "Wait 10 seconds" in refused.content.decode()
        assert "Dear" not in refused.content.decode()
    assert begun.get(rent.start).status_code == 200, "they had begun"
    assert begun.get(f"/s/{new_code()}/").status_code == 429, "of their own code alone"

    cache.delete(guessing.pace_of(RequestFactory().get("/")))  # ten seconds later
    assert client.get(rent.start).status_code == 200


def test_the_cookie_of_one_code_opens_no_other(client, rent):
    """Copied to other pages, it is not believed."""
    client.get(rent.start)
    cookie = client.cookies[guessing.KNOWN]
    request = RequestFactory().get("/")
    request.COOKIES[guessing.KNOWN] = cookie.value

    assert cookie["path"] == rent.start
    assert guessing.is_known(request, rent.code)
    assert not guessing.is_known(request, new_code())


def test_whoever_shares_a_connection_waits_for_nobody_else_who_answers(client, rent):
    """All of a mobile network may have one address, and be asked on one day."""
    request = RequestFactory().get(rent.start)
    for rate in get_rates(app="allauth.account", action="wrong_code"):
        tries = get_cache_key(request, app="allauth.account", action="wrong_code", rate=rate)
        cache.add(f"{tries}:lock", True, timeout=60)  # somebody's wrong code is being counted

    assert client.get(rent.start).status_code == 200


def test_what_is_sent_by_hand_changes_nothing_that_was_not_asked(client, rent):
    """A foreign option, a hidden question, a megabyte, a page of another version."""
    client.post(rent.page(rent.option), rent.chosen("Cheap"))
    foreign = {rent.option.source: "zzzz", "shown": rent.option.code}
    hidden = {rent.why.source: "Because", "shown": f"{rent.why.code} nonsense"}
    long = {rent.worry.source: "x" * 1_000_000, "shown": rent.worry.code}

    answered = [client.post(rent.page(rent.option), one) for one in (foreign, hidden, long)]
    sent = client.post(rent.check, {"form_token": "not-a-token"})
    again = client.post(rent.check, {}, follow=True)

    assert [one.status_code for one in answered] == [200, 302, 200]
    assert "You have used 1,000,000" in answered[2].content.decode()
    assert sent.status_code in (200, 302)
    assert "We have your answer" in again.content.decode()
    assert Sheet.objects.counted().get().answers.get().option.words == "Cheap"
    assert client.get(f"{rent.start}{'y' * 200}/").status_code == 302


def test_an_officer_who_acts_for_somebody_is_not_led_into_anothers_code(client, morag, rent):
    from .answering import act_for

    act_for(client, morag, make_customer("Tam Rennie"))

    assert client.get(rent.start).status_code == 403


def test_each_page_takes_few_statements(client, rent, django_assert_max_num_queries):
    rent.say(client, "Dear")

    for page in (rent.start, rent.page(rent.option), rent.check, rent.sent):
        with django_assert_max_num_queries(12):
            assert re.search(r"<h1", shown_at(client, page))
    assert option_of(rent.option, "Dear") in shown_at(client, rent.page(rent.option))


def test_letters_about_a_consultation_bring_its_form_where_it_has_questions(rent, officer):
    letter = {
        "name": "Rent",
        "segment": make_send_out().segment,
        "template": make_template(Wording("en", "standard", "Rent", "Tell us: {link}")),
        "team": "repairs",
        "starts_at": timezone.now(),
        "with_form": True,
        "by": officer,
    }
    asked = open_invitations()[rent.consultation.source]

    assert prepare(invitation=asked, **letter).with_form
    with pytest.raises(Refused, match="only where people are asked questions"):
        prepare(invitation=replace(asked, source="involvement.opportunity:1"), **letter)
