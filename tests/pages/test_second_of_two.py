"""Two who write down the same thing: the second is told, and neither is written over nor dropped in silence."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Role
from base.core.refused import Refused
from participation.joining.selection.models import Chosen, Selection
from participation.programme.meetings.services import propose_item
from participation.reach.segments.models import Segment
from participation.records.models import RetentionCase
from tests.factories.activities import make_consultation, make_event
from tests.factories.assessments import make_full_assessment, make_signed_assessment
from tests.factories.people import make_customer, make_user
from tests.factories.sendouts import make_template
from tests.forms import typed_day

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
Sent = tuple[str, dict, dict, Callable[[], str]]


@pytest.fixture
def boss(client):
    boss = make_user(Role.STAFF, Role.MANAGER, name="Iain Baird")
    client.force_login(boss)
    return boss


def holding_back(boss) -> Sent:
    case = RetentionCase.objects.create(
        customer=make_customer("Amina Hussain"),
        why=RetentionCase._meta.get_field("why").choices[0][0],
        last_active_on=TODAY,
        erase_on=TODAY,
    )
    address = reverse("records:hold_back", args=[case.pk])
    first, second = {"reason": "A claim is open."}, {"reason": "A court asked for it."}
    return address, first, second, lambda: RetentionCase.objects.get().held_reason


def who_was_told(boss) -> Sent:
    asked = make_consultation()
    address = reverse("consultations:notices", args=[asked.pk])
    first = {"told_whom": "tenants", "how": "post", "people": "4000", **typed_day("told_on", TODAY)}
    return address, first, first | {"people": "12"}, lambda: str(asked.notices.get().people)


def a_version(boss) -> Sent:
    template = make_template(by=boss)
    address = reverse("sendouts:add_version", args=[template.pk])
    first = {
        "language": "gd",
        "format": template.versions.get().format,
        "subject": "Thig ann",
        "text": "Brot.",
    }
    saved = template.versions.filter(language="gd")
    return address, first, first | {"text": "Tì."}, lambda: saved.get().text


def calling_off(boss) -> Sent:
    event = make_event()
    address = reverse("events:call_off", args=[event.pk])

    def why() -> str:
        event.refresh_from_db()
        return event.called_off_why

    return address, {"why": "The hall has flooded."}, {"why": "Snow."}, why


def standing_down(boss) -> Sent:
    selection = Selection.objects.create(
        title="Panel",
        segment=Segment.objects.create(name="All"),
        places=1,
        purpose="To look at repairs.",
        planned_by=boss,
    )
    chosen = Chosen.objects.create(
        selection=selection, customer=make_customer(), is_reserve=False, place=1, cell=[]
    )
    address = reverse("selection:stand_down", args=[chosen.pk])

    def why() -> str:
        return Chosen.objects.get().stood_down_why

    return address, {"why": "Works nights."}, {"why": "Moved away."}, why


def mitigation(boss) -> Sent:
    impact = make_signed_assessment(make_full_assessment()).impacts.exclude(mitigation="").first()
    address = reverse("assessments:mitigation", args=[impact.pk])
    first = {"came_of_it": "12 people used it.", **typed_day("done_on", TODAY)}

    def came() -> str:
        impact.refresh_from_db()
        return impact.came_of_it

    return address, first, first | {"came_of_it": "Nobody used it."}, came


@pytest.mark.parametrize(
    "written",
    [
        holding_back,
        who_was_told,
        a_version,
        calling_off,
        standing_down,
        mitigation,
    ],
)
def test_the_second_is_told_and_finds_what_they_typed(client, boss, written):
    address, first, second, saved = written(boss)
    opened = client.get(address).context["form"]
    tab = {"as_opened": opened["as_opened"].value()} if "as_opened" in opened.fields else {}

    done = client.post(address, first | tab)
    assert done.status_code == 302, done.context["form"].errors
    before = saved()
    late = client.post(address, second | tab)

    typed = next(value for name, value in second.items() if value != first[name])
    assert late.status_code == 200
    assert "There is a problem" in late.content.decode()
    assert typed in late.content.decode()
    assert saved() == before
    assert before in first.values()


def test_what_is_put_forward_twice_with_another_reason_is_said():
    event, amina = make_event(), make_customer("Amina Hussain")
    propose_item(event=event, customer=amina, title="Bins", why="They smell.")
    propose_item(event=event, customer=amina, title="Bins", why="They smell.")

    with pytest.raises(Refused, match="You have put that forward already"):
        propose_item(event=event, customer=amina, title="Bins", why="They are full.")

    assert event.agenda_items.get().why == "They smell."
