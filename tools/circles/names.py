"""Names in strings that belong to an app above: relations, pages and templates.

An import is seen by the import contract. ``event__where`` in an app below events is not, and holds it
to events just the same.
"""

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .found import Found

#: Who owns a name: the modules that define it.
Owners = Mapping[str, frozenset[str]]
#: Whether a module (the second) may know nothing of another (the first).
OutOfSight = Callable[[str, str], bool]

LOOKUP = re.compile(r"-?[a-z][a-z0-9_]*(__[a-z0-9_]+)+")
TEMPLATE = re.compile(r"[a-z_]+/[\w/.-]+")
PAGE = re.compile(r"[a-z_]+:[\w-]+")
#: Functions that take names of relations, as strings or as the names of their arguments.
TAKE_RELATIONS = frozenset(
    [
        "exclude",
        "defer",
        "filter",
        "get",
        "get_or_create",
        "hasattr",
        "getattr",
        "only",
        "order_by",
        "prefetch_related",
        "select_related",
        "update_or_create",
        "values",
        "values_list",
        "Avg",
        "Count",
        "F",
        "Max",
        "Min",
        "OuterRef",
        "Prefetch",
        "Q",
        "Sum",
    ]
)
TAKE_PAGES = frozenset({"redirect", "resolve_url", "reverse", "reverse_lazy"})
#: What is asked of the rows that a relation leads to: ``person.bookings.filter``.
OF_ROWS = frozenset(
    [
        "aggregate",
        "all",
        "annotate",
        "count",
        "create",
        "exclude",
        "exists",
        "filter",
        "first",
        "get",
        "last",
        "order_by",
        "prefetch_related",
        "select_related",
        "values",
        "values_list",
    ]
)
NAME_THEIR_OWN = frozenset({"aggregate", "alias", "annotate", "values"})


@dataclass(frozen=True)
class Names:
    """``relations`` are ways back: a customer's ``bookings``. ``fields`` are what rows hold themselves."""

    relations: Owners = field(default_factory=dict)
    fields: Owners = field(default_factory=dict)
    pages: Owners = field(default_factory=dict)
    templates: Owners = field(default_factory=dict)


def upward_names(
    path: Path, module: str, names: Names, out_of_sight: OutOfSight
) -> Iterator[Found]:
    """Where ``module`` names something whose every owner stands above it."""
    tree = ast.parse(path.read_text())
    calculated = frozenset(_calculated(tree))

    def in_sight(owners: Owners, name: str) -> bool:
        return not all(out_of_sight(one, module) for one in owners.get(name, ()))

    def owner_above(owners: Owners, name: str) -> str:
        return "" if in_sight(owners, name) else min(owners.get(name, ()), default="")

    for line, name in _relations(tree):
        if name in calculated or in_sight(names.fields, name):
            continue
        if owner := owner_above(names.relations, name):
            yield Found(path, line, f"reads “{name}”, a relation of {owner}, which stands above")
    for line, name in _pages(tree):
        if owner := owner_above(names.pages, name):
            yield Found(path, line, f"names the page “{name}” of {owner}, which stands above")
    for line, name in _strings(tree, TEMPLATE):
        if owner := owner_above(names.templates, name):
            yield Found(path, line, f"names the template “{name}” of {owner}, which stands above")


def _relations(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for line, lookup in _strings(tree, LOOKUP):
        for name in lookup.lstrip("-").split("__"):
            yield line, name
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg and "__" in node.arg:
            for name in node.arg.split("__"):
                yield node.value.lineno, name
        if isinstance(node, ast.Call) and _called(node) in TAKE_RELATIONS:
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.lineno, argument.value.lstrip("-")
            for keyword in node.keywords:
                if keyword.arg:
                    yield keyword.value.lineno, keyword.arg
        if (
            isinstance(node, ast.Attribute)
            and node.attr in OF_ROWS
            and isinstance(node.value, ast.Attribute)
        ):
            yield node.lineno, node.value.attr


def _pages(tree: ast.AST) -> Iterator[tuple[int, str]]:
    yield from _strings(tree, PAGE)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) in TAKE_PAGES and node.args:
            name = node.args[0]
            if isinstance(name, ast.Constant) and ":" not in str(name.value):
                yield name.lineno, str(name.value)


def _strings(tree: ast.AST, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and pattern.fullmatch(str(node.value)):
            yield node.lineno, str(node.value)


def _calculated(tree: ast.AST) -> Iterator[str]:
    """What a file calls its own sums: ``annotate(days=...)`` is no relation of somebody else."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) in NAME_THEIR_OWN:
            yield from (keyword.arg for keyword in node.keywords if keyword.arg)


def _called(node: ast.Call) -> str:
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
