"""Results of questions by what stands on people's record, and numbers of everybody to weight them by: see
``questionnaires.results.groups``."""

from participation.questionnaires.results.groups import MORE_FACTS, MORE_TOTALS, Fact, Totals

from .characteristics import age_band
from .models import PopulationCount, PopulationSource

MORE_FACTS.add(Fact("age", "Age", age_band))


def sources() -> list[tuple[str, str]]:
    return [(str(one.pk), str(one)) for one in PopulationSource.objects.in_use()]


def counts_of(source: str, fact: str) -> dict[str, int]:
    rows = PopulationCount.objects.filter(
        source__in=PopulationSource.objects.in_use().filter(pk=source),
        characteristic=fact,
        area=None,
    )
    return dict(rows.values_list("group", "people"))


MORE_TOTALS.add(Totals(sources, counts_of))
