"""The changes that break what a row of docs/requirements.md claims, one line of code or page each."""

import tomllib
from pathlib import Path
from typing import NamedTuple

from tools.claims import CHECKOUT

DATA = Path(__file__).with_name("mutations.toml")


class Mutation(NamedTuple):
    row: str
    #: What no longer holds, as somebody would say who uses the portal.
    breaks: str
    file: str
    text: str
    becomes: str

    def applied_to(self, whole: str) -> str:
        """The file's text once it is broken. What it changes stands there exactly once."""
        found = whole.count(self.text)
        if found != 1:
            raise ValueError(f"{self.row}: {self.file} has it {found} times: {self.text!r}")
        return whole.replace(self.text, self.becomes)


def mutations(data: Path = DATA) -> list[Mutation]:
    return [Mutation(**one) for one in tomllib.loads(data.read_text())["mutation"]]


def read(mutation: Mutation) -> str:
    return (CHECKOUT / mutation.file).read_text()
