"""The people to sign in as, one for each role, and the officers behind the activities."""

from typing import NamedTuple

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from base.accounts.models import User
from base.accounts.services import grant_role
from base.core.audience import TRUSTED_ROLES, Role


class Person(NamedTuple):
    name: str
    email: str
    roles: tuple[Role, ...]
    job_title: str = ""
    does: str = ""
    """What can be seen as this person, said on the page that lets one in."""


CUSTOMER = Person(
    "Amina Hussain",
    "amina.hussain@post.example",
    (Role.CUSTOMER,),
    "",
    "A tenant of Mill Lane. Choose from the menu, book a place, change how you are contacted.",
)
PANEL_MEMBER = Person(
    "Jean Ó Súilleabháin",
    "jean.osuilleabhain@post.example",
    (Role.CUSTOMER, Role.PANEL_MEMBER),
    "",
    "A sharing owner who sits on the Scrutiny Panel.",
)
OFFICER = Person(
    "Morag Tait",
    "morag.tait@glenmarnock.example",
    (Role.STAFF,),
    "Participation officer",
    "Today's work: log an event, record who came, ring somebody who is interested.",
)
MANAGER = Person(
    "Ewan Galbraith",
    "ewan.galbraith@glenmarnock.example",
    (Role.MANAGER,),
    "Head of Communities",
    "Everything an officer does, and the annual reports: ask for one, publish one.",
)
BOARD_MEMBER = Person(
    "Nadia Sheikh",
    "nadia.sheikh@board.glenmarnock.example",
    (Role.BOARD,),
    "Board member",
    "The Board's shelf of reports.",
)
ADMINISTRATOR = Person(
    "Danuta Wrona",
    "danuta.wrona@glenmarnock.example",
    (Role.ADMINISTRATOR,),
    "Systems administrator",
    "Who may sign in, and as what.",
)
#: In the order of the page that lets one in.
CAST = [CUSTOMER, PANEL_MEMBER, OFFICER, MANAGER, BOARD_MEMBER, ADMINISTRATOR]

COLLEAGUES = [
    Person("Callum Baxter", "callum.baxter@glenmarnock.example", (Role.STAFF,), "Housing officer"),
    Person(
        "Kirsty Naismith", "kirsty.naismith@glenmarnock.example", (Role.STAFF,), "Housing officer"
    ),
    Person("Tunde Balogun", "tunde.balogun@glenmarnock.example", (Role.STAFF,), "Repairs planner"),
]


def make_cast() -> dict[str, User]:
    """Everybody who can sign in, by email address."""
    return {person.email: make_user(person) for person in [*CAST, *COLLEAGUES]}


def make_user(person: Person) -> User:
    user = User.objects.create_user(person.email, name=person.name, job_title=person.job_title)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    for role in person.roles:
        grant_role(user=user, role=role)
    if Role.ADMINISTRATOR in person.roles:
        user.is_staff = user.is_superuser = True
        user.save(update_fields=["is_staff", "is_superuser"])
    if TRUSTED_ROLES.intersection(person.roles):
        TOTP.activate(user, generate_totp_secret())
    return user
