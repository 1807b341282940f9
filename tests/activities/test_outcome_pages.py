import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Role
from participation.programme.activities.models import Outcome, Service
from tests.factories.activities import (
    make_consultation,
    make_event,
    make_outcome,
    make_past_event,
)
from tests.factories.people import make_estate, make_user
from tests.forms import typed_day

pytestmark = pytest.mark.django_db

PUBLIC = "/you-said-we-did/"
NEW = "/staff/outcomes/new/"
State = Outcome.State


def page(client, address, **asked):
    response = client.get(address, asked)
    assert response.status_code == 200
    return response.content.decode()


def answers(officer, **changed):
    today = timezone.localdate()
    due = today + dt.timedelta(days=20)
    return {
        "said": "The back court in Mill Lane is dark.",
        **typed_day("said_on", today),
        "service": Service.NEIGHBOURHOOD,
        "owner": officer.pk,
        **typed_day("due_on", due),
        "state": State.HEARD,
        "publish": "yes",
        **changed,
    }


def test_the_public_reads_what_was_not_possible_as_plainly_as_what_was_done(client):
    make_outcome("Repairs texts come late", state=State.DONE, answer="They go out the day before.")
    make_outcome("Open until 8", state=State.NOT_POSSIBLE, answer="Three people came.")
    make_outcome("Only between us", published_at=None)

    shown = page(client, PUBLIC)

    assert "They go out the day before." in shown
    assert "We can’t, because" in shown
    assert "Three people came." in shown
    assert "Only between us" not in shown


def test_what_changed_leads_to_where_it_was_said_and_back(client):
    walk = make_past_event("Estate walk", closed_out_at=timezone.now())
    outcome = make_outcome("The back court is dark.", state=State.DONE, activity=walk)
    asked = make_outcome("Spell out the options", activity=make_consultation("Rent 2027"))
    behind_the_scenes = make_outcome("Open until 8", activity=make_event(published_at=None))

    assert f'href="{walk.get_absolute_url()}"' in page(client, outcome.get_absolute_url())
    assert f'href="{outcome.get_absolute_url()}"' in page(client, walk.get_absolute_url())
    assert "/consultations/" in page(client, asked.get_absolute_url())
    unsaid = page(client, behind_the_scenes.get_absolute_url())
    assert "Where did it come from?" not in unsaid


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"words": "SKIP lights"}, {"dark"}),
        ({"words": "lıghts skìp"}, {"dark"}),
        ({"service": "repairs"}, {"texts"}),
        ({"area": "calder"}, {"dark"}),
        ({"state": "done"}, {"texts"}),
        ({"words": "nothing like it"}, set()),
        ({"service": "no such service"}, set()),
        ({"words": "nul\x00byte"}, set()),
        ({"page": "999999"}, {"dark", "texts"}),
        ({"page": "-1", "state": ""}, {"dark", "texts"}),
    ],
)
def test_outcomes_are_found_by_words_service_place_and_state(client, asked, found):
    make_outcome(
        "The court is dark", state=State.DOING, answer="Four lights, a skip.", area=make_estate()
    )
    make_outcome("Late texts", state=State.DONE, service=Service.REPAIRS, answer="Sent before.")

    shown = page(client, PUBLIC, **asked)

    assert {word for word in ("dark", "texts") if f"{word}</p>" in shown} == found


def test_the_counts_are_of_what_was_searched_and_stay_when_a_state_is_chosen(client):
    make_outcome("Dark court", state=State.DONE)
    make_outcome("Dark stair", state=State.DOING)
    make_outcome("Bins", state=State.DONE)

    shown = page(client, PUBLIC, words="dark", state="done")

    assert "All, 2" in shown
    assert "Done, 1" in shown
    assert "On its way, 1" in shown


def test_a_list_of_any_length_asks_the_same_questions(client, django_assert_num_queries):
    for n in range(30):
        make_outcome(f"Point {n}", state=State.DONE, activity=make_event())
    with django_assert_num_queries(3):  # areas to choose from, counts by state, the page
        page(client, PUBLIC, page=2)


def test_an_unpublished_outcome_is_not_there_for_the_public_and_is_for_staff(client):
    outcome = make_outcome("Between us", published_at=None)
    assert client.get(outcome.get_absolute_url()).status_code == 404

    client.force_login(make_user(Role.STAFF))
    assert "Only staff can see this page" in page(client, outcome.get_absolute_url())


def test_staff_write_down_what_a_tenant_said(client, morag):
    said = "O'Neil's stair — “Ó Súilleabháin” 🏚️ <script>alert(1)</script>"

    response = client.post(NEW, answers(morag, said=said))

    outcome = Outcome.objects.get()
    assert response.url == reverse("activities:staff_outcome", args=[outcome.pk])
    assert outcome.said == said
    shown = page(client, outcome.get_absolute_url())
    assert "<script>alert" not in shown


def test_sending_the_form_twice_writes_it_down_once(client, morag):
    form = client.get(NEW).context["form"]
    token = {"form_token": str(form["form_token"].value())}

    first = client.post(NEW, answers(morag, **token))
    second = client.post(NEW, answers(morag, **token))

    assert Outcome.objects.count() == 1
    assert first.url == second.url


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"said": ""}, "What did they say?"),
        ({"said": "a" * 10_000}, "You have used 10,000."),
        ({"said_on_0": "31", "said_on_1": "02", "said_on_2": "2026"}, "must be a real date"),
        ({"said_on_0": "1", "said_on_1": "1", "said_on_2": "2999"}, "today or earlier"),
        ({"state": "done", "answer": ""}, "Write our answer"),
        ({"state": "nonsense"}, "Select a valid choice"),
        ({"service": ""}, "Which service is it about?"),
        ({"due_on_0": "", "due_on_1": "", "due_on_2": ""}, "Enter a date to answer by"),
        ({"owner": "999999"}, "Select a valid choice"),
    ],
)
def test_a_wrong_answer_comes_back_with_everything_that_was_typed(client, morag, changed, message):
    response = client.post(NEW, answers(morag, proof="My long proof", **changed))

    shown = response.content.decode()
    assert response.status_code == 200
    assert "There is a problem" in shown
    assert message in shown
    assert "My long proof" in shown
    assert not Outcome.objects.exists()


def test_staff_move_an_outcome_on_and_its_history_says_who(client, morag):
    outcome = make_outcome("Dark court", owner=morag)
    address = reverse("activities:staff_outcome", args=[outcome.pk])

    client.post(address, answers(morag, said="Dark court", state=State.DOING, answer="Lights."))

    outcome.refresh_from_db()
    assert (outcome.state, outcome.answered_on) == (State.DOING, timezone.localdate())
    shown = page(client, address)
    assert "Changed by Morag Tait" in shown


def test_a_page_left_open_in_another_tab_does_not_undo_a_newer_answer(client, morag):
    outcome = make_outcome("Dark court", owner=morag)
    address = reverse("activities:staff_outcome", args=[outcome.pk])
    old_tab = {"as_opened": client.get(address).context["form"]["as_opened"].value()}
    newer = answers(morag, said="Dark court", state=State.DOING, answer="Four lights.", **old_tab)
    client.post(address, newer)

    again = client.post(address, newer)
    assert again.status_code == 302  # the same answers twice are no clash

    clash = client.post(address, newer | {"answer": "Older words"})
    assert "Somebody changed this page after you opened it" in clash.content.decode()
    assert "Older words" in clash.content.decode()
    outcome.refresh_from_db()
    assert outcome.answer == "Four lights."

    seen = clash.context["form"]["as_opened"].value()
    assert (
        client.post(address, newer | {"answer": "Older words", "as_opened": seen}).status_code
        == 302
    )
    outcome.refresh_from_db()
    assert outcome.answer == "Older words"


YESTERDAY = typed_day("due_on", timezone.localdate() - dt.timedelta(days=1))


@pytest.mark.parametrize(
    "changed",
    [
        {"state": "doing", "answer": "Four lights by then."},
        {"answer": "We asked the council."},
        {"publish": "yes"},
    ],
)
def test_an_answer_promises_no_day_that_has_gone_by(client, morag, changed):
    overdue = make_outcome(
        "Dark court",
        owner=morag,
        published_at=None,
        due_on=timezone.localdate() - dt.timedelta(days=1),
    )
    address = reverse("activities:staff_outcome", args=[overdue.pk])
    sent = answers(morag, said="Dark court", publish="no", proof="My proof", **YESTERDAY)

    shown = client.post(address, sent | changed).content.decode()

    assert "Date to answer by must be today or later" in shown
    assert "My proof" in shown
    overdue.refresh_from_db()
    assert (overdue.state, overdue.answer, overdue.published_at) == ("heard", "", None)


def test_a_point_that_is_overdue_already_can_be_put_right_without_a_new_promise(client, morag):
    overdue = make_outcome("Dark cuort", owner=morag, due_on=timezone.localdate() - dt.timedelta(1))
    address = reverse("activities:staff_outcome", args=[overdue.pk])

    client.post(address, answers(morag, said="Dark court", **YESTERDAY))

    overdue.refresh_from_db()
    assert overdue.said == "Dark court"


def test_what_is_done_promises_nothing(client, morag):
    sent = answers(morag, state="done", answer="Four lights.", proof="Look.", **YESTERDAY)

    client.post(NEW, sent)

    assert Outcome.objects.get().state == State.DONE


def test_an_outcome_whose_officer_has_left_can_still_be_answered(client, morag):
    gone = make_user(name="Gone Away")
    outcome = make_outcome("Dark court", owner=gone)
    address = reverse("activities:staff_outcome", args=[outcome.pk])

    response = client.post(address, answers(gone, said="Dark court", state="doing", answer="Yes."))

    assert response.status_code == 302


def test_an_outcome_added_from_an_activity_names_it(client, morag):
    walk = make_event("Estate walk", starts_at=timezone.now() - dt.timedelta(days=2))

    form = client.get(NEW, {"activity": walk.pk}).context["form"]

    assert form["activity"].value() == walk.pk
    assert form.fields["activity"].queryset.filter(pk=walk.pk).exists()
    assert client.get(NEW, {"activity": "9" * 30}).status_code == 200
    assert client.get(NEW, {"activity": "²"}).status_code == 200


def test_the_overdue_come_first_for_staff(client, morag):
    today = timezone.localdate()
    make_outcome("Settled", state=State.DONE)
    make_outcome("Due next", due_on=today + dt.timedelta(days=3))
    make_outcome("Overdue", due_on=today - dt.timedelta(days=3))

    shown = client.get("/staff/outcomes/")

    assert [o.said for o in shown.context["outcomes"]] == ["Overdue", "Due next", "Settled"]
    assert "1 overdue" in shown.content.decode()


def test_the_staff_list_asks_the_same_questions_whatever_its_length(
    client, morag, django_assert_max_num_queries
):
    for n in range(60):
        make_outcome(f"Point {n}", owner=morag, activity=make_event(lead_officer=morag))
    with django_assert_max_num_queries(12):
        page(client, "/staff/outcomes/")


def test_what_is_overdue_waits_on_the_worklist(morag):
    from portal.worklist import waiting_for

    today = timezone.localdate()
    make_outcome("Dark court", due_on=today - dt.timedelta(days=2))
    make_outcome("Not yet", due_on=today)

    tasks = [task for task in waiting_for(morag) if "court" in task.what or "yet" in task.what]

    assert [(task.what, task.days_late) for task in tasks] == [("Answer: Dark court", 2)]


def test_customers_and_board_members_do_not_write_down_outcomes(client):
    client.force_login(make_user(Role.BOARD))

    assert client.get(NEW).status_code == 403
