"""Refuses a template that fails only when somebody needs it.

A message that does not say what it is about fails when it is sent. And Django forgives a name that is not there, except in what it gives to a filter: ``name|default:row.answers.name``
is an error page for whoever meets a row whose JSON is empty, as erasing leaves it. And a form that is included with
``only`` has no token unless it is given it, so that its button does nothing but say that the page was out of date.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.core.checks import Error, Tags, register
from django.db.models import JSONField
from django.template import engines

TAGS = re.compile(r"{[{%].*?[%}]}")
#: What a message is about, told to whoever sends it; of something.
SUBJECT = re.compile(r"{% subject %}\s*\S.*?{% endsubject %}", re.DOTALL)
#: The folders of messages, and what is none by itself: a part of others, and what django-allauth
#: takes its two parts from.
MESSAGES = ("*/email/*.txt", "*/text/*.txt")
NO_MESSAGE = re.compile(r"_.*|base_.*|.*_(subject|message)")
#: What is included and sees nothing but what it is given; and what a form that is sent has in it.
INCLUDED_ALONE = re.compile(r'{% include "([^"]+)"([^%]*)\bonly %}')
TOKEN = re.compile(r"{% (?:csrf_token|crispy \w+) %}")
DOTTED = re.compile(r"\|\w+:(\w+(?:\.\w+)+)")


@register(Tags.templates)
def every_message_says_what_it_is_about(app_configs, **kwargs) -> list[Error]:
    return [
        Error(
            f"{file} does not say what the message is about, and nobody can be sent it.",
            hint="Begin it with {% subject %}Your place is booked{% endsubject %}.",
            id="portal.E004",
        )
        for folder in folders_of_templates()
        for shape in MESSAGES
        for file in sorted(folder.rglob(shape))
        if not NO_MESSAGE.fullmatch(file.stem) and not SUBJECT.search(file.read_text("utf-8"))
    ]


def folders_of_templates() -> list[Path]:
    return [Path(folder) for engine in engines.all() for folder in engine.dirs]


@register(Tags.templates)
def no_filter_asks_json_for_its_default(app_configs, **kwargs) -> list[Error]:
    files = sorted(file for folder in folders_of_templates() for file in folder.rglob("*.*"))
    return [
        Error(
            f"{file}: {path} has no value where the JSON of {inside} lacks it, and the page fails.",
            hint="Let a property of the row say it.",
            id="portal.E003",
        )
        for file in files
        for path, inside in paths_into_json(file.read_text())
    ]


def paths_into_json(template: str) -> Iterator[tuple[str, str]]:
    """What a filter is given by a path through a JSON field, and that field's name."""
    for tag in TAGS.findall(template):
        for path in DOTTED.findall(tag):
            for inside in names_of_json().intersection(path.split(".")[:-1]):
                yield path, inside


@register(Tags.templates)
def every_form_that_is_included_has_its_token(app_configs, **kwargs) -> list[Error]:
    files = {
        str(file.relative_to(folder)): file.read_text("utf-8")
        for folder in folders_of_templates()
        for file in sorted(folder.rglob("*.html"))
    }
    return [
        Error(
            f"{file}: what it includes as {included} has no token to be sent with, and nobody can send it.",
            hint="Add csrf_token=csrf_token before the word only.",
            id="portal.E007",
        )
        for file, text in files.items()
        for included, given in INCLUDED_ALONE.findall(text)
        if "csrf_token=" not in given and TOKEN.search(files.get(included, ""))
    ]


def names_of_json() -> set[str]:
    return {
        field.name
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, JSONField)
    }
