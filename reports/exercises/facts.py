"""What did the landlord say of the facts, and what changed because of it?"""

from dataclasses import dataclass

from reports.sections import Asked, Material, Section
from reports.sentences import capital, counted

from .of import exercise_of


@dataclass(frozen=True)
class Comment:
    where: str
    words: str
    changed: bool
    answer: str


@dataclass(frozen=True)
class Facts:
    answer: str
    comments: tuple[Comment, ...]


def count(asked: Asked) -> Facts:
    rows = exercise_of(asked).fact_comments.select_related("section")
    comments = tuple(
        Comment(
            one.section.heading if one.section else "", one.words, bool(one.changed), one.answer
        )
        for one in rows
    )
    return Facts(sentence(comments), comments)


def sentence(comments: tuple[Comment, ...]) -> str:
    if not comments:
        return (
            "Before it was published the landlord could say which facts are wrong, and named none."
        )
    changed = sum(one.changed for one in comments)
    said = capital(counted(len(comments), "comment", "comments"))
    return f"{said} of the landlord on facts came before it was published. The panel changed its report for {changed:,}."


def build(material: Material[Facts, None]) -> Facts:
    return material.this


SECTION = Section(
    code="facts",
    heading="What did the landlord say of the facts?",
    template="reports/exercises/facts.html",
    shape=Facts,
    count=count,
    build=build,
)
