"""Every house rule that an app has declared, and the headings that they stand under."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from ..declared import Declared


def _always(values: Mapping[str, Any]) -> list[str]:
    return []


@dataclass(frozen=True)
class Group:
    """A heading of the settings page. Its rules are changed on one page, and must fit together.

    ``misfits`` is given each rule's value by name, and says in sentences what does not go together
    and what to do about it.
    """

    code: str
    title: str
    position: int
    misfits: Callable[[Mapping[str, Any]], list[str]] = _always


class Named(Protocol):
    """What the registry needs to know of a rule."""

    @property
    def name(self) -> str: ...
    @property
    def group(self) -> Group: ...


R = TypeVar("R", bound=Named)

#: Those of every app's ``house_rules.py``.
RULES: Declared[Any] = Declared("house_rules")
_names: set[str] = set()


def register(rule: R) -> R:
    """Declare a rule; raises ValueError where another one has its name."""
    if rule.name in _names:
        raise ValueError(f"There is a house rule {rule.name} already.")
    _names.add(rule.name)
    RULES.add(rule)
    return rule


def groups() -> list[Group]:
    """Those that have a rule, as the settings page lists them."""
    return sorted({rule.group for rule in RULES}, key=lambda one: (one.position, one.code))


def rules_of(group: Group) -> list[Any]:
    return [rule for rule in RULES if rule.group == group]
