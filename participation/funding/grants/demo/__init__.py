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

from .. import services
from ..models import Application, Grant, Scheme, SchemeYear
from ..questions import SCHEME
from .spent import make_year_before, spend
from .words import (
    AREA,
    ASSOCIATION,
    BOOKS,
    BUDGETS,
    FEW_ASKED,
    GRANTS,
    NOT_AWARDED,
    TEA_URN,
)
from .works import make_works


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
    make_works(world, years["improvements"])
    spend(world)
    make_year_before(world)


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
