from functools import cache
from pathlib import Path

from django import forms
from django.conf import settings

from base.core.folding import MOST_LETTERS
from base.core.lists import ListFilter
from participation.people.customers.models import Channel, Customer
from participation.people.customers.search import words_of

from .models import Message, MessageQuerySet

#: Every message says what it is about; nothing else does.
SUBJECT = "{% subject %}"
#: Everything that is sent so that somebody can sign in.
SIGNING_IN = "signing-in"
FOR_US = "for-us"


class MessageFilter(ListFilter):
    q = forms.CharField(
        label="Name, reference or email address",
        required=False,
        max_length=MOST_LETTERS,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    state = forms.ChoiceField(
        label="What became of it",
        required=False,
        choices=[("", "Any"), (FOR_US, "For us to deal with"), *Message.State.choices],
    )
    channel = forms.ChoiceField(
        label="How", required=False, choices=[("", "Any"), *Channel.choices]
    )
    template = forms.ChoiceField(label="About", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        about = [(SIGNING_IN, "Signing in"), *((name, in_words(name)) for name in templates())]
        self.fields["template"].choices = [("", "Anything"), *about]

    def narrow(self, messages: MessageQuerySet) -> MessageQuerySet:
        self.is_valid()
        asked = self.cleaned_data
        if asked.get("state") == FOR_US:
            messages = messages.for_people()
        elif asked.get("state"):
            messages = messages.filter(state=asked["state"])
        if asked.get("channel"):
            messages = messages.filter(channel=asked["channel"])
        if asked.get("template") == SIGNING_IN:
            messages = messages.filter(customer=None)
        elif asked.get("template"):
            messages = messages.filter(template=asked["template"])
        if "@" in (typed := asked.get("q") or ""):
            messages = messages.filter(address=typed.strip().lower())
        elif words := words_of(typed):
            messages = messages.filter(customer__in=Customer.objects.matching(" ".join(words)))
        return messages


@cache
def templates() -> list[str]:
    """Every message that the portal's code can send, by the template that words it."""
    folders = [Path(folder) for folder in settings.TEMPLATES[0]["DIRS"]]
    return sorted(
        str(file.relative_to(folder).with_suffix(""))
        for folder in folders
        for file in folder.rglob("*.txt")
        if SUBJECT in file.read_text(encoding="utf-8")
    )


def in_words(template: str) -> str:
    """Events: place booked."""
    app, *_, name = template.split("/")
    return f"{app.capitalize()}: {name.replace('_', ' ')}"
