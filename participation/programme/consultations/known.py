"""What the pages of a consultation's record ask of it, each looked up once."""

from functools import cached_property

from django.db.models import Count, OuterRef, Subquery

from participation.programme.activities.models import Outcome
from participation.questionnaires.models import Theme

from .duties import not_yet_told
from .gaps import gaps_in
from .models import Consultation, Notice, Paper, RentTable, ThemeConsideration
from .services import NEEDED_TO_ANSWER, NEEDED_TO_PUBLISH, missing_to_publish
from .stats import answers_by_route

#: What each page of the record that is needed to publish asks for.
PROPOSAL = {name: NEEDED_TO_PUBLISH[name] for name in (*NEEDED_TO_ANSWER, "influence")}
READY = {name: words for name, words in NEEDED_TO_PUBLISH.items() if name not in PROPOSAL}


class Known:
    """What the pages of one consultation ask of it, each looked up once."""

    def __init__(self, consultation: Consultation):
        self.consultation = consultation

    @cached_property
    def number_of(self) -> dict[str, int]:
        """How many there are of each thing on record, in one statement."""
        talks = Consultation.discussed_at.through.objects
        counted = {
            "papers": _how_many(Paper.objects, "consultation"),
            "notices": _how_many(Notice.objects, "consultation"),
            "outcomes": _how_many(Outcome.objects, "activity"),
            "talks": _how_many(talks, "consultation"),
            "considered": _how_many(ThemeConsideration.objects, "consultation"),
            "themes": _how_many(Theme.objects.live(), "questionnaire", of="questionnaire"),
        }
        prefixed = {f"n_{name}": found for name, found in counted.items()}
        one = Consultation.objects.filter(pk=self.consultation.pk).annotate(**prefixed)
        return {name.removeprefix("n_"): n or 0 for name, n in one.values(*prefixed).get().items()}

    @cached_property
    def answered(self) -> int:
        return sum(route.people for route in answers_by_route(self.consultation))

    @cached_property
    def untold(self):
        return not_yet_told(self.consultation)

    @cached_property
    def unwritten(self) -> list[str]:
        return [*missing_to_publish(self.consultation, PROPOSAL), *gaps_in(self.consultation)]

    @cached_property
    def unready(self) -> list[str]:
        return list(missing_to_publish(self.consultation, READY))

    @cached_property
    def kinds_of_home(self) -> int:
        """Of which the rent is told."""
        table = RentTable.objects.filter(consultation=self.consultation).first()
        return len(table.rows) if table else 0

    @property
    def is_over(self) -> bool:
        return self.consultation.is_over


def _how_many(rows, by: str, of: str = "pk") -> Subquery:
    found = rows.filter(**{by: OuterRef(of)}).order_by().values(by)
    return Subquery(found.annotate(n=Count("pk")).values("n"))
