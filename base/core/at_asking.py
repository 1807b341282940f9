"""Values that a query is told each time it is asked, where its SQL is made once in a process."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection, models
from django.db.models.expressions import Expression


class AtAsking(Expression):
    """A value in a query that is known when the page is asked for, and not yet when the query is made."""

    def __init__(self, value: Callable[[Any], Any], output_field: models.Field) -> None:
        super().__init__(output_field=output_field)
        self.value = value

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]


def told(parameters: Sequence[Any], asker: Any) -> tuple[Any, ...]:
    """The parameters of a query for one asking: what each :class:`AtAsking` finds in ``asker``."""
    return tuple(
        one.output_field.get_db_prep_value(one.value(asker), connection)
        if isinstance(one, AtAsking)
        else one
        for one in parameters
    )
