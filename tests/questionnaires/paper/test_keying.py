"""Paper forms are keyed in: the first counts at once, and some are keyed again by somebody else."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from participation.programme.activities.models import Engagement
from participation.programme.consultations.models import Response
from participation.questionnaires.answering.services import said_on
from participation.questionnaires.codes.services import give_codes, give_codes_by_mark
from participation.questionnaires.house_rules import SECOND_KEYING_PERCENT
from participation.questionnaires.invitations import Invitation
from participation.questionnaires.models import Keying, PaperForm, PersonalCode, Sheet
from participation.questionnaires.owners import OWNERS, Owner, counted_sheets
from participation.questionnaires.paper.services import begin_second_keying
from participation.questionnaires.worklist import paper_forms_waiting
from tests.consultations.answering import Rent, shown_at
from tests.factories.paper import begun_paper, keyed_in
from tests.factories.people import make_customer, make_user
from tests.factories.questionnaires import add_question, make_questionnaire, opened, option_of
from tests.forms import token_in, typed_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def rent(officer):
    return Rent(officer)


@pytest.fixture
def jean():
    return make_customer("Jean Orr", postcode="GM1 1AA")


@pytest.fixture
def eilidh():
    return make_user(Role.STAFF, name="Eilidh Ross")


@pytest.fixture
def every_one_twice(settings):
    settings.SECOND_KEYING_PERCENT = 100


def page(name: str, *numbers: int) -> str:
    return reverse(f"questionnaires:{name}", args=numbers)


def begin(client, rent, **sent):
    address = page("begin_paper", rent.questionnaire.pk)
    if "customer" in sent:
        address += f"?customer={sent.pop('customer').pk}"
    today = typed_day("received_on", sent.pop("on", timezone.localdate()))
    token = token_in(shown_at(client, address))
    return client.post(address, {**today, "form_token": token, **sent})


def counted(rent) -> list[dict]:
    return [said_on(sheet) for sheet in counted_sheets(rent.questionnaire).order_by("pk")]


def test_a_form_is_found_by_its_code_by_name_or_is_nobodys(client, morag, rent, jean, settings):
    settings.SECOND_KEYING_PERCENT = 0
    tam = make_customer("Tam Rennie")
    give_codes(questionnaire=rent.questionnaire, customers=[jean.pk])
    give_codes_by_mark(questionnaire=rent.questionnaire, marks=["Flat 3/2"])
    hers, flats = PersonalCode.objects.order_by("pk")
    assert "Tam Rennie" in shown_at(client, f"{page('begin_paper', rent.questionnaire.pk)}?q=Tam")

    for sent in (
        {"code": hers.code.lower()},
        {"code": flats.code},
        {"customer": tam},
        {"nobody": "on"},
    ):
        key = begin(client, rent, **sent).url
        assert client.post(key, {**rent.chosen("Dear"), "finish": "1"}).url == page(
            "paper", rent.questionnaire.pk
        )

    whose = {(one.customer, one.code) for one in PaperForm.objects.all()}
    assert whose == {(jean, None), (None, flats), (tam, None), (None, None)}
    assert set(Response.objects.values_list("customer__name", "how")) == {
        ("Jean Orr", "post"),
        ("Tam Rennie", "post"),
    }
    assert counted_sheets(rent.questionnaire).filter(customer=None).count() == 2
    assert Engagement.objects.get(customer=None).people == 2


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({}, "Type its code"),
        ({"code": "7KQ2 MX4D", "nobody": "on"}, "is wrong, or two are the wrong way round"),
        ({"code": "00000000"}, "We do not know this code"),
        ({"nobody": "on", "on": dt.date(2100, 1, 1)}, "cannot be in the future"),
    ],
)
def test_whose_it_is_has_to_be_said(client, morag, rent, sent, why):
    assert why in begin(client, rent, **sent).content.decode()
    assert not PaperForm.objects.exists()


def test_a_code_of_other_questions_is_told_so(client, morag, rent, officer):
    other = Rent(officer)
    code, *_ = give_codes_by_mark(questionnaire=other.questionnaire, marks=["a"]).values()

    assert "This code is for other questions" in begin(client, rent, code=code).content.decode()


def test_a_draft_is_kept_as_it_was_typed_and_is_seen_by_whoever_typed_it_alone(
    client, morag, eilidh, rent
):
    key = begin(client, rent, nobody="on").url
    client.post(key, {rent.worry.source: "x" * 300, "draft": "1"})

    assert "x" * 300 in shown_at(client, key)
    assert "There is a problem" not in shown_at(client, key)
    assert counted(rent) == []
    finished = client.post(key, {rent.worry.source: "x" * 300, "finish": "1"})
    assert "You have used 300" in finished.content.decode()
    client.force_login(eilidh)
    assert client.get(key).status_code == 404


def test_the_first_keying_counts_and_the_second_is_blind_and_by_somebody_else(
    client, morag, eilidh, rent, jean, every_one_twice
):
    key = begin(client, rent, customer=jean).url
    client.post(key, {**rent.chosen("Dear", **{rent.worry.source: "A bit"}), "finish": "1"})
    paper = PaperForm.objects.get()
    assert counted(rent) == [
        {rent.option.code: (option_of(rent.option, "Dear"),), rent.worry.code: "A bit"}
    ]
    desk, second = page("paper", rent.questionnaire.pk), page("second_keying", paper.pk)
    refused = client.post(second, follow=True)
    assert "Somebody else has to key it" in refused.content.decode()

    client.force_login(eilidh)
    assert "Jean Orr" in shown_at(client, desk)
    assert client.post(second).url == key
    blind = shown_at(client, key)
    assert "A bit" not in blind
    assert "checked" not in blind
    differs = client.post(
        key, {**rent.chosen("Cheap", **{rent.worry.source: " A  bit "}), "finish": "1"}
    )

    settle = page("settle_paper", paper.pk)
    assert differs.url == settle
    side_by_side = shown_at(client, settle)
    for words in ("Dear", "Cheap", "Morag", "Eilidh Ross"):
        assert words in side_by_side
    assert "How worried" not in side_by_side
    assert client.post(settle, rent.chosen("Cheap")).url == desk
    assert client.post(settle, rent.chosen("Dear")).status_code == 404

    cheap = {rent.option.code: (option_of(rent.option, "Cheap"),), rent.worry.code: "A bit"}
    assert counted(rent) == [cheap]
    assert Response.objects.get().said == "Which option?\nCheap\n\nHow worried are you?\nA bit"


def test_two_who_read_the_same_leave_nothing_to_settle(
    client, morag, eilidh, rent, every_one_twice
):
    paper = keyed_in(begun_paper(rent.questionnaire, morag), rent.chosen("Dear"))
    client.force_login(eilidh)
    client.post(page("second_keying", paper.pk))

    client.post(paper.get_absolute_url(), {**rent.chosen("Dear"), "finish": "1"})

    paper.refresh_from_db()
    assert paper.settled_at
    assert len(counted(rent)) == 1


def test_what_somebody_said_since_is_not_undone_by_settling(
    client, morag, eilidh, rent, jean, every_one_twice
):
    paper = keyed_in(begun_paper(rent.questionnaire, morag, jean), rent.chosen("Dear"))
    client.force_login(eilidh)
    client.post(page("second_keying", paper.pk))
    client.post(paper.get_absolute_url(), {**rent.chosen("Cheap"), "finish": "1"})
    keyed_in(begun_paper(rent.questionnaire, morag, jean), {rent.worry.source: "Their last word"})

    client.post(page("settle_paper", paper.pk), rent.chosen("Cheap"))

    assert counted(rent) == [{rent.worry.code: "Their last word"}]


def test_what_came_too_late_is_kept_and_not_counted(rent, morag, jean):
    rent.consultation.ends_at = timezone.now() - dt.timedelta(days=1)
    rent.consultation.save()
    in_time = rent.consultation.closes_on

    for customer in (jean, None):
        keyed_in(begun_paper(rent.questionnaire, morag, customer), rent.chosen("Dear"))
    keyed_in(begun_paper(rent.questionnaire, morag, received_on=in_time), rent.chosen("Cheap"))

    assert Response.objects.get().is_late
    assert Sheet.objects.counted().count() == 3
    assert counted(rent) == [{rent.option.code: (option_of(rent.option, "Cheap"),)}]


def test_a_form_that_was_begun_by_mistake_is_thrown_away_and_one_that_counts_is_not(
    client, morag, rent
):
    mistake = begun_paper(rent.questionnaire, morag)
    counts = keyed_in(begun_paper(rent.questionnaire, morag), rent.chosen("Dear"))

    for one in (mistake, counts):
        client.post(page("drop_paper", rent.questionnaire.pk, one.pk))

    assert PaperForm.objects.get() == counts


def test_so_many_of_a_hundred_are_drawn_as_the_house_rule_says(settings, rent, officer):
    for percent, expected in ((0, {False}), (100, {True})):
        settings.SECOND_KEYING_PERCENT = percent
        drawn = {begun_paper(rent.questionnaire, officer).is_keyed_twice for _ in range(20)}
        assert drawn == expected
    assert SECOND_KEYING_PERCENT.default == 10


def test_the_desk_takes_few_statements(client, morag, eilidh, rent, django_assert_max_num_queries):
    for by in (morag, morag, eilidh, eilidh):
        begun_paper(rent.questionnaire, by)
        keyed_in(begun_paper(rent.questionnaire, by), rent.chosen("Dear"))

    with django_assert_max_num_queries(20):
        shown_at(client, page("paper", rent.questionnaire.pk))
    assert Keying.objects.count() == 8


def test_the_code_that_is_read_out_on_the_phone_is_the_one_on_the_form(client, morag, rent, jean):
    address = page("code_of", rent.questionnaire.pk, jean.pk)
    assert "They have no code yet" in shown_at(client, address)
    for _ in range(2):
        client.post(address)

    code = PersonalCode.objects.get()
    assert code.in_groups in shown_at(client, address)
    seen = Fact.objects.get(what="personal_code_shown")
    assert (seen.actor, seen.changes) == (morag, {"customer": jean.pk})
    form = client.get(page("personal_form_file", rent.questionnaire.pk, code.pk))
    assert form["Content-Type"] == "application/pdf"
    assert Fact.objects.filter(what="personal_code_shown").count() == 2
    answer = reverse("consultations:answer", args=[rent.consultation.pk, jean.pk])
    assert address in shown_at(client, answer)
    assert client.get(page("form_file", rent.questionnaire.pk)).content.startswith(b"%PDF")


def test_what_waits_stands_on_the_worklist_of_whoever_can_do_it(
    rent, morag, eilidh, every_one_twice
):
    again, settle = "Key paper forms a second time", "Settle what two of us read differently"
    paper = keyed_in(begun_paper(rent.questionnaire, morag), rent.chosen("Dear"))

    def waits_for(officer) -> list[str]:
        return [task.what.partition(":")[0] for task in paper_forms_waiting(officer)]

    assert (waits_for(morag), waits_for(eilidh)) == ([], [again])
    begin_second_keying(form=paper, by=eilidh)
    keyed_in(paper, rent.chosen("Cheap"), place=Keying.SECOND)
    assert (waits_for(morag), waits_for(eilidh)) == ([settle], [settle])


def test_what_is_anonymous_is_not_keyed_in_and_no_form_carries_a_code(client, morag, officer, jean):
    asked = make_questionnaire(officer)
    add_question(asked)
    give_codes(questionnaire=opened(asked), customers=[jean.pk])
    about = Invitation("Round", "/", has_started=True, is_open=True, can_be_changed=False)
    found = lambda one: jean if one == asked else None  # noqa: E731
    anonymous = Owner("round", found, invites=lambda row, customer: about)

    with OWNERS.with_more(anonymous):
        for sent in ({"nobody": "on"}, {"code": PersonalCode.objects.get().code}):
            address = page("begin_paper", asked.pk)
            today = typed_day("received_on", timezone.localdate())
            refused = client.post(address, {**today, **sent})
            assert "nobody keys in a paper form" in refused.content.decode()
        assert page("form_file", asked.pk) not in client.get(page("paper", asked.pk)).text
        form = page("personal_form_file", asked.pk, PersonalCode.objects.get().pk)
        assert client.get(form).status_code == 302

    assert not PaperForm.objects.exists()
