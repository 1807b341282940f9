"""When two references of the housing system are one, however somebody or a spreadsheet wrote them.

``GH 0012`` and ``gh 0012`` are; so are ``007`` and ``7``, and a reference with a hidden character in it.
The database works it out, so that every writer of a record is covered, and keeps an index of it.
"""

from django.db.models import CharField, Func

#: Spaces, and what nobody sees (see ``base.core.hidden``, which takes these out of what is read now).
UNSEEN = " \u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"


def _plain_on_postgresql(reference: str) -> str:
    return f"TRANSLATE({reference}, '{UNSEEN}', '')"


def _plain_elsewhere(reference: str) -> str:
    for letter in UNSEEN:
        reference = f"REPLACE({reference}, '{letter}', '')"
    return reference


def plain_sql(reference: str, vendor: str) -> str:
    """A reference without spaces and hidden characters, as SQL."""
    return (_plain_on_postgresql if vendor == "postgresql" else _plain_elsewhere)(reference)


def key_sql(reference: str, vendor: str) -> str:
    """What references are compared by, as SQL. Empty where there is nothing but zeros in it."""
    return f"LTRIM(LOWER({plain_sql(reference, vendor)}), '0')"


class ReferenceKey(Func):
    """The same for queries and indexes: ``ReferenceKey("reference")``."""

    arity = 1
    output_field = CharField()

    def as_sql(self, compiler, connection, **extra):
        return super().as_sql(
            compiler,
            connection,
            template=key_sql("%(expressions)s", connection.vendor),
            **extra,
        )
