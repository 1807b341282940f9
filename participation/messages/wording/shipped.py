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
    "association": Shipped(
        "Start an association: the first words",
        "/associations/start/",
        "Start an association where you live",
        "An association is neighbours who speak for their street or estate, to us and to others. We "
        "want to hear from every place, and we help you to start one.",
    ),
    "mission": Shipped(
        "What we stand for: our mission",
        "/what-we-stand-for/",
        "Our mission",
        "To give people good homes at rents they can pay, in places where they like to live.",
    ),
    "vision": Shipped(
        "What we stand for: our vision",
        "/what-we-stand-for/",
        "Our vision",
        "Everybody who lives in one of our homes has a say in how it is looked after, and can see what "
        "came of it.",
    ),
    "values": Shipped(
        "What we stand for: our values",
        "/what-we-stand-for/",
        "Our values",
        "We are fair. We are open. We keep our word, and say so when we cannot.",
    ),
    "trust": Shipped(
        "What we stand for: trust, respect and partnership",
        "/what-we-stand-for/",
        "Trust, respect and partnership",
        "Taking part works only where both sides trust and respect each other, and work on it as "
        "partners. That is what we promise you, and what we ask of you.",
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
    "framework": Shipped(
        "Scrutiny: how it is part of our planning",
        "/scrutiny/framework/",
        "How scrutiny is part of our planning",
        "Each year panels of customers choose what they look into, with our plans before them. What they find goes to "
        "whoever runs the service, and to the board.\n\n"
        "When we write the next plan of the business or of a service, we go through every recommendation that we "
        "accepted, and say what became of it.",
    ),
    "contact": Shipped(
        "Contact: the first words",
        "/contact/",
        "Contact us",
        "Talk to us in the way that suits you. You do not need an account.",
    ),
}
