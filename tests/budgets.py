"""How many queries the first page of staff may take: it asks every app what waits."""

from portal.worklist import SOURCES

#: Session, person, roles and second factor.
WHO_IT_IS = 4


def today_budget() -> int:
    """Each source is one or two queries, however much waits; the year's figures are kept a minute."""
    return WHO_IT_IS + 2 * len(SOURCES)
