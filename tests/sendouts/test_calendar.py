import datetime as dt
import re

import pytest
from django.utils import timezone

from base.core.audience import Role
from participation.messages.contact.models import Purpose
from participation.reach.sendouts.services import ask_for, call_off
from participation.reach.sendouts.tasks import plan
from tests.factories.people import make_user
from tests.factories.sendouts import make_agreeing, make_send_out, make_template
from tests.segments.making import make_segment

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


@pytest.fixture
def morag(client):
    user = make_user(Role.STAFF)
    client.force_login(user)
    return user


def planned(morag, name: str, *, in_days: int, **fields):
    send_out = make_send_out(name=name, starts_at=timezone.now() + in_days * DAY, **fields)
    ask_for(send_out=send_out, by=morag)
    plan(send_out.pk)
    return send_out


def page(client, query: str = "") -> str:
    html = client.get(f"/staff/contact-calendar/{query}").content.decode()
    main = re.search(r"<main.*?</main>", html, flags=re.DOTALL)[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def test_it_says_who_asks_whom_for_what_and_how_many(client, morag):
    make_agreeing()
    planned(morag, "Walk", in_days=3, segment=make_segment("Quiet in West", criteria={}))

    shown = page(client)

    assert "Walk" in shown
    assert (
        "Invitation to take part, from Neighbourhoods and estates, to Quiet in West: 1 person."
        in shown
    )


def test_two_teams_see_that_they_reach_the_same_people_and_how_many(client, morag):
    make_agreeing("Both", tenure="tenant")
    make_agreeing("Both too", tenure="tenant")
    make_agreeing("Only the first", tenure="factored_owner")
    planned(morag, "Walk", in_days=3)
    make_send_out(
        name="Repairs survey",
        team="repairs",
        segment=make_segment(criteria={"tenures": ["tenant"]}),
        starts_at=timezone.now() + 10 * DAY,
    )

    shown = page(client)

    assert "Walk Neighbourhoods and estates Repairs survey Repairs and improvements 7 2 " in shown
    assert "2 of the people are also in “Repairs survey”" in shown
    assert "2 of the people are also in “Walk”" in shown


@pytest.mark.parametrize("other", ["far apart", "news", "called off", "other people"])
def test_what_does_not_ask_the_same_people_soon_is_no_overlap(client, morag, other):
    make_agreeing("Tenant", tenure="tenant")
    make_agreeing("Owner", tenure="factored_owner")
    planned(morag, "Walk", in_days=3, segment=make_segment("T", criteria={"tenures": ["tenant"]}))
    fields = {"starts_at": timezone.now() + (40 if other == "far apart" else 5) * DAY}
    if other == "news":
        fields["template"] = make_template(purpose=Purpose.MARKETING)
    if other == "other people":
        fields["segment"] = make_segment("O", criteria={"tenures": ["factored_owner"]})
    second = make_send_out(name="Other", **fields)
    if other == "called off":
        call_off(send_out=second, by=morag)

    assert "No two of them ask the same people" in page(client)


def test_what_lies_beyond_the_weeks_shown_is_on_another_page(client, morag):
    make_send_out(name="In spring", starts_at=timezone.now() + 100 * DAY)
    there = (timezone.localdate() + 99 * DAY).isoformat()

    assert "In spring" not in page(client)
    assert "In spring" in page(client, f"?from={there}")
    for nonsense in ("?from=yesterday", "?from=2026-13-45", "?from=99999-01-01"):
        assert "Contact calendar" in page(client, nonsense)
