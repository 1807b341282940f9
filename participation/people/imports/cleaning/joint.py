"""Joint tenants who share the reference of their tenancy get references of their own."""

import hashlib
import re
import unicodedata

from ..values import Unfit

LONGEST = 31


def own_reference(tenancy: str, name: str) -> str:
    """The tenancy's, with a sign for the name that does not tell it: records outlive the names in them.

    The same for the same name in other capitals, with or without its accents; for a new name it is another.
    """
    plain = _for_the_sign(name)
    if not plain:
        raise Unfit("It has no name, and people of this list are told apart by their names.")
    if len(tenancy) > LONGEST:
        raise Unfit("Its reference is too long for people to be told apart by it and their names.")
    whose = "".join(tenancy.casefold().split()).lstrip("0")
    sign = hashlib.sha256(f"{whose} {plain}".encode()).hexdigest()[:8]
    return f"{tenancy}/{sign}"


def _for_the_sign(name: str) -> str:
    """Names are told apart more finely than in a search, and by a rule that may never change.

    Records have references that were made by it: by another one nobody in the next list would be found.
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    heard = (one for one in plain if not unicodedata.combining(one) and one not in "'’")
    return " ".join(re.findall(r"\w+", "".join(heard)))
