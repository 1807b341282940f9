"""What a segment means, said plainly: "Tenants in West who have not taken part for 12 months."."""

from collections.abc import Iterable
from functools import cached_property

from django.conf import settings

from participation.people.customers.models import Area, Channel, Level, PreferenceOption, Tenure
from participation.people.groups.models import Group, GroupKind

from .choices import (
    ANY_NEED,
    NEEDS_BY_KIND,
    NOT_ENGLISH,
    NOT_RECORDED,
    SEVERAL_NEEDS,
    AgeBand,
    Contacted,
    Engaged,
    Housed,
    Joined,
)
from .filters import Criteria, understood

NOT_UNDERSTOOD = "Nobody: a filter of this segment cannot be read. Change it and save it again."
GONE = "something no longer on the list"
ANYBODY = "People"
CHANNELS = {
    Channel.EMAIL: "email",
    Channel.SMS: "text message",
    Channel.PHONE: "phone",
    Channel.POST: "letter",
}
HOUSED = {
    frozenset({Housed.LATELY}): "became our customers in the last 12 months",
    frozenset({Housed.LONGER}): "have been our customers for over a year",
    frozenset({Housed.NOT_KNOWN}): "became our customers on a day that we do not know",
    frozenset({Housed.LATELY, Housed.LONGER}): "became our customers on a day that we know",
    frozenset({Housed.LATELY, Housed.NOT_KNOWN}): "have not been our customers for over a year, "
    "as far as we know",
    frozenset({Housed.LONGER, Housed.NOT_KNOWN}): "are not known to have become our customers in "
    "the last 12 months",
}
CONTACTED = {
    Contacted.NEVER: "never written to or rung by us",
    Contacted.BEFORE: "written to or rung by us before, but not in the last 12 months",
    Contacted.LATELY: "written to or rung by us in the last 12 months",
}
ENGAGED = {
    frozenset({Engaged.NEVER}): "have never taken part",
    frozenset({Engaged.LAPSED}): "took part before, but not in the last 12 months",
    frozenset({Engaged.ACTIVE}): "took part in the last 12 months",
    frozenset({Engaged.NEVER, Engaged.LAPSED}): "have not taken part for 12 months",
    frozenset({Engaged.NEVER, Engaged.ACTIVE}): "have never taken part, or took part in the "
    "last 12 months",
    frozenset({Engaged.LAPSED, Engaged.ACTIVE}): "have taken part",
}


class Names:
    """The names of the lists by their codes, each list read once for however many sentences."""

    @cached_property
    def tenures(self) -> dict[str, str]:
        return dict(Tenure.objects.values_list("code", "name"))

    @cached_property
    def areas(self) -> dict[str, str]:
        return dict(Area.objects.values_list("slug", "name"))

    @cached_property
    def levels(self) -> dict[str, str]:
        return dict(Level.objects.values_list("code", "name"))

    @cached_property
    def options(self) -> dict[str, str]:
        return dict(PreferenceOption.objects.values_list("code", "label"))

    @cached_property
    def group_kinds(self) -> dict[str, str]:
        return dict(GroupKind.objects.values_list("code", "name"))

    @cached_property
    def groups(self) -> dict[str, str]:
        return dict(Group.objects.values_list("slug", "name"))

    def sentence(self, criteria: Criteria) -> str:
        if not understood(criteria):
            return NOT_UNDERSTOOD
        said = f"{self.whom(criteria)} {joined(list(self.clauses(criteria)), 'and')}".strip()
        return f"{said}." if said != ANYBODY else "Everybody we serve now."

    def whom(self, criteria: Criteria) -> str:
        """Everything before "who": tenure, place, age; and "who" where something follows."""
        tenures = either(
            plural(self.tenures[code]) if code in self.tenures else GONE
            for code in criteria.get("tenures", [])
        )
        words = [upper_first(tenures) or ANYBODY]
        if areas := criteria.get("areas"):
            words.append(f"in {either(self.areas.get(one, GONE) for one in areas)}")
        if ages := criteria.get("ages"):
            words.append(aged(ages))
        if any(True for _ in self.clauses(criteria)):
            words.append("who")
        return " ".join(words)

    def clauses(self, criteria: Criteria) -> Iterable[str]:
        """Everything after "who", each one thing about a person."""

        def named(name: str, names: dict[str, str]) -> str:
            return either(lower_first(names.get(code, GONE)) for code in criteria[name])

        if housed := HOUSED.get(frozenset(criteria.get("housed", []))):
            yield housed
        if languages := criteria.get("languages"):
            names = dict(settings.CUSTOMER_LANGUAGES) | {NOT_ENGLISH: "a language besides English"}
            yield f"asked for {either(names.get(one, GONE) for one in languages)}"
        if needs := criteria.get("needs"):
            anything = ANY_NEED in needs
            if anything:
                yield "need help to read or to take part"
            else:
                several = {SEVERAL_NEEDS: "two kinds of help or more"} | {
                    code: lower_first(name) for code, (_, name) in NEEDS_BY_KIND.items()
                }
                said = either(
                    several.get(code) or lower_first(self.options.get(code, GONE)) for code in needs
                )
                yield f"asked for {said}"
        if criteria.get("joined") == [Joined.YES]:
            yield "asked to get involved"
        if criteria.get("joined") == [Joined.NO]:
            yield "have not asked to get involved"
        if levels := criteria.get("levels"):
            yield f"chose the level {either(self.levels.get(one, GONE) for one in levels)}"
        if "methods" in criteria:
            no_other = ", in no other way" if criteria.get("methods_only") else ""
            yield f"like to take part {named('methods', self.options)}{no_other}"
        if "topics" in criteria:
            yield f"care about {named('topics', self.options)}"
        if "times" in criteria:
            yield f"are free on {named('times', self.options)}"
        if engaged := ENGAGED.get(frozenset(criteria.get("engagement", []))):
            yield engaged
        if kinds := criteria.get("group_kinds"):
            named_kinds = either(f"“{self.group_kinds.get(one, GONE)}”" for one in kinds)
            yield f"sit on a group of the kind {named_kinds}"
        if groups := criteria.get("groups"):
            yield f"sit on {either(self.groups.get(one, GONE) for one in groups)}"
        if preferred := criteria.get("preferred"):
            names = CHANNELS | {NOT_RECORDED: "a way that we do not know"}
            yield f"like best to be reached by {either(names.get(one, GONE) for one in preferred)}"
        if contacted := criteria.get("contacted"):
            yield f"were {either(CONTACTED.get(one, GONE) for one in contacted)}"
        channels = either(CHANNELS.get(one, GONE) for one in criteria.get("channels", []))
        if criteria.get("agreed"):
            yield f"agreed to be invited{f' by {channels}' if channels else ''}"
        elif channels:
            yield f"can be reached by {channels}"


def aged(bands: list[str]) -> str:
    known = {AgeBand.UNDER_16: "under 16", AgeBand.NOT_KNOWN: "of an age we do not know"}
    labels = dict(AgeBand.choices)
    said = [known.get(band) or f"aged {labels.get(band, GONE)}" for band in bands]
    return either(said)


def either(words: Iterable[str]) -> str:
    return joined(list(words), "or")


def joined(words: list[str], last: str) -> str:
    """``a, b or c``."""
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def plural(name: str) -> str:
    """Good for the names that tenures have: tenants, short tenancies, sharing owners."""
    name = lower_first(name)
    return f"{name[:-1]}ies" if name.endswith("cy") else f"{name}s"


def lower_first(words: str) -> str:
    """ "Large print" is "large print" in a sentence; "British Sign Language" stays as it is."""
    return words[:1].lower() + words[1:] if words[1:] == words[1:].lower() else words


def upper_first(words: str) -> str:
    return words[:1].upper() + words[1:]
