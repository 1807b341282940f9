"""The sentences of the report. Each answers its question in words that stay true for 0, 1 and many."""

from collections.abc import Sequence

from participation.programme.events.stats import Needs
from participation.reach.representation.comparing import MAY_BE_CHANCE, TOO_FEW, Compared

from .shapes import Characteristic, Group, Line, Pair


def counted(number: int, one: str, many: str) -> str:
    """``1 person``, ``1,204 people``, ``no people``."""
    if number == 0:
        return f"no {many}"
    return f"{number:,} {one if number == 1 else many}"


def times(number: int) -> str:
    """``once``, ``3 times``."""
    return "once" if number == 1 else counted(number, "time", "times")


def opening(people: Pair, new: Pair | None, done: int, not_possible: int) -> tuple[str, str, str]:
    """Three sentences that a tenant would repeat to a neighbour."""
    first_time = f", {new.this:,} of them for the first time" if new and new.this else ""
    could_not = (
        f"{counted(not_possible, 'thing', 'things')} we could not do, and we say why."
        if not_possible
        else "There was nothing that we had to say no to."
    )
    return (
        f"{_capital(counted(people.this, 'person', 'people'))} took part{first_time}.",
        f"{_capital(counted(done, 'thing', 'things'))} changed because people spoke.",
        could_not,
    )


def changed(done: int, doing: int, not_possible: int, waiting: int) -> str:
    answered = done + doing + not_possible
    if not answered + waiting:
        return "We have no points from customers on record for this year."
    said = (
        f"We answered {counted(answered, 'point', 'points')} that customers raised: "
        f"{done:,} done, {doing:,} on the way, {not_possible:,} not possible."
    )
    if not waiting:
        return said
    verb = "waits" if waiting == 1 else "wait"
    return f"{said} {waiting:,} still {verb} for an answer."


def consulted(held: int, decided: int, answers: int) -> str:
    if not held:
        return "We held no consultation this year."
    if decided < held:
        so_far = (
            f"have made {decided:,} of the {held:,} decisions" if decided else "have yet to decide"
        )
    else:
        so_far = "have decided" if held == 1 else f"have made all {held:,} decisions"
    return (
        f"We asked customers {times(held)} before we decided something, got "
        f"{counted(answers, 'answer', 'answers')}, and {so_far}."
    )


def took_part(people: Pair, customers: int, smallest_base: int) -> str:
    if people.this < smallest_base or not customers:
        return _capital(f"{counted(people.this, 'person', 'people')} took part{_than(people)}.")
    one_in = round(customers / people.this)
    share = f"About 1 in {one_in:,} customers" if one_in > 1 else "Most customers"
    return f"{share} took part: {people.this:,} people{_than(people)}."


def heard(groups: Sequence[Group | Compared], one: str, many: str) -> str:
    """Which groups took part less than their share; says so when there are too few to tell."""
    compared = [group for group in groups if group.says != TOO_FEW]
    under = [_told(group) for group in compared if group.says.startswith("Fewer")]
    if not compared:
        return f"Too few people took part for us to compare {many}."
    if not under and any(
        group.says == MAY_BE_CHANCE and (group.index or 0) < 1 for group in compared
    ):
        return f"No {one} took part less than its share by more than chance could explain."
    if not under:
        return (
            f"Every {one} that we can compare took part about as much as its share of customers, "
            "or more."
        )
    return f"We heard less than we should from: {', '.join(under)}."


def _told(group: Group | Compared) -> str:
    """``Factored owner (6 of 277)``: who is compared is never hidden."""
    people = group.this if isinstance(group, Group) else group.people
    return f"{group.name} ({people or 0:,} of {group.customers or 0:,})"


def access(needs: Needs | None, threshold: int) -> str:
    """Whether people got what they needed in order to come; nothing is said of very few."""
    if needs is None or not needs.asked:
        return ""
    if needs.asked < threshold:
        return f"Fewer than {threshold} times did somebody tell us what they need in order to come."
    return (
        f"{needs.asked:,} times somebody told us what they need in order to come, such as a lift or an "
        f"interpreter. Met: {needs.met:,}. Not met: {needs.not_met:,}. Not written down yet: "
        f"{needs.not_recorded:,}."
    )


def everybody(characteristics: Sequence[Characteristic]) -> str:
    shown = [one for one in characteristics if not one.withheld]
    titles = [one.title.lower() for one in shown]
    if not titles:
        return "We do not know enough about the people who took part to compare them."
    listed = " and ".join(filter(None, [", ".join(titles[:-1]), titles[-1]]))
    return (
        f"We compared the people who took part with all our customers by {listed}. We do not know "
        "this of everybody: it is for each person to choose what to tell us."
    )


def did_together(lines: Sequence[Line], activities: Pair) -> str:
    if not activities.this:
        return "No activity was held this year."
    held = f"We held {counted(activities.this, 'activity', 'activities')}"
    most = max(lines, key=lambda line: line.times.this)
    if not most.times.this:
        return f"{held}."
    return f"{held}. The busiest kind was the {most.name.lower()}."


def had_a_say(lines: Sequence[Line]) -> str:
    times = sum(line.times.this for line in lines)
    if not times:
        return "No one took part at any level of involvement this year."
    top = lines[-1]
    return (
        f"Of the {times:,} times that somebody took part, {top.times.this:,} were at the level with "
        f"the most say: {top.name.lower()}."
    )


def cost(total: str, each_time: str) -> str:
    if not each_time:
        return "No cost has been entered for this year's activities."
    return (
        f"Working with customers cost {total}. Where we know the cost, it comes to {each_time} each time "
        "somebody took part."
    )


def interest(asked: Pair, placed: int) -> str:
    if not asked.this:
        return "Nobody asked to take up an opportunity this year."
    return (
        f"Customers asked {times(asked.this)} to take up an opportunity{_than(asked)}; "
        f"{placed:,} of those led to somebody taking part in one."
    )


def _than(pair: Pair) -> str:
    if not pair.last:
        return ""
    if pair.this == pair.last:
        return ", the same as last year"
    return f", {'up' if pair.this > pair.last else 'down'} from {pair.last:,} last year"


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
