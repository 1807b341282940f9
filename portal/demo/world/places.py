"""Where Glenmarnock's homes are. GM is no British postcode area, so no real address can be hit."""

from dataclasses import dataclass

from django.utils.text import slugify

from participation.people.customers.models import Area


@dataclass(frozen=True)
class Estate:
    name: str
    area: str
    region: str
    district: str
    streets: tuple[str, ...]
    share: float
    """How much of the stock is here."""


ESTATES = (
    Estate("Mill Lane", "Calder", "West", "GM1", ("Mill Lane", "Weir Street", "Lade Close"), 14),
    Estate("Calder Court", "Calder", "West", "GM1", ("Calder Court", "Calder Road"), 11),
    Estate("Weavers Park", "Burnside", "West", "GM2", ("Loom Street", "Shuttle Way"), 9),
    Estate("Station Brae", "Burnside", "West", "GM2", ("Station Brae", "Signal Place"), 7),
    Estate("Castle Wynd", "Marnock", "North", "GM3", ("Castle Wynd", "Gallow Hill"), 8),
    Estate("Orchard Bank", "Marnock", "North", "GM3", ("Orchard Bank", "Damson Drive"), 6),
    Estate("Fernhill Gardens", "Fernhill", "North", "GM4", ("Fernhill Gardens", "Fern Road"), 12),
    Estate("Quarry Road", "Fernhill", "North", "GM4", ("Quarry Road", "Whin Terrace"), 8),
    Estate("Netherhaven", "Harbour", "Coast", "GM5", ("Net Loft Row", "Herring Street"), 9),
    Estate("Lighthouse View", "Harbour", "Coast", "GM5", ("Lighthouse View", "Keel Court"), 5),
    Estate("Seafield", "Links", "Coast", "GM6", ("Seafield Terrace", "Dune Walk"), 7),
    Estate("Kelpie Row", "Links", "Coast", "GM6", ("Kelpie Row", "Tangle Street"), 4),
)

#: The hall people meet in, by area.
HALLS = {
    "Calder": ("Calder Hall", "2 Calder Road, Glenmarnock, GM1 1AB"),
    "Burnside": ("The Loom", "18 Loom Street, Glenmarnock, GM2 3BD"),
    "Marnock": ("Marnock Old School", "1 Castle Wynd, Glenmarnock, GM3 2AH"),
    "Fernhill": ("Fernhill Hub", "60 Fern Road, Fernhill, GM4 4EF"),
    "Harbour": ("The Net Loft", "3 Net Loft Row, Netherhaven, GM5 1AJ"),
    "Links": ("Links Pavilion", "9 Dune Walk, Seafield, GM6 2BN"),
}


def estates_in(place: str | None) -> list[Estate]:
    """The estate itself, or those of an area; without a place, all of them."""
    return [estate for estate in ESTATES if place in (None, estate.name, estate.area)]


def make_areas() -> dict[str, Area]:
    """Three regions, six areas, twelve estates, by name."""
    made: dict[str, Area] = {}

    def area(name: str, kind: Area.Kind, parent: Area | None = None) -> Area:
        if name not in made:
            made[name] = Area.objects.create(
                name=name, slug=slugify(name), kind=kind, parent=parent
            )
        return made[name]

    for estate in ESTATES:
        region = area(estate.region, Area.Kind.REGION)
        middle = area(estate.area, Area.Kind.AREA, region)
        area(estate.name, Area.Kind.ESTATE, middle)
    return made
