"""What each reader sees and does on the pages of recommendations."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.audience import Role
from participation.messages.contact.models import Message
from participation.programme.actions.models import Action
from participation.programme.actions.services import say_done
from scrutiny.recommendations import board_views, panel_views
from scrutiny.recommendations.models import Answer, RaisedBy, Recommendation, Round
from scrutiny.recommendations.services import give_more_time, reply
from scrutiny.recommendations.services.asking import remind
from scrutiny.recommendations.worklist import replies_waiting
from tests.factories.people import make_joined_customer, make_user
from tests.factories.recommendations import (
    make_accepted,
    make_draft,
    make_head,
    make_member,
    make_panel,
    make_sent,
)
from tests.forms import token_in

pytestmark = pytest.mark.django_db
DRAFT = {
    "what": "Say on the day when somebody comes",
    "evidence": "Nine of twelve callers were not told a day.",
    "benefit": "People need not wait in for nothing.",
    "benefit_type": "need",
    "priority": "high",
    "service": "repairs",
}
FUTURE = {"due_on_0": "3", "due_on_1": "6", "due_on_2": "2040"}


def shown(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def signed_in(client, user):
    client.force_login(user)
    return client


def test_a_member_writes_sends_and_everybody_reads_it(client, panel, jean, isla):
    browser = signed_in(client, jean)
    page = shown(browser, "/me/scrutiny/recommendations/new/")
    draft = {**DRAFT, "panel": panel.pk, "form_token": token_in(page)}

    for _ in range(2):  # pressed twice
        response = browser.post("/me/scrutiny/recommendations/new/", draft)

    one = Recommendation.objects.get()
    assert response.url == one.panel_address
    client.logout()
    assert client.get(one.get_absolute_url()).status_code == 404
    browser = signed_in(client, jean)
    browser.post(f"{one.panel_address}send/")
    client.logout()
    page = shown(client, one.get_absolute_url())
    for words in (DRAFT["what"], "Waiting for a reply", "is day 0", "Scrutiny panel"):
        assert words in page
    assert DRAFT["what"] in shown(client, "/scrutiny/")
    assert DRAFT["what"] in shown(client, "/scrutiny/recommendations/?standing=waiting")
    assert DRAFT["what"] not in shown(client, "/scrutiny/recommendations/?standing=late")


def test_every_recommendation_says_what_it_is_for(client, panel, jean):
    browser = signed_in(client, jean)
    without = {name: said for name, said in DRAFT.items() if name != "benefit_type"}
    page = browser.post("/me/scrutiny/recommendations/new/", {**without, "panel": panel.pk})
    assert "What is it for above all?" in page.content.decode()
    assert not Recommendation.objects.exists()

    sent = make_sent(panel=panel, by=jean, benefit_type="value")

    assert "Value for money" in shown(browser, sent.get_absolute_url())


def test_a_member_of_another_panel_finds_nothing_of_a_draft(client, panel, jean):
    draft = make_draft(panel=panel, by=jean)
    ali = make_member(make_panel("Another panel"), "Ali Elsewhere")
    browser = signed_in(client, ali)

    for page in ("", "edit/", "send/", "remove/", "withdraw/", "again/"):
        assert browser.post(f"{draft.panel_address}{page}").status_code in (404, 405)
    assert draft.what not in shown(browser, "/me/scrutiny/")
    assert Recommendation.objects.get().is_draft


def test_an_officer_writes_a_draft_for_a_panel_and_does_not_send_it(staff, morag, panel, jean):
    staff.post("/staff/recommendations/new/", {**DRAFT, "panel": panel.pk})
    one = Recommendation.objects.get()

    assert "The panel sends it" in shown(staff, one.staff_address)
    assert staff.post(f"{one.panel_address}send/").status_code == 403
    staff.post(f"{one.staff_address}edit/", {**DRAFT, "what": "Say the day and the hour"})
    one.refresh_from_db()
    assert (one.what, one.is_draft, one.panel) == ("Say the day and the hour", True, panel)


def test_whoever_answers_for_the_service_replies_on_the_page(client, panel, jean, isla):
    sent = make_sent(panel=panel, by=jean)
    browser = signed_in(client, isla)
    assert "Waiting for you" in shown(browser, sent.staff_address)
    address = f"{sent.staff_address}reply/"
    answer = {"answer": "in_part", "words": "For repairs, not for the garden", "what_1": "Say it"}

    page = browser.post(address, answer).content.decode()
    assert "Say why it is not accepted as a whole" in page
    assert "Say what will be done, by whom and by when" in page
    assert "For repairs, not for the garden" in page
    day = {"due_1_0": "3", "due_1_1": "6", "due_1_2": "2040", "owner_1": isla.pk}
    browser.post(address, {**answer, **day, "reason": "The garden is the council’s"})

    action = Action.objects.get()
    assert (action.what, action.confirming_group, action.confirmer) == ("Say it", panel, None)
    client.logout()
    page = shown(client, sent.get_absolute_url())
    assert "The garden is the council’s" in page
    assert "the manager for “Repairs and improvements”" in page
    assert "Isla Kerr" not in page


def test_a_manager_of_another_service_is_refused_on_the_page(client, panel, jean, isla):
    sent = make_sent(panel=panel, by=jean)
    browser = signed_in(client, make_head("rent", "Neil Rent"))
    assert "Waiting for you" not in shown(browser, sent.staff_address)

    told = {"answer": "not_accepted", "words": "No", "reason": "No money"}
    page = browser.post(f"{sent.staff_address}reply/", told).content.decode()

    assert "Whoever answers for this service does this: Repairs and improvements." in page
    assert Round.objects.get().answer == ""


def test_more_time_stands_on_the_page_beside_the_first_day(client, panel, jean, isla):
    sent = make_sent(panel=panel, by=jean)
    browser = signed_in(client, isla)
    first = sent.current.due_on

    browser.post(f"{sent.staff_address}time/", {**FUTURE, "why": "The firm is away"})
    browser.post(f"{sent.staff_address}first-word/", {"words": "We are asking them"})

    page = shown(browser, sent.get_absolute_url())
    for words in ("The firm is away", "First due", f"{first.day} {first:%B %Y}", "3 June 2040"):
        assert words in page
    assert "We are asking them" in page


def test_a_member_says_what_they_saw_and_the_action_is_confirmed(client, panel, jean, isla):
    sent = make_accepted(panel=panel, by=jean, head=isla)
    action = Action.objects.get()
    say_done(action=action, words="It is in each letter", by=isla)
    browser = signed_in(client, jean)
    assert "Is it done?" in shown(browser, "/me/scrutiny/")
    address = f"/me/scrutiny/actions/{action.pk}/"
    assert "It is in each letter" in shown(browser, address)

    assert (
        "Answer “What did you see?”" in browser.post(address, {"is_done": "yes"}).content.decode()
    )
    browser.post(address, {"is_done": "yes", "saw": "Ten letters have it"})

    action.refresh_from_db()
    assert action.confirmed_by == jean
    page = shown(browser, sent.get_absolute_url())
    assert "Ten letters have it" in page
    again = browser.post(address, {"is_done": "no", "saw": "No"}).content.decode()
    assert "confirmed this already" in again
    signed_in(client, make_member(make_panel("Another panel"), "Ali Elsewhere"))
    assert client.get(address).status_code == 404


def test_a_member_asks_again_and_withdraws_on_their_pages(client, panel, jean, isla):
    sent = make_sent(panel=panel, by=jean)
    reply(recommendation=sent, answer=Answer.NOT_ACCEPTED, words="No", reason="Cost", by=isla)
    browser = signed_in(client, jean)

    browser.post(f"{sent.panel_address}again/", {"because": "Others do it"})
    assert "Asked again" in shown(browser, sent.panel_address)
    browser.post(f"{sent.panel_address}withdraw/", {"because": "We wait for the new firm"})

    page = shown(browser, sent.get_absolute_url())
    for words in ("Withdrawn", "Others do it", "We wait for the new firm", "Cost"):
        assert words in page


def test_whoever_raised_it_is_noted_by_their_reference(staff, panel, jean):
    rae = make_joined_customer("Rae Raised")
    sent = make_sent(panel=panel, by=jean)
    address = f"{sent.staff_address}raised/"

    assert "No customer has this" in staff.post(address, {"reference": "X1"}).content.decode()
    staff.post(address, {"reference": rae.reference.lower()})

    assert RaisedBy.objects.get().customer == rae
    assert "Rae Raised" in shown(staff, sent.staff_address)
    staff.logout()
    assert "Rae Raised" not in shown(staff, sent.get_absolute_url())


def test_a_file_of_all_recommendations_has_their_days_and_reasons(client, panel, jean, isla):
    sent = make_sent(panel=panel, by=jean)
    reply(recommendation=sent, answer=Answer.NOT_ACCEPTED, words="No", reason="Cost", by=isla)
    page = shown(client, "/scrutiny/recommendations/")

    told = {"file": "csv", "csrfmiddlewaretoken": "x"}
    response = client.post("/scrutiny/recommendations/", told)

    text = b"".join(response.streaming_content).decode("utf-8-sig")
    assert "First due" in text.splitlines()[0]
    for words in (sent.what, "Not accepted", "Cost"):
        assert words in text
    assert "csv" in page


def test_a_reply_waits_on_the_worklist_of_whoever_answers_for_the_service(panel, jean, isla):
    make_sent(panel=panel, by=jean)
    make_sent("Plant trees", panel=panel, by=jean, service="homes")
    manager = make_user(Role.MANAGER)

    assert [task.what for task in replies_waiting(isla)] == [
        "Reply to a recommendation: Say on the day when somebody comes",
        "Reply to a recommendation: Plant trees",
    ]
    assert [task.what for task in replies_waiting(manager)] == [
        "Reply to a recommendation: Plant trees"
    ]


def test_reminders_go_by_the_day_that_holds_and_are_sent_once(monkeypatch, panel, jean, isla):
    sent = make_sent(panel=panel, by=jean)
    first = sent.current.due_on

    def on(day: dt.date) -> list[str]:
        before = set(Message.objects.values_list("pk", flat=True))
        monkeypatch.setattr(
            timezone, "localdate", lambda value=None: value.date() if value else day
        )
        remind()
        remind()
        return sorted(Message.objects.exclude(pk__in=before).values_list("subject", flat=True))

    later = first + dt.timedelta(days=40)
    soon = "Your reply is due soon: Repairs and improvements"
    assert on(sent.sent_on) == []
    assert on(first - dt.timedelta(days=1)) == [soon]
    give_more_time(recommendation=sent, due_on=later, why="Ill", by=isla)
    assert on(first + dt.timedelta(days=1)) == []
    assert on(later) == [soon]
    assert on(later + dt.timedelta(days=1)) == [
        "The reply is late: Say on the day when somebody comes",
        "Your reply is late: Repairs and improvements",
    ]


def test_the_board_finds_what_is_late_and_signs_replies_off(client, panel, jean, isla):
    make_sent("Ring before you come", panel=panel, by=jean)
    accepted = make_accepted(panel=panel, by=jean, head=isla)
    Action.objects.update(due_on=timezone.localdate() - dt.timedelta(days=2))
    Round.objects.filter(answer="").update(
        asked_on=timezone.localdate() - dt.timedelta(days=60),
        first_due_on=timezone.localdate() - dt.timedelta(days=3),
        due_on=timezone.localdate() - dt.timedelta(days=3),
    )
    browser = signed_in(client, make_user(Role.BOARD))
    assert "1</p>" in shown(browser, "/board/")

    page = shown(browser, "/board/recommendations/")
    for words in ("Reply is late", "Write the day into each confirmation", accepted.what):
        assert words in page
    browser.post(f"/board/recommendations/{accepted.current_id}/sign-off/", {"words": "Good"})

    assert "The board signed this off" in shown(browser, accepted.get_absolute_url())
    signed_in(client, isla)
    assert "Sign it off" not in shown(client, "/board/recommendations/")


def test_of_more_than_fit_the_board_reads_that_there_are_more(client, panel, jean, monkeypatch):
    browser = signed_in(client, make_user(Role.BOARD))
    make_sent(panel=panel, by=jean)
    assert "Here are the first" not in shown(browser, "/board/recommendations/")

    monkeypatch.setattr(board_views, "MOST_SHOWN", 1)

    assert "Here are the first 1." in shown(browser, "/board/recommendations/")


def test_a_member_pages_through_all_that_their_panel_recommends(client, panel, jean, monkeypatch):
    monkeypatch.setattr(panel_views.MyRecommendations, "paginate_by", 1)
    make_sent("Ring before you come", panel=panel, by=jean)
    make_draft("Light the doors", panel=panel, by=jean)
    other = make_panel("Repairs voice")
    make_draft("Not theirs", panel=other, by=make_member(other, "Olga Other"))
    browser = signed_in(client, jean)
    assert "/me/scrutiny/recommendations/" in shown(browser, "/me/scrutiny/")

    first, last = (shown(browser, f"/me/scrutiny/recommendations/?page={page}") for page in (1, 99))

    assert "Light the doors" in first
    assert "Ring before you come" not in first
    assert "Ring before you come" in last
    assert "Page 2 of 2" in last


def test_a_member_is_led_to_their_panels_pages_from_their_own_page(client, panel, jean):
    assert "/me/scrutiny/" in shown(signed_in(client, jean), "/me/")
    other = make_joined_customer("Rae Raised")
    assert "/me/scrutiny/" not in shown(signed_in(client, other.user), "/me/")
