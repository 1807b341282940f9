"""The words of public pages that a landlord may put in its own way, as the portal ships them (K-12)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shipped:
    """``where`` is the address of the page they stand on, ``about`` what staff see them called."""

    about: str
    where: str
    title: str
    body: str


SHIPPED: dict[str, Shipped] = {
    "home": Shipped(
        "The first page: its heading and first words",
        "/",
        "Your home, your say",
        "Tell us what needs to change. We listen, we answer in public, and we show what was done. "
        "How much time do you have?",
    ),
    "involved": Shipped(
        "The first page: what getting involved means",
        "/",
        "What does getting involved mean?",
        "You say how much you want to do, from hearing our news to deciding with us. You say how we "
        "reach you. We ask only about what you care about, and we tell you what changed. We pay "
        "your travel and childcare. You can stop at any time.",
    ),
    "menu": Shipped(
        "Get involved: the words above the menu",
        "/get-involved/",
        "Get involved",
        "Pick what suits you. Do one thing or several, stop when you like. Nothing here counts for "
        "more than anything else: what you say does.",
    ),
    "join": Shipped(
        "Join: the first words",
        "/join/",
        "Join us",
        "You live with what we decide. Tell us how you would like a say in it, and we will ask you "
        "in the way that suits you.",
    ),
    "complaints": Shipped(
        "Complain or praise: the first words",
        "/complaints/",
        "Complain or praise",
        "Tell us when we get it wrong, and when somebody has done well. Both change how we work.",
    ),
    "contact": Shipped(
        "Contact: the first words",
        "/contact/",
        "Contact us",
        "Talk to us in the way that suits you. You do not need an account.",
    ),
}
