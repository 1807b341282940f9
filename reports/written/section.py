"""What do customers say themselves? The sections that customers wrote for the report (K-37)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from reports.sections import Asked, Material, Section
from reports.shapes import Picture

from .models import WrittenSection


@dataclass(frozen=True)
class Piece:
    """What one customer or group wrote, word for word, and how they wish to be named."""

    number: int
    title: str
    text: str
    author: str
    picture: Picture | None

    @property
    def anchor(self) -> str:
        return f"by-customers-{self.number}"


@dataclass(frozen=True)
class ByCustomers:
    pieces: tuple[Piece, ...]

    @property
    def entries(self) -> list[tuple[str, str]]:
        return [(one.anchor, one.title) for one in self.pieces]


def accepted(kind: str, about: str) -> QuerySet[WrittenSection]:
    """In the order in which they were handed in."""
    sections = WrittenSection.objects.accepted().filter(kind=kind, about=about)
    return sections.order_by("handed_in_at", "pk")


def tell(asked: Asked) -> Sequence[Piece]:
    found = accepted(asked.kind, asked.about).select_related("customer__tenure", "group")
    return [piece(one) for one in found]


def piece(one: WrittenSection) -> Piece:
    picture = Picture(str(one.picture.name), one.alt) if one.picture else None
    return Piece(one.pk, one.title, one.text, one.author, picture)


def build(material: Material[None, Sequence[Piece]]) -> ByCustomers | None:
    """Where nobody wrote, there is no such section."""
    return ByCustomers(tuple(material.told)) if material.told else None


def why_not_publish(content: ByCustomers | None, kind: str, about: str) -> str:
    """Something in it was taken back, or changed, since it was built."""
    built = content.pieces if content else ()
    standing = accepted(kind, about).select_for_update(of=("self",))
    named = standing.select_related("customer__tenure", "group")
    now = {one.pk: one for one in named.filter(pk__in=[one.number for one in built])}
    if all(one.number in now and _same(one, now[one.number]) for one in built):
        return ""
    return (
        "A customer took back or changed what they wrote for it. Build it again, then publish that."
    )


def _same(one: Piece, now: WrittenSection) -> bool:
    shown = (one.title, one.text, one.author, one.picture.alt if one.picture else "")
    return shown == (now.title, now.text, now.author, now.alt if now.picture else "")


SECTION = Section(
    code="by_customers",
    anchor="by-customers",
    heading="What do customers say themselves?",
    template="reports/impact/by_customers.html",
    shape=ByCustomers,
    tell=tell,
    build=build,
    by_customers=True,
    why_not_publish=why_not_publish,
)
