import re

import pytest
from django.utils import timezone

from base.core.models import Fact
from base.core.refused import Refused
from participation.joining.involvement.models import Opportunity
from participation.joining.involvement.services import change_opportunity, open_opportunity
from participation.people.customers.models import Aim, Level
from tests.factories.activities import everything_stated, make_opportunity
from tests.forms import token_in, typed_day

pytestmark = pytest.mark.django_db

STATED = everything_stated()
#: By heart and not from the code, so that nothing drops out of both: why, how much influence, who, when and
#: where, how formal, the time and means of both sides, what one gets, who is told, the review (R-13, R-16, B-29).
MUST_BE_SAID = [
    *("summary", "description", "purpose", "influence", "who_for", "time_detail", "when_detail"),
    *("where_detail", "formality", "training", "expenses", "rewards", "staff_time", "worth"),
    *(
        "staff_told",
        "publicity",
        "review_how",
        "review_on",
        "principles",
        "aims",
        "staff_and_partners",
    ),
]
#: As a form sends a field that has been emptied.
NOTHING = {"principles": [], "aims": [], "review_on": None}


def answers(morag, **changed) -> dict:
    """A form as a browser sends it: the review day in three boxes, an empty list not at all."""
    said = _answers(morag, **changed)
    said["aims"] = [Aim.objects.get(code=code).pk for code in said["aims"]]
    day = said.pop("review_on", None)
    if day and "review_on_0" not in said:
        said |= typed_day("review_on", day)
    return said


def _answers(morag, **changed) -> dict:
    return {
        "kind": "panel",
        "title": "Young voices",
        "summary": "Say it in a video.",
        "description": "We lend you a camera.",
        "influence": "You choose the questions.",
        "level": Level.objects.get(code="influence").pk,
        "time_needed": "hours",
        "time_detail": "Two Saturdays a year",
        "where": "out",
        "recruiting_officer": morag.pk,
        **STATED,
        **changed,
    }


def address(opportunity) -> str:
    return f"/staff/opportunities/{opportunity.pk}/"


def test_a_new_opportunity_is_a_draft_until_it_is_opened(client, morag):
    client.post("/staff/opportunities/new/", answers(morag))
    young_voices = Opportunity.objects.get()
    assert client.get(young_voices.get_absolute_url()).status_code == 200  # staff see drafts
    assert not Opportunity.objects.open().exists()

    client.post(f"{address(young_voices)}open/")

    assert list(Opportunity.objects.open()) == [young_voices]


def test_sending_the_form_twice_adds_one_opportunity(client, morag):
    page = client.get("/staff/opportunities/new/").content.decode()
    token = token_in(page)

    first = client.post("/staff/opportunities/new/", answers(morag, form_token=token))
    second = client.post("/staff/opportunities/new/", answers(morag, form_token=token))

    assert first.url == second.url
    assert Opportunity.objects.count() == 1


@pytest.mark.parametrize("unsaid", MUST_BE_SAID)
def test_it_cannot_open_before_everything_is_stated(morag, unsaid):
    opportunity = make_opportunity(opened_at=None, **{**STATED, unsaid: NOTHING.get(unsaid, " ")})

    with pytest.raises(Refused, match="still empty"):
        open_opportunity(opportunity=opportunity, by=morag)


def test_aims_staff_and_partners_are_asked_for_before_it_opens_and_then_shown(client, morag):
    draft = make_opportunity(opened_at=None, aims=[], summary="Read with us.")

    page = client.get(address(draft)).content.decode()
    asked = page.split("Before it can go on the menu, say")[1].split("</ul>")[0]
    assert "What is it for?" in asked
    assert "Which staff and partners take part, and what do they do?" in asked

    client.post(address(draft), answers(morag, aims=["challenge", "inform"]))
    client.post(f"{address(draft)}open/")
    client.logout()
    shown = client.get(draft.get_absolute_url()).content.decode()
    assert "<li>Let customers challenge how we do</li><li>Give people information</li>" in shown
    assert "One officer reads with them." in shown


def test_the_page_of_a_draft_lists_what_is_still_to_say(client, morag):
    draft = make_opportunity(opened_at=None, **{**STATED, "purpose": ""})

    html = client.get(address(draft)).content.decode()
    refused = client.post(f"{address(draft)}open/", follow=True).content.decode()

    assert "Before it can go on the menu, say" in html
    assert "Put it on the menu" not in html
    assert "still empty" in refused


@pytest.mark.parametrize("emptied", MUST_BE_SAID)
def test_an_open_opportunity_goes_on_saying_what_it_said(client, morag, emptied):
    opportunity = make_opportunity(**STATED)

    response = client.post(
        address(opportunity), answers(morag, **{emptied: NOTHING.get(emptied, "")})
    )

    assert "There is a problem" in response.content.decode()
    opportunity.refresh_from_db()
    assert getattr(opportunity, emptied)
    with pytest.raises(Refused):
        change_opportunity(opportunity=opportunity, by=morag, **{emptied: NOTHING.get(emptied, "")})


def test_an_open_one_that_never_said_something_can_still_be_corrected(client, morag):
    old = make_opportunity(**{**STATED, "aims": [], "staff_and_partners": ""})
    Opportunity.objects.filter(pk=old.pk).update(principles=STATED["principles"][:-1])
    lacks = {"aims": [], "staff_and_partners": "", "principles": STATED["principles"][:-1]}

    client.post(address(old), answers(morag, **lacks, summary="Corrected."))
    refused = client.post(
        address(old), answers(morag, **lacks | {"principles": STATED["principles"][:-2]})
    )

    old.refresh_from_db()
    assert old.summary == "Corrected."
    assert old.principles == STATED["principles"][:-1]
    assert "every principle that it kept to" in refused.content.decode()
    still = client.get(address(old)).content.decode().split("it does not say yet")[1]
    assert "Which staff and partners take part" in still.split("</ul>")[0]


def test_closing_takes_it_off_the_menu_and_opening_puts_it_back(client, morag):
    opportunity = make_opportunity(**STATED)

    client.post(f"{address(opportunity)}close/")
    assert not Opportunity.objects.open().exists()

    client.post(f"{address(opportunity)}open/")
    assert Opportunity.objects.open().exists()
    lines = Fact.objects.about(opportunity).order_by("pk").values_list("what", flat=True)
    assert list(lines) == ["opportunity_closed", "opportunity_opened"]


def test_closing_twice_changes_nothing_more(client, morag):
    opportunity = make_opportunity(closed_at=timezone.now(), **STATED)

    client.post(f"{address(opportunity)}close/")

    assert not Fact.objects.about(opportunity).exists()


def test_the_page_says_who_changed_what_and_when(client, morag):
    opportunity = make_opportunity(**STATED)

    client.post(address(opportunity), answers(morag, title="Readers of letters"))

    html = client.get(address(opportunity)).content.decode()
    assert "Changed by Morag Tait on" in html
    assert "title" in html.split("Changed by Morag Tait on")[1]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"title": ""}, "Answer “What is it called?”"),
        ({"title": "x" * 10_000}, "100 characters or fewer"),
        ({"places": "many"}, "Enter a whole number"),
        ({"places": "-1"}, "greater than or equal to"),
        ({"level": "999"}, "Select a valid choice"),
        ({"review_on_0": "31", "review_on_1": "02", "review_on_2": "2026"}, "real date"),
    ],
)
def test_wrong_answers_come_back_with_the_rest_kept(client, morag, wrong, says):
    response = client.post("/staff/opportunities/new/", answers(morag, **wrong))

    html = response.content.decode()
    assert says in html
    assert "We lend you a camera." in html
    assert not Opportunity.objects.exists()


def test_two_of_the_same_name_get_addresses_of_their_own(client, morag):
    for _ in range(2):
        client.post("/staff/opportunities/new/", answers(morag, title="Ó Súilleabháin’s 🙂 panel"))

    slugs = Opportunity.objects.order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["o-suilleabhains-panel", "o-suilleabhains-panel-2"]


def test_the_list_counts_who_waits_and_who_takes_part(client, morag, django_assert_max_num_queries):
    for n in range(30):
        make_opportunity(f"Panel {n:02}", recruiting_officer=morag)

    with django_assert_max_num_queries(20):
        response = client.get("/staff/opportunities/")

    names = [opportunity.title for opportunity in response.context["opportunities"]]
    assert names == sorted(names)


def test_an_empty_list_says_what_to_do(client, morag):
    assert "Add the first opportunity" in client.get("/staff/opportunities/").content.decode()


def test_an_old_tab_does_not_undo_what_a_colleague_saved_meanwhile(client, morag):
    panel = make_opportunity(recruiting_officer=morag, **STATED)
    shown = re.search(
        r'name="as_opened" value="([^"]+)"', client.get(address(panel)).content.decode()
    )[1]
    client.post(address(panel), answers(morag, title="The other tab", as_opened=shown))

    clash = client.post(address(panel), answers(morag, title="The old tab", as_opened=shown))

    panel.refresh_from_db()
    assert panel.title == "The other tab"
    page = clash.content.decode()
    assert "Somebody changed this page after you opened it." in page
    assert 'value="The old tab"' in page
    warned = re.search(r'name="as_opened" value="([^"]+)"', page)[1]
    client.post(address(panel), answers(morag, title="The old tab", as_opened=warned))
    panel.refresh_from_db()
    assert panel.title == "The old tab"
