"""The grants of Glenmarnock: budgets of this year, and a grant at each point of its way."""

from decimal import Decimal

from base.core.demo import World, in_demo
from base.core.periods import FinancialYear
from participation.people.groups.models import Group
from participation.questionnaires.answering.keeping import hand_in
from participation.questionnaires.answering.services import begin_sheet, keep_answers
from participation.questionnaires.answering.who import Who
from participation.questionnaires.models import Sheet
from participation.questionnaires.owners import Owned

from . import services
from .models import Application, Grant, Scheme, SchemeYear
from .questions import SCHEME

#: Scheme, budget, rates.
BUDGETS = [
    ("association", 3000, {"first_year_most": Decimal(500), "later_most": Decimal(200)}),
    ("area_association", 4000, {"flat_rate": Decimal(1500)}),
    ("start_up", 1000, {}),
    ("training", 1200, {}),
    ("community_fund", 6000, {}),
    ("improvements", 100_000, {"usual_most": Decimal(5000)}),
]
ASSOCIATION, GARDENERS = "Mill Lane Residents' Association", "Calder Court Gardeners"
AREA, RETIRED = "Fernhill Area Association", "Lighthouse View Retirement Association"
#: Group, scheme, what for, asked, awarded, paid, given back; None for what has not come about.
GRANTS = [
    (ASSOCIATION, "association", "The costs of the year", 200, 200, 200, None),
    (ASSOCIATION, "community_fund", "A summer fair in the park", 900, 750, 400, None),
    (ASSOCIATION, "improvements", "Lights on the path to the bus stop", 6200, None, None, None),
    (RETIRED, "association", "Outings, and paper for the newsletter", 200, 180, None, None),
    (RETIRED, "community_fund", "A film night every month", 480, 480, 480, 120),
    (GARDENERS, "start_up", "Tools and a lock for the hut", 300, 300, 300, None),
    (GARDENERS, "community_fund", "A greenhouse", 2400, None, None, None),
]
#: What an application says.
BOOKS = {
    "what-for": "A day of training for our new treasurer",
    "pounds": Decimal("145.00"),
    "costs": "The course: £120. The bus to it: £25. Both from the page of the college.",
    "other-money": "None. The group has £61 left for stamps.",
    "why": "Our treasurer is new, and nobody here has kept accounts before.",
    "members": "We asked at the meeting in the hall. All twelve were for it.",
    "when": "Before our annual meeting in March",
}
TEA_URN = {
    "what-for": "An urn for tea",
    "costs": "The urn: £62, from the shop in Calder Street.",
}
FEW_ASKED = "Nine people were asked. There are sixty homes."
NOT_AWARDED = "The ground belongs to the council. Ask it first, and then ask us again."


@in_demo(position=45)
def make_grants(world: World) -> None:
    years = {code: _year(world, code, budget, rates) for code, budget, rates in BUDGETS}
    groups = {group.name: group for group in Group.objects.all()}
    for name, code, what_for, asked, awarded, paid, back in GRANTS:
        if name not in groups:  # of a world without it
            continue
        grant = services.ask(
            year=years[code],
            group=groups[name],
            pounds=Decimal(asked),
            what_for=what_for,
            by=world.officer,
        )
        if awarded:
            _award(world, grant, awarded, paid, back)
    for refused in Grant.objects.filter(what_for="A greenhouse"):
        _score(world, refused)
        services.turn_down(grant=refused, why=NOT_AWARDED, by=world.manager)
    if ASSOCIATION in groups:
        _apply(world, years["training"], groups[ASSOCIATION], BOOKS, sent=True)
        _apply(world, years["start_up"], groups[ASSOCIATION], TEA_URN, sent=False)
    if AREA in groups:
        _share(world, years["area_association"])


def _year(world: World, code: str, budget: int, rates: dict[str, Decimal]) -> SchemeYear:
    this = FinancialYear.of(world.now.date())
    day = {"counted_on": this.first} if code == "area_association" else {}
    year = services.save_year(
        by=world.manager,
        scheme=Scheme.objects.get(code=code),
        starts=this.start_year,
        **rates,
        **day,
    )
    why = "Agreed with the budget of the year"
    services.set_budget(year=year, pounds=Decimal(budget), why=why, by=world.manager)
    return year


def _apply(world: World, year: SchemeYear, group: Group, said: dict, *, sent: bool) -> Application:
    """As an office bearer said it on the phone; one is sent, another waits to be gone on with."""
    year.refresh_from_db()
    application = services.begin_application(year=year, group=group, by=world.officer)
    asked, code = application.code.questionnaire, application.code
    sheet = begin_sheet(questionnaire=asked, customer=None, code=code)
    keep_answers(sheet=sheet, said=said)
    if sent:
        who = Who(None, code=code, mode=Sheet.Mode.PHONE, by=world.officer)
        hand_in(whose=Owned(year.scheme, SCHEME), sheet=sheet, who=who)
    return application


def _award(world: World, grant: Grant, awarded: int, paid: int | None, back: int | None) -> None:
    if grant.scheme_year.scheme.is_assessed:
        _score(world, grant)
    services.award(
        grant=grant, pounds=Decimal(awarded), why="It does what the scheme is for", by=world.manager
    )
    if not paid:
        return
    day = world.now.date()
    services.accept(grant=grant, how="The chair signed the letter", by=world.officer)
    services.check_conditions(grant=grant, by=world.officer)
    grant.refresh_from_db()
    services.pay(
        grant=grant, pounds=Decimal(paid), on=day, why="To its bank account", by=world.officer
    )
    if back:
        services.give_back(
            grant=grant, pounds=Decimal(back), on=day, why="Two films were free", by=world.officer
        )


def _score(world: World, grant: Grant) -> None:
    """They differ on the second criterion."""
    services.assess(grant=grant, points=[4, 2, 3, 4, 4], by=world.officer, words=FEW_ASKED)
    services.assess(grant=grant, points=[4, 5, 3, 4, 3], by=world.manager)


def _share(world: World, year: SchemeYear) -> None:
    """The table is agreed, and one association has asked for its part."""
    services.count_people(year=year, by=world.officer)
    services.agree_table(year=year, by=world.manager)
    share = year.shares.select_related("group").filter(group__name=AREA).first()
    if share:
        services.ask(
            year=year,
            group=share.group,
            pounds=Decimal(1500),
            what_for="The work of the year",
            by=world.officer,
        )
