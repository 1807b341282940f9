import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from base.core.audience import Role
from base.core.middleware import opens_when_acting
from base.core.models import Fact
from base.core.refused import Refused
from participation.joining.involvement.services import express_interest
from participation.messages.contact.models import Consent, Message
from participation.people.customers.models import Customer
from participation.programme.events.models import Booking
from participation.records.acting.services import begin_acting, end_acting
from participation.records.models import Acting
from participation.records.tasks import end_acting_that_ran_out
from tests.access.routes import our_routes
from tests.factories.activities import make_booking, make_event, make_opportunity
from tests.factories.people import make_customer, make_joined_customer, make_user

pytestmark = pytest.mark.django_db

LEVEL = "/me/preferences/level/"


@pytest.fixture
def jean():
    return make_customer("Jean Smith", address="1 Mill Lane", postcode="GM1 1AA")


@pytest.fixture
def other_client():
    return Client


def act(client, customer):
    return client.post(f"/staff/people/{customer.pk}/act/", {"asked": "phone"})


def facts(customer) -> list[str]:
    return list(Fact.objects.about(customer).order_by("pk").values_list("what", flat=True))


def test_an_officer_fills_in_preferences_for_a_customer(client, morag, jean):
    assert act(client, jean).url == "/me/"

    client.post(LEVEL, {"level": "consultation"})

    jean.refresh_from_db()
    assert jean.level.code == "consultation"
    assert jean.joined_at is not None
    assert jean.user is None


def test_the_officer_stays_who_they_are(client, morag, jean):
    act(client, jean)

    page = client.get("/staff/people/")

    assert page.status_code == 200
    assert page.wsgi_request.user == morag
    client.post(LEVEL, {"level": "consultation"})
    changed = Fact.objects.get(what="details_changed")
    assert changed.actor == morag


def test_a_banner_says_so_on_every_page(client, morag, jean):
    act(client, jean)

    for address in (
        "/",
        "/me/",
        "/staff/",
        "/get-involved/",
        "/calendar/",
        "/staff/people/999999/",
    ):
        assert "You are acting for" in client.get(address).content.decode(), address


def test_interests_places_and_consents_are_the_customers(client, morag, jean):
    panel = make_opportunity("Readers' panel")
    walk = make_event("Estate walk")
    act(client, jean)

    client.post(f"/get-involved/{panel.slug}/interested/")
    client.post(f"/events/{walk.slug}/book/", {"preferred_channel": "post"})
    client.post("/me/preferences/consent/", {"consents": ["post"]})

    assert jean.interests.get().opportunity == panel
    assert Booking.objects.get().customer == jean
    consent = Consent.objects.get()
    assert (consent.customer, consent.recorded_by) == (jean, morag)
    assert consent.source == "acted for (on the phone)"
    assert [change.what for change in Acting.objects.get().changes.all()] == [
        "Interested in Readers' panel: said",
        "A place at Estate walk: booked",
        "“May we invite you to things?”: changed",
    ]


def test_a_page_shows_the_place_and_the_wish_of_whom_it_is_for_and_of_nobody_else(
    client, morag, jean, other_client
):
    tam = make_joined_customer("Tam Rennie")
    panel, walk = make_opportunity("Readers' panel"), make_event("Estate walk")
    for one in (jean, make_customer("Morag Tait", user=morag)):
        make_booking(walk, customer=one)
        express_interest(opportunity=panel, customer=one, by=morag)
    pages = {walk.get_absolute_url(): "You have a place.", "/get-involved/": "You said you are"}

    def shown(reader) -> list[bool]:
        return [words in reader.get(page).content.decode() for page, words in pages.items()]

    as_tam = other_client()
    as_tam.force_login(tam.user)
    assert [shown(as_tam), shown(other_client()), shown(client)] == [[False, False]] * 3
    act(client, tam)
    assert shown(client) == [False, False]
    client.post("/staff/acting/finish/")
    act(client, jean)
    assert shown(client) == [True, True]


def test_the_log_says_when_it_began_each_change_and_when_it_ended(client, morag, jean):
    act(client, jean)
    client.post(LEVEL, {"level": "consultation"})
    client.post("/staff/acting/finish/")

    log = facts(jean)

    assert [one for one in log if one.startswith("acting")] == [
        "acting_began",
        "acting_changed",
        "acting_ended",
    ]


def test_the_customer_gets_one_copy_of_what_was_changed(client, morag, jean):
    act(client, jean)
    client.post(LEVEL, {"level": "consultation"})
    client.post("/me/preferences/topic/", {"topic": ["repairs"]})
    client.post("/staff/acting/finish/")
    end_acting(acting=Acting.objects.get(), how=Acting.Ended.PRESSED)

    copy = Message.objects.get(template="records/email/acted_for")

    assert copy.customer == jean
    assert copy.purpose == "service"
    assert copy.text.count("”: changed") == 2
    assert "Morag Tait" in copy.text


def test_no_copy_goes_where_nothing_was_changed(client, morag, jean):
    act(client, jean)
    client.post("/staff/acting/finish/")

    assert not Message.objects.exists()


def test_a_form_with_a_mistake_is_not_written_down(client, morag, jean):
    act(client, jean)
    client.post("/me/preferences/you/", {"name": ""})

    assert not Acting.objects.get().changes.exists()


def test_another_session_of_the_same_or_another_officer_does_not_inherit_it(
    client, other_client, morag, jean
):
    act(client, jean)

    elsewhere, colleague = other_client(), other_client()
    elsewhere.force_login(morag)
    colleague.force_login(make_user(Role.STAFF, name="Ann Burns"))

    for other in (elsewhere, colleague):
        assert other.get("/me/").status_code == 403
        assert "You are acting" not in other.get("/staff/").content.decode()


def test_a_number_put_into_another_officers_session_opens_nothing(
    other_client, client, morag, jean
):
    act(client, jean)
    colleague = other_client()
    colleague.force_login(make_user(Role.STAFF))
    session = colleague.session
    session["acting"] = Acting.objects.get().pk
    session.save()

    assert colleague.get("/me/").status_code == 403


def test_signing_out_ends_it_and_sends_the_copy(client, morag, jean):
    act(client, jean)
    client.post(LEVEL, {"level": "consultation"})
    client.post("/accounts/logout/")

    assert Acting.objects.get().ended_how == "signed_out"
    assert Message.objects.filter(template="records/email/acted_for").count() == 1
    client.force_login(morag)
    assert client.get("/me/").status_code == 403


def test_after_the_limit_a_form_is_refused_and_what_was_typed_is_kept(client, morag, jean):
    act(client, jean)
    run_out()

    response = client.post("/me/preferences/support/", {"support_notes": "A lift to the hall"})

    assert response.status_code == 409
    assert "A lift to the hall" in response.content.decode()
    jean.refresh_from_db()
    assert jean.support_notes == ""
    again = act(client, jean)
    assert again.url == "/kept-answers/"
    assert "A lift to the hall" in client.get(again.url).content.decode()


def test_what_was_kept_for_one_customer_is_not_shown_for_another(client, morag, jean):
    act(client, jean)
    run_out()
    client.post("/me/preferences/support/", {"support_notes": "A lift to the hall"})

    assert act(client, make_customer("Tam Rennie")).url == "/me/"
    assert client.get("/kept-answers/").url == "/welcome/"


def test_after_the_limit_a_page_leads_back_to_the_person(client, morag, jean):
    act(client, jean)
    run_out()

    assert client.get("/me/").url == jean.get_absolute_url()
    assert client.get("/me/").status_code == 403


def test_one_that_was_left_open_is_ended_by_the_minute(client, morag, jean):
    act(client, jean)
    client.post(LEVEL, {"level": "consultation"})
    run_out()

    end_acting_that_ran_out()
    end_acting_that_ran_out()

    assert Acting.objects.get().ended_how == "ran_out"
    assert Message.objects.filter(template="records/email/acted_for").count() == 1


@pytest.mark.parametrize(
    "address",
    ["/me/equality/", "/account/", "/accounts/password/change/", "/accounts/2fa/", "/join/"],
)
def test_equality_answers_accounts_and_joining_stay_shut(client, morag, jean, address):
    act(client, jean)

    assert client.get(address).status_code == 403
    assert client.post(address).status_code == 403


def test_the_page_says_why_equality_answers_are_not_given_by_others(client, morag, jean):
    act(client, jean)

    assert "for the person alone to give" in client.get("/me/equality/").content.decode()


def test_an_officer_who_is_a_customer_too_never_changes_their_own_record_by_mistake(
    client, morag, jean
):
    own = make_customer("Morag Tait", user=morag)
    act(client, jean)
    client.post(LEVEL, {"level": "consultation"})

    own.refresh_from_db()
    assert own.level is None


def test_a_form_opened_for_one_person_cannot_be_sent_for_the_next(other_client, jean):
    strict = other_client(enforce_csrf_checks=True)
    strict.force_login(make_user(Role.STAFF))
    begin(strict, jean)
    old = token_in(strict.get(LEVEL))
    strict.post("/staff/acting/finish/", {"csrfmiddlewaretoken": old})
    tam = make_customer("Tam Rennie")
    begin(strict, tam)

    response = strict.post(LEVEL, {"level": "consultation", "csrfmiddlewaretoken": old})

    assert response.status_code == 403
    assert "out of date" in response.content.decode()
    assert not Customer.objects.exclude(level=None).exists()


def test_nobody_acts_for_themselves_or_for_somebody_who_has_left(morag, jean):
    left = make_customer("Ann Gone", ended_on=dt.date(2026, 1, 1))
    own = make_customer("Morag Tait", user=morag)

    for customer in (left, own):
        with pytest.raises(Refused):
            begin_acting(officer=morag, customer=customer, asked="phone")


def test_how_they_asked_is_a_question_that_wants_an_answer(client, morag, jean):
    response = client.post(f"/staff/people/{jean.pk}/act/", {})

    assert "Choose how they asked you" in response.content.decode()


def test_every_page_open_to_officers_is_one_that_was_read_and_agreed():
    views = {route.name for route in our_routes() if opens(route)}

    assert views == {
        "me",
        "checks:mine",
        "checks:my_check",
        "checks:my_contact",
        "checks:my_leave_out",
        "checks:my_page",
        "checks:my_sent",
        "checks:my_start",
        "choices:send_idea",
        "choices:tell_me",
        "join:preferences",
        "contact:stop_consent",
        "contact:stop_asking",
        "consultations:answer_page",
        "consultations:tell_me",
        "consultations:forum",
        "consultations:forum_topic",
        "consultations:write_post",
        "consultations:support_post",
        "workspaces:to_join",
        "workspaces:ask_to_join",
        "consultations:answer_sent",
        "consultations:check_answers",
        "consultations:start_answering",
        "enquiries:complaints",
        "enquiries:tell_us",
        "meetings:propose",
        "events:book",
        "events:give_up",
        "formats:ask",
        "inspections:check",
        "inspections:decline",
        "inspections:mine",
        "inspections:my_inspection",
        "inspections:page",
        "inspections:sent",
        "inspections:start",
        "involvement:answer_offer",
        "involvement:my_offers",
        "involvement:say_interested",
        "involvement:say_no_longer",
        "involvement:suits_me",
        "recruitment:tell_a_neighbour",
        "surveys:answer_page",
        "surveys:answer_sent",
        "surveys:check_answers",
        "surveys:mine",
        "surveys:my_review",
        "surveys:preview_review",
        "surveys:start_answering",
        "shopping:assignment",
        "shopping:enquiry_check",
        "shopping:enquiry_page",
        "shopping:enquiry_sent",
        "shopping:enquiry_start",
        "shopping:mine",
        "shopping:round_check",
        "shopping:round_page",
        "shopping:round_sent",
        "shopping:round_start",
        "written:change",
        "written:picture",
        "written:take_back",
        "written:write",
        "investigations:mine",
        "investigations:say_no",
        "investigations:say_yes",
        "topics:suggest",
        "topics:support",
        "topics:take_back",
    }


def opens(route) -> bool:
    return opens_when_acting(route.view)


def run_out() -> None:
    Acting.objects.update(ends_at=timezone.now() - dt.timedelta(seconds=1))


def begin(client, customer):
    token = token_in(client.get(f"/staff/people/{customer.pk}/act/"))
    data = {"asked": "phone", "csrfmiddlewaretoken": token}
    assert client.post(f"/staff/people/{customer.pk}/act/", data).status_code == 302


def token_in(response) -> str:
    return response.content.decode().split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
