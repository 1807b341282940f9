import datetime as dt
import re

import pytest
from django.core import mail
from django.utils import timezone

from base.core.audience import Role
from participation.joining.involvement.models import Interest, Placement
from participation.messages.contact.consents import record_consent
from participation.messages.contact.models import Consent
from participation.people.customers.models import Channel, Customer
from participation.programme.activities.models import Engagement, Outcome, Service
from participation.programme.activities.services import record_engagement
from participation.programme.events.models import Booking
from participation.records.models import DataRequest
from participation.records.mydata.services import ask
from tests.factories.activities import make_event, make_opportunity, make_past_event
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_customer, make_joined_customer, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina():
    return make_joined_customer("Amina Hussain", reference=None)


@pytest.fixture
def as_amina(client, amina):
    client.force_login(amina.user)
    return client


def test_a_day_on_which_we_said_nothing_is_owned_up_to(as_amina, amina):
    today = timezone.localdate()
    panel, forum = make_opportunity("Repairs panel"), make_opportunity("Forum")
    Interest.objects.create(opportunity=panel, customer=amina, reply_due_on=today)
    assert "we are late" not in as_amina.get("/me/").text

    Interest.objects.create(
        opportunity=forum, customer=amina, reply_due_on=today - dt.timedelta(days=1)
    )
    ask(customer=amina, kind=DataRequest.Kind.ERASE, said="", by=amina.user)
    DataRequest.objects.update(due_on=today - dt.timedelta(days=1))

    assert as_amina.get("/me/").text.count("we are late. We are sorry.") == 1
    assert as_amina.get("/me/data/").text.count("we are late. We are sorry.") == 1


def test_it_shows_what_is_coming_what_was_asked_and_what_changed(as_amina, amina):
    event = make_event("Drop-in: damp and heating")
    Booking.objects.create(event=event, customer=amina)
    panel = make_opportunity("Repairs panel")
    Interest.objects.create(opportunity=panel, customer=amina, reply_due_on=timezone.localdate())
    past = make_past_event("Autumn gathering")
    record_engagement(activity=past, role=Engagement.Role.ATTENDED, source="test:1", customer=amina)
    Outcome.objects.create(
        activity=past,
        slug="lights",
        said="The lights in Mill Lane are out",
        said_on=timezone.localdate(),
        answer="New lamps are up.",
        answered_on=timezone.localdate(),
        done_on=timezone.localdate(),
        state=Outcome.State.DONE,
        service=Service.NEIGHBOURHOOD,
        owner=make_user(Role.STAFF),
        published_at=timezone.now(),
    )

    page = as_amina.get("/me/").content.decode()

    for words in (event.title, panel.title, "We will be in touch", "The lights in Mill Lane"):
        assert words in page


def test_somebody_elses_things_are_not_there(as_amina):
    other = make_customer("Jean")
    Booking.objects.create(event=make_event("Somebody else's event"), customer=other)

    assert "Somebody else" not in as_amina.get("/me/").content.decode()


@pytest.mark.parametrize(
    ("section", "typed", "field", "value"),
    [
        ("level", {"level": "influence"}, "level__code", "influence"),
        ("support", {"support_notes": "A lift home"}, "support_notes", "A lift home"),
        ("home", {"postcode": "gm1 1aa", "tenure": "leaseholder"}, "tenure__code", "leaseholder"),
        ("you", {"name": "Amina H", "phone": "0141 496 0123"}, "phone", "+441414960123"),
        ("you", {"name": "Amina H", "phone": "07700 900555"}, "phone", "+447700900555"),
        ("contact", {"preferred_channel": "email", "language": "ur"}, "language", "ur"),
    ],
)
def test_each_section_can_be_changed(as_amina, amina, section, typed, field, value):
    saved = as_amina.post(f"/me/preferences/{section}/", typed)

    assert saved.status_code == 302, saved.context["form"].errors
    assert Customer.objects.filter(pk=amina.pk, **{field: value}).exists()


def test_taking_every_tick_away_takes_them_away(as_amina, amina):
    as_amina.post("/me/preferences/topic/", {"topic": ["repairs", "rent"]})
    as_amina.post("/me/preferences/method/", {"method": ["online"]})

    as_amina.post("/me/preferences/topic/", {})

    assert [option.code for option in amina.preferences.all()] == ["online"]


def test_what_holds_now_is_filled_in(as_amina, amina):
    as_amina.post("/me/preferences/topic/", {"topic": ["repairs"]})

    form = as_amina.get("/me/preferences/topic/").context["form"]

    assert form.initial["topic"] == ["repairs"]


def test_where_a_tenant_lives_is_not_changed_here(client):
    tenant = make_joined_customer("Jean", reference="C9")
    client.force_login(tenant.user)

    assert client.get("/me/preferences/home/").status_code == 404
    assert "comes from your tenancy" in client.get("/me/").content.decode()


def test_a_wrong_answer_comes_back_with_what_was_typed(as_amina):
    page = as_amina.post("/me/preferences/you/", {"name": "J" * 10_000, "phone": "12"})

    content = page.content.decode()
    assert "J" * 10_000 in content
    assert "Enter a phone number" in content


def test_consent_is_stopped_with_one_button_and_both_words_are_kept(as_amina, amina):
    record_consent(
        customer=amina, channel=Channel.EMAIL, given=True, wording="Yes, email me", source="join"
    )

    as_amina.post("/me/consent/invitation/email/stop/")
    as_amina.post("/me/consent/invitation/email/stop/")

    given = Consent.objects.filter(customer=amina).order_by("at").values_list("given", flat=True)
    assert list(given) == [True, False]


def test_consent_can_be_given_again(as_amina, amina):
    as_amina.post("/me/preferences/consent/", {"consents": ["email"]})

    (consent,) = Consent.objects.all()
    assert (consent.given, consent.recorded_by) == (True, amina.user)


def test_a_member_without_a_record_is_led_to_join(client):
    client.force_login(make_user(Role.PANEL_MEMBER))

    assert client.get("/me/").url == "/join/"
    assert client.get("/me/preferences/level/").status_code == 404


def test_every_role_and_every_wish_is_there_however_many_there_are(
    as_amina, amina, django_assert_max_num_queries
):
    today = timezone.localdate()
    for number in range(9):
        make_membership(make_group(f"Group {number}"), amina)
        for state in ("placed", "new", "declined"):
            interest = Interest.objects.create(
                opportunity=make_opportunity(f"{state} {number}"),
                customer=amina,
                state=state,
                reason="No room." if state == "declined" else "",
                reply_due_on=today,
                expressed_at=timezone.now() - dt.timedelta(days=900 * (state == "placed")),
            )
            if state == "placed":
                Placement.objects.create(
                    interest=interest, role_title=f"Reader {number}", started_on=today
                )

    with django_assert_max_num_queries(12):
        page = as_amina.get("/me/").content.decode()

    roles, wishes = page.split("What you asked to join")
    for number in range(9):
        assert f"placed {number}" in roles
        assert f"Reader {number} since" in roles
        assert f"new {number}" in wishes
        assert f"declined {number}" in wishes
        assert f"Group {number}" in wishes


def test_who_only_holds_a_role_is_not_told_that_they_asked_for_nothing(as_amina, amina):
    Interest.objects.create(
        opportunity=make_opportunity("Readers"),
        customer=amina,
        state="placed",
        reply_due_on=timezone.localdate(),
    )

    page = as_amina.get("/me/").content.decode()

    assert "Your roles" in page
    assert "You have not asked to join anything yet" not in page


def test_the_number_of_queries_does_not_grow(as_amina, amina, django_assert_max_num_queries):
    for number in range(5):
        Booking.objects.create(event=make_event(f"Event {number}"), customer=amina)
        Interest.objects.create(
            opportunity=make_opportunity(f"Panel {number}"),
            customer=amina,
            reply_due_on=timezone.localdate(),
        )

    with django_assert_max_num_queries(12):
        as_amina.get("/me/")


def test_a_new_email_address_is_used_once_it_is_proved(
    client, amina, django_capture_on_commit_callbacks
):
    client.force_login(amina.user)
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/accounts/email/", {"email": "new@example.org", "action_add": ""})
    amina.refresh_from_db()
    assert amina.email != "new@example.org"
    code = re.search(r"^([A-Z0-9-]{6,12})$", mail.outbox[-1].body, re.MULTILINE)[1]

    client.post("/accounts/confirm-email/", {"code": code})

    amina.refresh_from_db()
    amina.user.refresh_from_db()
    assert amina.email == amina.user.email == "new@example.org"
