"""Dataclasses to JSON and back, so that what a report says can be kept as it was said.

Reading is lenient where time passes: a field that an older edition does not have takes its default.
"""

import dataclasses
import datetime as dt
import types
from decimal import Decimal
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def freeze(value: Any) -> Any:
    """Plain JSON. Decimals and dates become text, so that not a penny is rounded."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: freeze(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
    if isinstance(value, tuple | list):
        return [freeze(item) for item in value]
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return value


def thaw(wanted: type[T], data: dict[str, Any]) -> T:
    return _thaw(wanted, data)


def _thaw(wanted: Any, data: Any) -> Any:
    if get_origin(wanted) in (Union, types.UnionType):
        if data is None:
            return None
        (wanted,) = [choice for choice in get_args(wanted) if choice is not type(None)]
    if get_origin(wanted) is tuple:
        item = get_args(wanted)[0]
        return tuple(_thaw(item, value) for value in data)
    if dataclasses.is_dataclass(wanted):
        hints = get_type_hints(wanted)
        known = {name: value for name, value in data.items() if name in hints}
        return wanted(**{name: _thaw(hints[name], value) for name, value in known.items()})  # type: ignore[operator]
    if wanted is Decimal:
        return Decimal(data)
    if wanted is dt.date:
        return dt.date.fromisoformat(data)
    return data
