"""Walks the portal as one person would, by its own links, one page for each kind of address."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve

#: How many pages of one kind are opened: the second often has what the first lacks.
PAGES_OF_A_KIND = 2
AROUND_QUERIES = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE SAVEPOINT")
NOT_PAGES = (".ics", ".pdf", ".csv", ".css", "/admin/", "/accounts/logout/", "/papers/")


@dataclass(frozen=True)
class Page:
    address: str
    kind: str
    status: int
    html: str
    queries: int
    headers: dict[str, str]

    @cached_property
    def markup(self) -> "Markup":
        return Markup(self.html)

    @property
    def elements(self) -> set[str]:
        """The different elements the page is made of: their names, classes and attributes' names."""
        return self.markup.elements

    @property
    def words(self) -> str:
        """What a person reads in the main part of the page."""
        main = re.search(r"<main.*?</main>", self.html, flags=re.DOTALL)
        text = re.sub(r"<(script|style|svg).*?</\1>", " ", main[0] if main else "", flags=re.DOTALL)
        return re.sub(r"<[^>]+>", " ", text)


class Markup(HTMLParser):
    """Where a page leads, and the different elements it is made of, read in one go."""

    def __init__(self, html: str):
        super().__init__()
        self.links: list[str] = []
        self.elements: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        if tag == "a" and named.get("href"):
            self.links.append(named["href"])
        kind = named.get("class") or named.get("type") or ""
        self.elements.add(f"{tag} {kind} {' '.join(sorted(name for name, _ in attrs))}")


def walk(
    client: Client,
    start: str = "/",
    *,
    pages_of_a_kind: int = PAGES_OF_A_KIND,
    once: Container[str] = (),
    few_queries: float = 0,
) -> Iterator[Page]:
    """Every page reached from ``start`` by links alone, with the queries that opening it takes.

    Of the kinds in ``once`` the first alone.

    Where the first opening takes more than ``few_queries``, those of the second: the first may fill
    caches and sessions; people pay for the second all day.
    """
    waiting, seen, opened = [start], {start}, {}
    while waiting:
        address = waiting.pop(0)
        kind = kind_of(address)
        if kind is None or opened.get(kind, 0) >= (1 if kind in once else pages_of_a_kind):
            continue
        opened[kind] = opened.get(kind, 0) + 1
        response, queries = opening(client, address)
        if response.status_code == 302:
            waiting.append(_of_this_site(address, response.url) or start)
            continue
        if not response.headers["Content-Type"].startswith("text/html"):
            response.close()  # a file, which stays open until then
            continue
        if queries > few_queries:
            response, queries = opening(client, address)
        html = response.content.decode()
        headers = dict(response.headers)
        page = Page(address, kind, response.status_code, html, queries, headers)
        yield page
        for link in page.markup.links:
            there = _of_this_site(address, link)
            if there and there not in seen and not any(part in there for part in NOT_PAGES):
                seen.add(there)
                waiting.append(there)


def opening(client: Client, address: str) -> tuple[Any, int]:
    """What answers, and how many queries it takes."""
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
    queries = [one for one in asked if not one["sql"].startswith(AROUND_QUERIES)]
    return response, len(queries)


def kind_of(address: str) -> str | None:
    try:
        found = resolve(urlsplit(address).path)
    except Resolver404:
        return f"nowhere: {address}"
    return found.view_name


def _of_this_site(base: str, link: str) -> str | None:
    there = urlsplit(urldefrag(urljoin(f"http://testserver{base}", link))[0])
    if there.netloc != "testserver" or there.scheme != "http":
        return None
    return there.path + (f"?{there.query}" if there.query else "")
