"""Whatever a customer can send here can be done without being online (K-66): by the table people read."""

from pathlib import Path

import pytest

from base.core.audience import Audience
from base.core.middleware import opens_when_acting

from .routes import Route, our_routes, reviewed

FOR_CUSTOMERS = {Audience.EVERYONE, Audience.SIGNED_IN, Audience.CUSTOMERS, Audience.PANEL}
ROUTES = {route.name: route for route in our_routes()}


def is_sent_by_customers(route: Route) -> bool:
    view = getattr(route.view, "view_class", route.view)
    methods = getattr(view, "http_method_names", ["post"])
    takes_posts = hasattr(view, "post") and "post" in methods
    return takes_posts and route.audience in FOR_CUSTOMERS and not route.name.startswith("demo:")


def table() -> dict[str, tuple[str, str]]:
    lines = Path(__file__).with_name("offline_ways.txt").read_text().splitlines()
    rows = [line.split(maxsplit=2) for line in lines if line and line[0] != "#"]
    return {name: (way, *rest) if rest else (way, "") for name, way, *rest in rows}


def test_every_form_of_customers_is_in_the_reviewed_table():
    assert {name for name, route in ROUTES.items() if is_sent_by_customers(route)} == set(table())


@pytest.mark.parametrize(("name", "way"), table().items(), ids=lambda one: str(one))
def test_each_has_its_way_without_being_online(name, way):
    how, said = way
    if how == "STAFF":
        assert Audience.STAFF is reviewed()[said]
    elif how == "ACTING":
        assert opens_when_acting(ROUTES[name].view)
    else:
        assert (how, bool(said)) == ("ALONE", True), "say why it is for the person alone"
