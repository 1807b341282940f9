"""The rules of a kind of group, as people read them."""

from collections.abc import Iterator

from django.utils.text import get_text_list

from .models import Group, GroupKind
from .services.limits import classes_of


def who_may_sit(kind: GroupKind) -> str:
    """In the words of one line: Customers (Leaseholder) and staff."""
    told = {"customer": "customers", "panel": "scrutiny panel members", "staff": "staff"}
    if tenures := [tenure.name for tenure in kind.tenures.all()]:
        told["customer"] = f"customers ({', '.join(tenures)})"
    if kind.lives_there:
        told["customer"] += " who live there"
    words = get_text_list([told[one] for one in classes_of(kind)], "and")
    return words[:1].upper() + words[1:]


def how_many(kind: GroupKind, cap: int | None) -> str:
    """The limits, as one sentence each; empty where there are none."""
    told = []
    if cap is not None:
        told.append(f"At most {cap} in all.")
    if kind.cap_per_area is not None:
        told.append(f"At most {kind.cap_per_area} of one place.")
    if kind.cap_per_tenure is not None:
        told.append(f"At most {kind.cap_per_tenure} of one tenure.")
    return " ".join(told)


def rights(kind: GroupKind) -> str:
    """What groups of the kind may do that others may not, as one sentence each; empty where there is nothing."""
    told = (
        (kind.speaks_for_area, "It speaks for the people of its place."),
        (kind.may_register, "It may apply to be on the register of tenant organisations."),
        (kind.has_agreement, "We agree with it in writing on what it is consulted."),
        (kind.recommends, "It makes recommendations that we answer by a day."),
    )
    return " ".join(words for has, words in told if has)


def term(kind: GroupKind) -> str:
    if not kind.term_years:
        return ""
    years = f"{kind.term_years} year{'' if kind.term_years == 1 else 's'}"
    weeks = f"{kind.notice_weeks} week{'' if kind.notice_weeks == 1 else 's'}"
    return f"{years}, and we tell people {weeks} before it ends."


def rules_of(group: Group) -> Iterator[tuple[str, str]]:
    """Each rule with its name, for the page of one group; those that say nothing are left out."""
    kind = group.kind
    told = (
        ("Who may sit on it", who_may_sit(kind)),
        ("How many", how_many(kind, group.cap) or "As many as wish to"),
        ("Term of office", term(kind)),
        ("To decide", f"{kind.quorum} have to be there." if kind.quorum else ""),
        (
            "To come to",
            f"{kind.least_attendance}% of its meetings." if kind.least_attendance else "",
        ),
        ("Meets", kind.how_often),
        ("Its rights", rights(kind)),
    )
    return ((name, words) for name, words in told if words)
