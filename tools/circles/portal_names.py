"""Whose relations, pages and templates there are: asked of Django, with every app installed."""

from collections import defaultdict
from pathlib import Path

import django
from django.apps import apps
from django.db.models import ForeignObjectRel
from django.urls import URLResolver, get_resolver

from .names import Names

Owned = dict[str, set[str]]


def names_of_the_portal(templates: Path) -> Names:
    django.setup()
    relations, fields = _relations()
    return Names(*map(_frozen, (relations, fields, _pages(), _templates(templates))))


def _relations() -> tuple[Owned, Owned]:
    """The ways back, each of which belongs to the app that leads here, and the fields."""
    relations: Owned = defaultdict(set)
    fields: Owned = defaultdict(set)
    for model in apps.get_models(include_auto_created=True):
        for one in model._meta.get_fields(include_hidden=True):
            if isinstance(one, ForeignObjectRel):
                for name in filter(None, {one.name, one.get_accessor_name()}):
                    relations[name].add(one.related_model._meta.app_config.name)
            else:
                fields[one.name].add(model._meta.app_config.name)
    return relations, fields


def _pages(resolver: URLResolver | None = None, space: str = "") -> Owned:
    owners: Owned = defaultdict(set)
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            inside = f"{space}{pattern.namespace}:" if pattern.namespace else space
            for name, by in _pages(pattern, inside).items():
                owners[name] |= by
        elif pattern.name:
            view = getattr(pattern.callback, "view_class", pattern.callback)
            owners[f"{space}{pattern.name}"].add(view.__module__)
    return owners


def _templates(folder: Path) -> Owned:
    """By their file and, for messages, by the name without the end: ``events/email/booked``."""
    labels = {config.label: config.name for config in apps.get_app_configs()}
    owners: Owned = defaultdict(set)
    for path in folder.rglob("*.*"):
        name = path.relative_to(folder)
        if owner := labels.get(name.parts[0]):
            whole = name.as_posix()
            for short in (whole, whole.partition(".")[0]):
                owners[short].add(owner)
    return owners


def _frozen(owners: Owned) -> dict[str, frozenset[str]]:
    return {name: frozenset(by) for name, by in owners.items()}
