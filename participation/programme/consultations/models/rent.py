"""What a change of rent means by the kind of home."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import models

from base.core.templatetags.words import pounds

from .consultations import Consultation

THE_SAME, MORE, LESS = "{rent}, the same", "{rent}, {change} more", "{rent}, {change} less"
#: What stands on the table beside these, whoever reads it.
ON_THE_TABLE = ("What it means for your rent, a week", "Home", "Now", THE_SAME, MORE, LESS)


@dataclass(frozen=True)
class Then:
    """The rent of one home under one option, a week."""

    rent: Decimal
    more: Decimal

    @property
    def in_words(self) -> str:
        """£95.17, £2.77 more."""
        return self.says.format(rent=pounds(self.rent), change=pounds(self.change))

    @property
    def says(self) -> str:
        """The sentence, which is translated, with places for the amounts."""
        if not self.more:
            return THE_SAME
        return MORE if self.more > 0 else LESS

    @property
    def change(self) -> Decimal:
        return abs(self.more)


@dataclass(frozen=True)
class Home:
    """One kind of home: its rent a week now, and under each option."""

    name: str
    now: Decimal
    then: tuple[Then, ...]


class RentTable(models.Model):
    """What people with each kind of home would pay a week: the options are columns.

    ``rows`` are lists: the kind of home, the rent now and then under each of ``options``, as text so that no
    penny is rounded.
    """

    consultation = models.OneToOneField(Consultation, models.CASCADE, related_name="rent_table")
    options = models.JSONField(default=list)
    rows = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"What it means for the rent: {self.consultation}"

    @property
    def homes(self) -> list[Home]:
        found = []
        for name, now, *then in self.rows:
            rent = Decimal(now)
            found.append(
                Home(name, rent, tuple(Then(Decimal(one), Decimal(one) - rent) for one in then))
            )
        return found

    @property
    def in_words(self) -> str:
        """A line for each home, for a letter and for whoever is about to answer."""
        lines = ["What it means for your rent, a week:"]
        for home in self.homes:
            then = "; ".join(
                f"{option}: {one.in_words}"
                for option, one in zip(self.options, home.then, strict=True)
            )
            lines.append(f"{home.name}, now {pounds(home.now)}. {then}.")
        return "\n".join(lines)
