"""What mystery shoppers of Glenmarnock sent in two years, and what they are asked now."""

import datetime as dt
import random
from decimal import Decimal

from django.utils import timezone

from base.core.demo import World, in_demo
from base.core.periods import FinancialYear, months_after
from participation.joining.involvement.models import Interest, Opportunity, Placement
from participation.people.customers.models import Customer
from participation.questionnaires.codes.services import give_codes
from participation.questionnaires.kept_versions import questions_of
from participation.questionnaires.models import Questionnaire

from .made_up.again import ask_of_month
from .made_up.words import ABOUT, BY, DRAFT, LIKED, PRAISE, SCENARIOS, WENT, WRONG, Planned
from .made_up.written_down import Told, noon, write_down
from .models import (
    Assignment,
    Channel,
    Round,
    Scenario,
    Shopper,
    shoppers,
)
from .models.channels import AT_ONCE
from .scenarios.services import take_into_use, write_scenario

DAY = dt.timedelta(days=1)
MONTHS = 24
#: How many are shoppers; of these so many answer in a month.
SHOPPERS, ANSWER = 16, 12


@in_demo(position=31)
def make_shopping(world: World) -> None:
    dice = world.dice("shopping")
    placements = _shoppers(world, dice)
    if not placements:
        return
    real = _rounds(world, placements, dice)
    enquiries = _enquiries(world, placements, dice)
    write_down(world, [*real, *enquiries], dice)


def _shoppers(world: World, dice: random.Random) -> list[Placement]:
    """Those who are placed, and others until there are enough; one is not trained, two are swapped."""
    opportunity = Opportunity.objects.filter(kind=Opportunity.Kind.SHOPPER).first()
    if opportunity is None:
        return []
    amina = Customer.objects.filter(name="Amina Hussain", user__isnull=False).first()
    # Whom visitors look around as is one of them, and not somebody who waits to hear.
    waiting = opportunity.interests.live().exclude(state=Interest.State.PLACED)
    waiting.filter(customer=amina).delete()
    there = set(opportunity.interests.live().values_list("customer", flat=True))
    others = Customer.objects.current().exclude(pk__in=there).filter(joined_at__isnull=False)
    numbers = list(others.order_by("reference").values_list("pk", flat=True))
    missing = max(0, SHOPPERS - shoppers().count())
    chosen = dice.sample(numbers, min(missing, len(numbers)))
    if amina and amina.pk not in there and amina.pk not in chosen:
        chosen = [amina.pk, *chosen[:-1]] if chosen else [amina.pk]
    started = world.now - 800 * DAY
    made = Interest.objects.bulk_create(
        Interest(
            opportunity=opportunity,
            customer_id=number,
            state=Interest.State.PLACED,
            expressed_at=started - 20 * DAY,
            reply_due_on=timezone.localdate(started),
            moved_at=started,
            moved_by=world.officer,
        )
        for number in chosen
    )
    Placement.objects.bulk_create(
        Placement(
            interest=interest,
            role_title=opportunity.role,
            started_on=timezone.localdate(started),
            terms_agreed_on=timezone.localdate(started),
        )
        for interest in made
    )
    placements = list(shoppers().select_related("interest__customer").order_by("pk"))
    for one in placements:
        one.trained_on = timezone.localdate(started + dice.randint(5, 40) * DAY)
        one.training = "An hour by phone: what to notice, and what never to say"
    placements[-1].trained_on, placements[-1].training = None, ""
    Placement.objects.bulk_update(placements, ["trained_on", "training"])
    Shopper.objects.bulk_create(
        Shopper(
            placement=one,
            channels=["phone", "email"] if n % 4 == 3 else [],
            known_to=["repairs"] if n == 2 else [],
            from_landlord="Westhill Homes" if n in (4, 5) else "",
            lent_to="Westhill Homes" if n == 6 else "",
        )
        for n, one in enumerate(placements)
    )
    return placements


def _rounds(world: World, placements: list[Placement], dice: random.Random) -> list[Told]:
    today = timezone.localdate(world.now)
    told: list[Told] = []
    people = [one.interest.customer_id for one in placements]
    amina = next(
        (one.interest.customer_id for one in placements if one.interest.customer.user_id), None
    )
    first: Questionnaire | None = None
    for back in range(MONTHS - 1, -1, -1):
        month = months_after(today.replace(day=1), -back)
        title = f"Mystery shopping, {month:%B %Y}"
        questionnaire = ask_of_month(first, title=title, by=world.officer)
        first = first or questionnaire
        a_round = Round.objects.create(
            month=month, questionnaire=questionnaire, state="done", progress=100
        )
        give_codes(questionnaire=questionnaire, customers=people, ends_at=a_round.closes_at)
        questions = questions_of(questionnaire.versions.get())
        days = (min(a_round.last_day, today - DAY) - month).days
        if days < 0:
            continue
        for person in dice.sample(people, min(ANSWER, len(people))):
            if back == 0 and person == amina:
                continue  # they find this month's on their own page
            (service,) = dice.choices(*zip(*ABOUT, strict=True))
            (channel,) = dice.choices(*zip(*BY, strict=True))
            on = month + dice.randint(0, days) * DAY
            said = {"service": (service.value,), "channel": (channel.value,)}
            said |= _how_it_went(channel, back < MONTHS // 2, dice)
            about = {"round": a_round, "service": service, "channel": channel}
            told.append(Told(person, questionnaire, questions, about, said, on))
    return told


def _enquiries(world: World, placements: list[Placement], dice: random.Random) -> list[Told]:
    """Scenarios in every state, each given to some: most are back, one is due, one late, one called off."""
    this, today = FinancialYear.of(timezone.localdate(world.now)), timezone.localdate(world.now)
    told: list[Told] = []
    given = [one for one in placements if one.trained_on and one.interest.customer_id]
    amina = next((one for one in given if one.interest.customer.user_id), given[0])
    for n, plan in enumerate(SCENARIOS):
        scenario = _scenario(plan, this.start_year, world)
        take_into_use(scenario=scenario, by=world.officer)
        reviewed = today - (30 + 50 * n) * DAY
        changed = {"reviewed_on": reviewed, "reviewed_by": world.officer}
        if plan.last < 0:
            changed["retired_at"] = world.now - 240 * DAY
        Scenario.objects.filter(pk=scenario.pk).update(**changed)
        scenario.refresh_from_db()
        criteria = {one.code: one for one in scenario.criteria.all()}
        questions = questions_of(scenario.questionnaire.versions.get())
        about = {"scenario": scenario, "assigned_by": world.officer}
        others = [one for one in given if one != amina]
        for placement in dice.sample(others, min(9, len(others) - 2)):
            customer = placement.interest.customer_id
            on = today - dice.randint(20, 200 if plan.first == 0 else 600) * DAY
            if plan.last < 0:
                on = today - dice.randint(260, 600) * DAY
            row = Assignment.objects.create(
                **about,
                customer_id=customer,
                due_on=on + 7 * DAY,
                assigned_at=noon(on - 7 * DAY),
            )
            later = (today - on).days < 365
            said = _how_it_went(Channel(plan.channel), later, dice)
            said |= {code: _chosen(WENT[later], dice) for code in criteria}
            where = {"assignment": row, "service": plan.service, "channel": plan.channel}
            told.append(
                Told(
                    customer,
                    scenario.questionnaire,
                    questions,
                    where | {"criteria": criteria},
                    said,
                    on,
                )
            )
        if plan.last >= 0:
            _waiting(n, about, others, amina, today, world)
    _scenario(DRAFT, this.start_year, world)
    return told


def _waiting(
    n: int, about: dict, others: list, amina: Placement, today: dt.date, world: World
) -> None:
    """Of the first for Amina, of the next one that is late, and of the third one that was called off."""
    busy = set(about["scenario"].assignments.values_list("customer", flat=True))
    free = [one.interest.customer_id for one in others if one.interest.customer_id not in busy]
    asked = {"assigned_at": world.now - 12 * DAY, **about}
    if n == 0:
        Assignment.objects.create(
            **asked, customer_id=amina.interest.customer_id, due_on=today + 9 * DAY
        )
    elif n == 1 and free:
        Assignment.objects.create(**asked, customer_id=free[0], due_on=today - 4 * DAY)
    elif n == 2 and free:
        called_off = world.now - 3 * DAY
        Assignment.objects.create(
            **asked, customer_id=free[0], due_on=today + DAY, called_off_at=called_off
        )


def _scenario(plan: Planned, this: int, world: World) -> Scenario:
    return write_scenario(
        scenario=None,
        criteria=plan.criteria,
        by=world.officer,
        title=plan.title,
        service=plan.service,
        channel=plan.channel,
        to_ask=plan.to_ask,
        right_answer=plan.right_answer,
        first_year=this + plan.first,
        last_year=this + plan.last,
    )


def _how_it_went(channel: Channel, later: bool, dice: random.Random) -> dict:
    wait = {"wait": Decimal(dice.choice((0, 0, 1, 1, 2, 3, 3, 4, 5, 9)))}
    reply = {"reply": Decimal(dice.choice((0, 1, 1, 2, 2, 3, 3, 4, 5, 8)))}
    said = wait if channel in AT_ONCE else reply
    said |= {code: _chosen(WENT[later], dice) for code in ("greeting", "resolved")}
    said["promise"] = (dice.choices(("yes", "no", "na"), (45, 4, 51))[0],)
    said |= {
        code: (str(dice.choices((5, 4, 3, 2, 1), LIKED[later])[0]),)
        for code in ("polite", "knowledge", "overall")
    }
    flag = "yes" if dice.random() < 0.06 else "no"
    said["flag"] = (flag,)
    if flag == "yes":
        said["wrong"] = dice.choice(WRONG)
    if dice.random() < 0.25:
        said["praise"] = dice.choice(PRAISE)
    return said


def _chosen(weights: tuple[int, ...], dice: random.Random) -> tuple[str]:
    return (dice.choices(("yes", "partly", "no", "na"), weights)[0],)
