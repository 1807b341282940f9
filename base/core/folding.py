"""When two words are one to somebody who looks for them: ``lukasz`` is Łukasz, ``oneil`` is O’Neil.

Without capitals, accents and apostrophes, and with the plain letters that a British keyboard has for those of
other alphabets. The same rule twice: in Python for what is typed and kept, and as SQL for a column that
keeps no folded text beside it. Both databases find the same.

    Activity.objects.filter(every_word("lodz meeting", "title"))      in any order
    Customer.objects.values(called=Folded("name"))                    to compare by
"""

import re
import unicodedata
from collections.abc import Callable
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db import transaction
from django.db.backends.signals import connection_created
from django.db.models import CharField, F, Func, Q, QuerySet, TextField
from django.db.models.lookups import Contains

#: Straight, curly, turned, prime, accent alone: all are typed for an apostrophe, and many type none.
APOSTROPHES = "'`´‘’‛ʹʻʼʽʾʿˈ′‵＇ꞌ"
#: Marks on Latin, Greek, Cyrillic, Hebrew and Arabic letters, the lengthener of Arabic, and what nobody sees.
#: Those of Indic scripts and Thai are no ornament: without them it is another word.
UNHEARD = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670"
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
#: Letters that are no plain letter with a mark: of Polish, Danish, Croatian, Maltese, Turkish, Azeri, Sámi, Hausa,
#: Akan; the last of a Greek word; and Arabic ones that two keyboards write two ways.
LETTERS = str.maketrans("łøđðħıəŋŧĸɓɗɖƙƴɛɔƒςيىكة", "loddhientkbddkyeofσییکه")
#: Letters that are two.
PAIRS = {"æ": "ae", "œ": "oe", "þ": "th", "ß": "ss"}

#: Nobody types more to find something; each further word is a further condition.
MOST_LETTERS = 100
MOST_WORDS = 8
BETWEEN_NAMES = re.compile(r"(?<=[^\W\d_])[-‐‑‒–](?=[^\W\d_])")

_NO_APOSTROPHE = str.maketrans("", "", APOSTROPHES)
_ALL_LETTERS: dict[int, Any] = {**LETTERS, **str.maketrans(PAIRS)}


def folded(text: str) -> str:
    if text.isascii():  # most are, and a list of customers has a hundred thousand of them
        return text.lower().replace("'", "").replace("`", "")
    # Twice: some accents that stand alone fall apart into a space and a mark, and ŉ into two letters.
    plain = unicodedata.normalize("NFKD", text.translate(_NO_APOSTROPHE))
    return UNHEARD.sub("", plain.translate(_NO_APOSTROPHE).lower()).translate(_ALL_LETTERS)


def words_of(typed: str) -> list[str]:
    """What was typed as the words to look for, whatever was pasted into the box."""
    plain = folded(typed[:MOST_LETTERS].replace("\x00", " "))
    return BETWEEN_NAMES.sub(" ", plain).split()[:MOST_WORDS]


def every_word(typed: str, *columns: str) -> Q:
    """Rows that have each word typed somewhere in one of the columns, in whatever order."""
    found = (
        reduce(or_, (Q((f"{column}__finds", word)) for column in columns))
        for word in words_of(typed)
    )
    return reduce(and_, found, Q())


def refold(rows: QuerySet, column: str, made: Callable[[Any], str], *, batch: int = 200) -> int:
    """Fold anew what is kept folded, after the rule has changed; how many rows were not as they should be.

    A few at a time, so that nobody waits for a row. Stopped in the middle it can be begun again.
    """
    last, mended = 0, 0
    while True:
        with transaction.atomic():
            some = list(rows.select_for_update().filter(pk__gt=last).order_by("pk")[:batch])
            if not some:
                return mended
            wrong = [row for row in some if getattr(row, column) != made(row)]
            for row in wrong:
                setattr(row, column, made(row))
            rows.model._base_manager.bulk_update(wrong, [column])
        last, mended = some[-1].pk, mended + len(wrong)


def fold_sql(text: str, vendor: str) -> str:
    """:func:`folded` as SQL. ``text`` is a column, or SQL that may stand there several times."""
    if vendor != "postgresql":
        return f"FOLDED({text})"
    drop = APOSTROPHES.replace("'", "''")
    plain = f"TRANSLATE(NORMALIZE(TRANSLATE({text}, '{drop}', ''), NFKD), '{drop}', '')"
    plain = f"REGEXP_REPLACE(LOWER({plain}), '{UNHEARD.pattern}', '', 'g')"
    for letter, two in PAIRS.items():
        plain = f"REPLACE({plain}, '{letter}', '{two}')"
    there, here = ("".join(map(chr, some)) for some in (LETTERS.keys(), LETTERS.values()))
    plain = f"TRANSLATE({plain}, '{there}', '{here}')"
    # Six times as fast as by the alphabet of the database, which knows no other capitals of these letters.
    ascii_alone = f'LOWER({text} COLLATE "C") COLLATE "default"'
    ascii_alone = f"REPLACE(REPLACE({ascii_alone}, '''', ''), '`', '')"
    return f"CASE WHEN OCTET_LENGTH({text}) = LENGTH({text}) THEN {ascii_alone} ELSE {plain} END"


class Folded(Func):
    """A column as it is compared."""

    arity = 1
    output_field = TextField()

    def __init__(self, column: str, **extra):
        super().__init__(F(column), **extra)

    def as_sql(self, compiler, connection, function=None, template=None, arg_joiner=None, **extra):
        (column,) = self.get_source_expressions()
        sql, params = compiler.compile(column)
        assert not params, "A column, which may stand in the statement several times"
        return fold_sql(sql, connection.vendor), []


@CharField.register_lookup
@TextField.register_lookup
class Finds(Contains):
    """``title__finds="Łódź"``: part of it, as people look for it."""

    lookup_name = "finds"

    def get_prep_lookup(self):
        return folded(str(self.rhs))

    def process_lhs(self, compiler, connection, lhs=None):
        sql, params = super().process_lhs(compiler, connection, lhs)
        assert not params, "A column, which may stand in the statement several times"
        return fold_sql(sql, connection.vendor), []

    def get_rhs_op(self, connection, rhs):
        return connection.operators["contains"] % rhs


def teach_sqlite(connection, **_) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_function(
            "FOLDED", 1, lambda text: None if text is None else folded(text), deterministic=True
        )


connection_created.connect(teach_sqlite, dispatch_uid="base.core.folding")
