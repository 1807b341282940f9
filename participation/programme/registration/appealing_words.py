"""To whom a group appeals that does not agree with us. Every letter about a decision says it."""

from base.core.house_rules import JURISDICTION

APPEAL = {
    "scotland": "If you do not agree with this decision, you have the right to appeal to the Scottish Ministers. "
    "Ask us where to write and we tell you.",
    "england": "If you do not agree with this decision, you can complain to us, and after that to the Housing "
    "Ombudsman.",
}


def right_of_appeal() -> str:
    """SSI 2002/416, art. 5(5) and 6(3). The law of England has no such register and no such appeal."""
    return APPEAL[JURISDICTION.value]
