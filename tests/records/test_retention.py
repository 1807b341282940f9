import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from base.accounts.models import User
from base.accounts.services import make_unproved_user
from base.core.audience import Role
from base.core.refused import Refused
from participation.joining.involvement.join.services import send_joining
from participation.joining.involvement.models import Interest, Joining
from participation.joining.involvement.services import express_interest
from participation.messages.contact.models import Message
from participation.people.customers.models import Customer
from participation.people.customers.notes import add_note
from participation.programme.activities.models import Engagement
from participation.programme.activities.services import record_engagement
from participation.records.models import RetentionCase
from participation.records.retention.services import hold_back, let_go, settle
from participation.records.tasks import clear_leftovers, keep_no_longer_than_allowed
from portal.worklist import waiting_for
from tests.factories.activities import make_opportunity, make_past_event
from tests.factories.people import make_customer, make_joined_customer, make_user

pytestmark = pytest.mark.django_db

LONG_AGO = timezone.now() - dt.timedelta(days=3650)


@pytest.fixture
def boss():
    return make_user(Role.MANAGER, name="Ann Burns")


def silent_since_long(customer: Customer) -> Customer:
    Customer.objects.filter(pk=customer.pk).update(
        created_at=LONG_AGO, joined_at=LONG_AGO if customer.joined_at else None
    )
    return Customer.objects.get(pk=customer.pk)


def left(name: str = "Ann Gone", *, days_ago: int = 1200, **fields) -> Customer:
    ended = timezone.localdate() - dt.timedelta(days=days_ago)
    return silent_since_long(make_customer(name, ended_on=ended, **fields))


def joined_once(name: str = "Amina Hussain") -> Customer:
    """Somebody of the household, whom the housing system does not list."""
    return silent_since_long(make_joined_customer(name, reference=None))


def make_due() -> None:
    RetentionCase.objects.update(erase_on=timezone.localdate())


def found() -> set[str]:
    keep_no_longer_than_allowed()
    return {case.customer.name for case in RetentionCase.objects.select_related("customer")}


def test_who_left_long_ago_and_who_was_silent_for_years_is_found():
    left()
    joined_once()

    assert found() == {"Ann Gone", "Amina Hussain"}


def test_who_left_lately_and_current_housing_records_are_left_alone():
    left("Tam Rennie", days_ago=100)
    silent_since_long(make_customer("Jean Smith"))
    make_joined_customer("New Comer")
    tenant = silent_since_long(make_joined_customer("Catriona Bell", reference="GH-7"))
    assert tenant.ended_on is None

    assert found() == set()


def test_taking_part_signing_in_and_talking_are_signs_of_life():
    officer = make_user(Role.STAFF)
    came, signed_in, rang, serving = (joined_once(name) for name in ("A", "B", "C", "D"))
    record_engagement(
        activity=make_past_event(), customer=came, role=Engagement.Role.ATTENDED, source="a:1:2"
    )
    User.objects.filter(pk=signed_in.user_id).update(last_login=timezone.now())
    add_note(customer=rang, author=officer, text="Rang: wants to stay.")
    interest = express_interest(opportunity=make_opportunity(), customer=serving, by=officer)
    Interest.objects.filter(pk=interest.pk).update(state="placed", expressed_at=LONG_AGO)

    assert found() == set()


def test_they_are_told_the_day_and_nothing_is_erased_before_it():
    amina = joined_once()

    keep_no_longer_than_allowed()
    keep_no_longer_than_allowed()

    warning = Message.objects.get(template="records/email/retention_warning")
    case = RetentionCase.objects.get()
    assert f"{case.erase_on.day} {case.erase_on:%B %Y}" in warning.text
    assert case.last_active_on == LONG_AGO.date()
    amina.refresh_from_db()
    assert amina.erased_at is None


def test_on_the_day_the_record_is_erased():
    amina = joined_once()
    keep_no_longer_than_allowed()
    make_due()

    keep_no_longer_than_allowed()

    amina.refresh_from_db()
    assert amina.name == "Erased person"
    assert RetentionCase.objects.get().ended_how == "erased"


def test_whoever_is_heard_of_after_the_warning_stays():
    amina = joined_once()
    keep_no_longer_than_allowed()
    User.objects.filter(pk=amina.user_id).update(last_login=timezone.now())
    make_due()

    keep_no_longer_than_allowed()

    amina.refresh_from_db()
    assert amina.erased_at is None
    assert RetentionCase.objects.get().ended_how == "active"


def test_former_tenants_who_never_joined_are_not_written_to():
    left(address="1 Mill Lane")

    keep_no_longer_than_allowed()

    assert RetentionCase.objects.count() == 1
    assert not Message.objects.exists()


def test_what_a_manager_holds_back_stays_until_it_is_let_go(boss):
    amina = joined_once()
    keep_no_longer_than_allowed()
    case = hold_back(case=RetentionCase.objects.get(), reason="A claim is open.", by=boss)
    make_due()

    keep_no_longer_than_allowed()
    amina.refresh_from_db()
    assert amina.erased_at is None

    let_go(case=case, by=boss)
    keep_no_longer_than_allowed()
    amina.refresh_from_db()
    assert amina.erased_at is None
    make_due()
    keep_no_longer_than_allowed()
    amina.refresh_from_db()
    assert amina.erased_at is not None


def test_what_is_held_back_while_the_nightly_erasing_runs_stays(boss):
    amina = joined_once()
    keep_no_longer_than_allowed()
    make_due()
    listed = RetentionCase.objects.get()
    hold_back(case=listed, reason="A claim is open.", by=boss)

    settle(case=listed, silent_since=timezone.localdate())

    amina.refresh_from_db()
    assert amina.erased_at is None


def test_holding_back_gives_a_reason(boss):
    joined_once()
    keep_no_longer_than_allowed()

    with pytest.raises(Refused):
        hold_back(case=RetentionCase.objects.get(), reason=" ", by=boss)


def test_managers_hold_back_on_a_page_and_officers_see_it(client, boss):
    amina = joined_once()
    keep_no_longer_than_allowed()
    case = RetentionCase.objects.get()
    client.force_login(boss)

    empty = client.post(f"/staff/retention/{case.pk}/hold/", {"reason": ""})
    client.post(f"/staff/retention/{case.pk}/hold/", {"reason": "A claim is open."})

    assert "Say why this record has to be kept" in empty.content.decode()
    client.force_login(make_user(Role.STAFF))
    page = client.get("/staff/retention/?show=held").content.decode()
    assert "A claim is open." in page
    assert "Let it go" not in page
    assert client.post(f"/staff/retention/{case.pk}/let-go/").status_code == 403
    assert amina.name not in client.get("/staff/retention/").content.decode()


def test_managers_find_it_on_their_first_page(boss):
    joined_once()
    keep_no_longer_than_allowed()

    assert "1 record is about to be erased" in [task.what for task in waiting_for(boss)]


def test_the_list_takes_as_many_queries_however_long(client, boss, django_assert_max_num_queries):
    client.force_login(boss)
    counts = []
    for more in (2, 12):
        for n in range(more):
            left(f"Ann {more} {n}")
        keep_no_longer_than_allowed()
        with django_assert_max_num_queries(20) as queries:
            client.get("/staff/retention/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


# --- what was never finished --------------------------------------------------------------------


def test_joinings_nobody_confirmed_and_accounts_nobody_proved_are_cleared_away():
    send_joining(answers={"name": "Jo Half", "email": "jo@example.org"})
    unproved = make_unproved_user(email="jo@example.org")
    Joining.objects.update(sent_at=LONG_AGO)
    User.objects.filter(pk=unproved.pk).update(date_joined=LONG_AGO)

    clear_leftovers()

    assert not Joining.objects.exists()
    assert not User.objects.filter(pk=unproved.pk).exists()
    assert not EmailAddress.objects.exists()


def test_what_is_lately_begun_or_in_use_stays():
    send_joining(answers={"name": "Jo Half", "email": "jo@example.org"})
    make_unproved_user(email="jo@example.org")
    proved = make_user(name="Proved")
    officer = make_user(Role.STAFF)
    amina = make_joined_customer()
    User.objects.exclude(email="jo@example.org").update(date_joined=LONG_AGO)

    clear_leftovers()

    assert Joining.objects.count() == 1
    kept = set(User.objects.values_list("pk", flat=True))
    assert {proved.pk, officer.pk, amina.user_id} <= kept
    assert User.objects.filter(email="jo@example.org").exists()
