"""Whoever has a form open while somebody else changes what it shows is warned, and loses nothing typed."""

from collections.abc import Iterator
from functools import cache
from itertools import islice, product
from pathlib import Path
from urllib.parse import urljoin

import pytest
from django.db import transaction
from django.test import Client

from base.core.audience import Audience, Role
from base.core.stale_edits import CHANGED_MEANWHILE
from tests.access.routes import DUMMY, Route, models_asked, our_routes, read_through
from tests.factories.activities import make_booking, make_past_event
from tests.factories.assessments import make_full_assessment
from tests.factories.people import make_user
from tests.factories.sendouts import make_send_out
from tests.posted_forms import Control, PostedForm, forms_of

from .people import as_somebody
from .walk import Markup, kind_of

LIST = Path(__file__).with_name("add_or_decide.txt")
ADD_OR_DECIDE = {name for name in LIST.read_text().split("\n") if name and name[0] != "#"}
#: What a form wants to be told whenever it is sent.
ALSO: dict[str, dict[str, str]] = {
    "settings_group": {"why": "We said so."},
    "grants:account": {"people": "12"},
    "grants:my_account": {"people": "12"},
    "consultations:rent": {"homes": "2-bedroom flat; 92.40; 95.17"},
    "contact:record_consent": {"told": "by phone"},
    "surveys:answer_comment": {"done": "stays"},
    "topics:score": {"points_repeat": "2"},
    "events:close_out": {"summary": "Cold", "next_steps": "Heat", "met_purpose": "yes"},
}
#: What this browser alone has, and no row holds.
NO_ROWS = {"display", "join:step"}
#: How many rows of a table, and how many questions of a form, are tried until one can be changed.
ROWS, QUESTIONS = 6, 3
#: Most pages of a kind have a form, or none of them has.
PAGES_WITHOUT = 2
WARNED, NO_FORM, NOTHING = "warned", "has no form", "nothing that it shows could be changed"
IN_WORDS, TO_CHOOSE = ("textarea", "text", "search"), ("select", "radio", "checkbox")
FOR_CUSTOMERS = (Audience.CUSTOMERS, Audience.SIGNED_IN, Audience.EVERYONE)


@pytest.fixture
def browsers(world) -> dict[str, Client]:
    user = make_user(Role.STAFF, Role.MANAGER, Role.ADMINISTRATOR, Role.BOARD, name="Iain Baird")
    staff = Client()
    staff.force_login(user)
    return {"staff": staff, "customer": as_somebody(Role.CUSTOMER)}


@pytest.fixture
def linked(world) -> dict[str, list[str]]:
    """Addresses by the name of their page, at first of what the world has none of to be changed."""
    booking = make_booking(make_past_event())
    assessment = make_full_assessment()
    strand = assessment.impacts.first().strand_id
    return {
        "events:needs": [f"/staff/events/{booking.event_id}/bookings/{booking.pk}/needs/"],
        "assessments:strand": [f"/staff/assessments/{assessment.pk}/strands/{strand}/"],
        "sendouts:change": [f"/staff/send-outs/{make_send_out().pk}/change/"],
    }


def test_the_second_of_two_tabs_is_warned_and_keeps_what_was_typed(browsers, linked):
    found = {}
    # Pages of fewer rows first, which link to those of more.
    for route in sorted(our_routes(), key=lambda one: (not is_made_up(one), rows_of(one))):
        if is_page(route) and route.name not in ADD_OR_DECIDE | NO_ROWS:
            client = browsers["customer" if route.audience in FOR_CUSTOMERS else "staff"]
            found[route.name] = second_tab(client, route, linked)

    warned = [name for name, said in found.items() if said == WARNED]
    assert {"events:edit", "events:close_out", "reports:contribute_to"} <= set(warned)
    assert len(warned) > 44
    assert {name: said for name, said in found.items() if said not in (WARNED, NO_FORM)} == {}


def is_page(route: Route) -> bool:
    view = getattr(route.view, "view_class", None)
    return view is not None and hasattr(view, "get") and "get" in view.http_method_names


def is_made_up(route: Route) -> bool:
    """Its address names rows by their numbers and nothing else, so that it can be made up."""
    return not any(part in route.address for part in ("no-such-thing", "00000000", "<"))


def rows_of(route: Route) -> int:
    return route.address.count(DUMMY)


def second_tab(client: Client, route: Route, linked: dict[str, list[str]]) -> str:
    """What became of a second tab: warned, or what is wrong."""
    said, without = NO_FORM, 0
    for address in addresses(client, route, linked):
        page = client.get(address)
        read_through(page)
        if page.status_code != 200:
            continue
        if not page.headers["Content-Type"].startswith("text/html"):
            break  # a file, as at its other addresses
        html = page.content.decode()
        note_links(html, address, linked)
        asking = [form for form in forms_of(html) if form.questions]
        for form in asking:
            said = outcome(client, route, address, form)
            if said != NOTHING:
                return said
        without += not asking
        if without == PAGES_WITHOUT:
            break
    return said


def addresses(client: Client, route: Route, linked: dict[str, list[str]]) -> Iterator[str]:
    yield from list(linked.get(route.name, []))[:ROWS]
    if not is_made_up(route):
        return
    if not rows_of(route):
        yield route.address
        return
    numbers: set[int] = set()
    for model in models_asked(client, route.address):
        rows = model._base_manager.values_list("pk", flat=True)
        numbers |= {*rows.order_by("pk")[: ROWS // 2], *rows.order_by("-pk")[: ROWS // 2]}
    for chosen in islice(product(sorted(numbers), repeat=rows_of(route)), ROWS):
        address = route.address
        for number in chosen:
            address = address.replace(DUMMY, str(number), 1)
        yield address


def note_links(html: str, address: str, linked: dict[str, list[str]]) -> None:
    for link in Markup(html).links:
        there = urljoin(address, link).partition("#")[0]
        if there.startswith("/"):
            linked.setdefault(kind_there(there), []).append(there)


#: The links of the frame are on every page.
kind_there = cache(kind_of)


def outcome(client: Client, route: Route, address: str, form: PostedForm) -> str:
    for control, first, second in islice(changes(form), QUESTIONS):
        with transaction.atomic():
            said = two_tabs(client, route, address, form, control, first, second)
            transaction.set_rollback(True)
        if said:
            return said
    return NOTHING


def two_tabs(client, route, address, form, control: Control, first: str, second: str) -> str:
    """Both tabs are open. One saves, then the other; then the other once more, as the page says."""
    to, also = urljoin(address, form.action), ALSO.get(route.name, {})
    opened = {**form.values, "form_token": "", **also}
    if client.post(to, opened | {control.name: first}).status_code != 302:
        return ""
    if first not in standing(client.get(address), control.name):
        return ""
    late = client.post(to, opened | {control.name: second})
    if CHANGED_MEANWHILE.partition(".")[0] not in late.content.decode():
        return f"not warned ({control.name}: {late.status_code})"
    if second not in standing(late, control.name):
        return f"not kept ({control.name})"
    again = next(one for one in forms_of(late.content.decode()) if control.name in one.controls)
    typed = {name: values for name, values in again.values.items() if values != [""]}
    if client.post(to, also | typed).status_code != 302:
        return f"not saved the second time ({control.name})"
    return WARNED


def standing(page, name: str) -> list[str]:
    """What stands in the question of this name."""
    if page.status_code != 200:
        return []
    found = (form.controls.get(name) for form in forms_of(page.content.decode()))
    return [value for control in found if control for value in control.values]


def changes(form: PostedForm) -> Iterator[tuple[Control, str, str]]:
    """Questions with two other answers each, those in words first."""
    for control in sorted(form.questions, key=in_words_first):
        if control.kind in TO_CHOOSE:
            others = [one for one in control.choices if one and one not in control.values]
            if len(others) > 1:
                yield control, others[0], others[1]
        elif control.inputmode in ("numeric", "decimal"):
            yield control, "3", "4"
        elif control.kind in IN_WORDS:
            yield control, "The first tab", "The second tab"


def in_words_first(control: Control) -> int:
    if control.inputmode:
        return len(IN_WORDS + TO_CHOOSE)
    kinds = IN_WORDS + TO_CHOOSE
    return kinds.index(control.kind) if control.kind in kinds else len(kinds)
