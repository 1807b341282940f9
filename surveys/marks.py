"""How codes of people who match no customer are called: by what they came with."""

from participation.questionnaires.models import HANDED_OUT

#: By the open link, from a browser that knows them again.
OPEN_LINK = "open:"
#: At a device that many use one after another.
KIOSK = "kiosk:"
#: One of us, in a survey of our own staff.
OURS = "staff:"


def mark_of_one_of_us(user: int | None) -> str:
    return f"{OURS}{user}"


def came_openly(mark: str) -> bool:
    """Without saying who they are: they may have answered before, and nobody can tell."""
    return mark.startswith((OPEN_LINK, KIOSK, HANDED_OUT))
