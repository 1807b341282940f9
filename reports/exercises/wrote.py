"""What does the panel say? The report in the words of its members, section by section."""

from dataclasses import dataclass

from reports.sections import Asked, Material, Section

from .of import exercise_of


@dataclass(frozen=True)
class Part:
    number: int
    heading: str
    text: str

    @property
    def anchor(self) -> str:
        return f"part-{self.number}"


@dataclass(frozen=True)
class Wrote:
    parts: tuple[Part, ...]

    @property
    def entries(self) -> list[tuple[str, str]]:
        return [(one.anchor, one.heading) for one in self.parts]


def count(asked: Asked) -> Wrote:
    sections = exercise_of(asked).sections.all()
    return Wrote(tuple(Part(n, one.heading, one.text) for n, one in enumerate(sections, start=1)))


def build(material: Material[Wrote, None]) -> Wrote:
    return material.this


SECTION = Section(
    code="wrote",
    heading="What does the panel say?",
    template="reports/exercises/wrote.html",
    shape=Wrote,
    count=count,
    build=build,
)
