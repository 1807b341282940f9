"""What docs/requirements.md claims, row by row."""

import re
from pathlib import Path
from typing import NamedTuple

CHECKOUT = Path(__file__).resolve().parents[1]
TABLE = CHECKOUT / "docs" / "requirements.md"
NOT_YET = "not yet"


class Row(NamedTuple):
    id: str
    what: str
    state: str
    where: str
    tests: str

    @property
    def is_claimed(self) -> bool:
        return self.state != NOT_YET

    @property
    def addresses(self) -> list[str]:
        return re.findall(r"`([^`]+)`", self.where)

    @property
    def named_tests(self) -> list[str]:
        return re.findall(r"`([^`]+)`", self.tests)


def rows() -> list[Row]:
    """As they stand in the table; an id that stands there twice comes twice."""
    lines = re.findall(r"^\| ([KFRTB]-\d+ \|.*)\|$", TABLE.read_text(), flags=re.MULTILINE)
    return [Row(*(cell.strip() for cell in line.split("|"))) for line in lines]
