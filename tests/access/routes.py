"""Every address of ours, and the reviewed table of who may open it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver

from base.core.audience import Audience, Role
from base.core.middleware import audience_of, guards_itself

TABLE = Path(__file__).with_name("audiences.txt")
DUMMY = "999999"
DUMMIES = {"id": DUMMY, "slug": "no-such-thing", "str": "no-such-thing", "uuid": "0" * 8}


@dataclass(frozen=True)
class Route:
    """A pattern of ours with made-up ids filled in."""

    name: str
    address: str
    view: object

    def __str__(self) -> str:
        return self.name

    @property
    def audience(self) -> Audience | None:
        return audience_of(self.view)


def our_routes() -> list[Route]:
    return sorted(_walk(get_resolver(), "/", "", []), key=lambda route: route.name)


def _walk(
    resolver: URLResolver, prefix: str, namespace: str, app_names: list[str]
) -> Iterator[Route]:
    for pattern in resolver.url_patterns:
        address = prefix + _with_dummies(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            apps = [*app_names, pattern.app_name] if pattern.app_name else app_names
            yield from _walk(pattern, address, inner, apps)
        elif isinstance(pattern, URLPattern) and not guards_itself(pattern.callback, app_names):
            yield Route(f"{namespace}{pattern.name}", address, pattern.callback)


def _with_dummies(pattern) -> str:
    address = str(pattern).lstrip("^").rstrip("$")
    for name, converter in pattern.converters.items():
        kind = type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")
        dummy = {"uuid": "00000000-0000-4000-8000-000000000000"}.get(kind, DUMMIES.get(kind, "x"))
        for written in (f"<{kind}:{name}>", f"<{name}>"):
            address = address.replace(written, dummy)
    return address


@cache
def reviewed() -> dict[str, Audience]:
    """``route name  AUDIENCE`` by line, as people have read and agreed it."""
    lines = (line.split() for line in TABLE.read_text().splitlines() if line and line[0] != "#")
    return {name: Audience[audience] for name, audience in lines}


def admitted(audience: Audience, role: Role | None) -> bool:
    if audience is Audience.EVERYONE:
        return True
    if audience is Audience.SIGNED_IN or role is None:
        return role is not None
    return role in audience.value


def models_asked(client: Client, address: str) -> list[type[Model]]:
    """Whose rows the made-up numbers in the address are looked for among."""
    models = [model for model, _ in _asked_for(client, address, DUMMY)]
    assert models, f"{address} asks no table for its row"
    return models


def with_rows(client: Client, route: Route, *, most: int = 2, last: bool = True) -> Iterator[str]:
    """The address with the numbers and names of a few rows that are there; or as it is.

    The first ``most`` of each table, and the ``last``.
    """
    addresses = [route.address]
    for made_up in (DUMMY, DUMMIES["slug"]):
        if made_up not in route.address:
            continue
        values: set[object] = set()
        for model, column in _asked_for(client, route.address, made_up):
            rows = model._base_manager.order_by("pk").values_list(column, flat=True)
            values |= {*rows[:most], *(rows.order_by("-pk")[:1] if last else ())}
        for _ in range(route.address.count(made_up)):
            addresses = [
                address.replace(made_up, str(value), 1)
                for address in addresses
                for value in sorted(values, key=str) or [made_up]
            ]
    yield from addresses


def read_through(response) -> None:
    """A file is closed when it has been read."""
    if response.streaming:
        b"".join(response.streaming_content)


def _asked_for(client: Client, address: str, made_up: str) -> list[tuple[type[Model], str]]:
    """In which columns of which tables it is looked for; a number as that of the row."""
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
        if response.status_code == 405:
            response = client.post(address)
        read_through(response)
    pattern = re.compile(rf"""\"(\w+)\"\.\"(\w+)\" = '?{made_up}\b""")
    found = {place for one in asked for place in pattern.findall(one["sql"])}
    tables = {model._meta.db_table: model for model in apps.get_models()}
    if made_up == DUMMY:
        return [(tables[table], "pk") for table in {table for table, _ in found}]
    return [(tables[table], column) for table, column in found]
