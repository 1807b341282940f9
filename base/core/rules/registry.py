"""Every house rule that an app has declared, and the headings that they stand under."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar


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


class Declared(Protocol):
    """What the registry needs to know of a rule."""

    @property
    def name(self) -> str: ...
    @property
    def group(self) -> Group: ...


R = TypeVar("R", bound=Declared)

#: By name, in the order in which they were declared.
RULES: dict[str, Any] = {}


def register(rule: R) -> R:
    """Declare a rule; raises ValueError where another one has its name."""
    if RULES.setdefault(rule.name, rule) != rule:
        raise ValueError(f"There is a house rule {rule.name} already.")
    return rule


def groups() -> list[Group]:
    """Those that have a rule, as the settings page lists them."""
    return sorted({rule.group for rule in RULES.values()}, key=lambda one: (one.position, one.code))


def rules_of(group: Group) -> list[Any]:
    return [rule for rule in RULES.values() if rule.group == group]
