"""What the panel of Glenmarnock writes for the annual evaluation of scrutiny."""

from base.core.demo import World, in_demo
from base.core.periods import FinancialYear

from .kinds import Scope
from .models import Contribution
from .scrutiny.kind import FOREWORD, SCRUTINY, SELF_EVALUATION

WORDS = {
    FOREWORD.code: (
        "Jean Ó Súilleabháin",
        "For the chair of the Scrutiny Panel",
        "When I joined I thought that we would be given papers and asked to nod. We were given calls to listen to.\n\n"
        "What we asked for is done, apart from what was refused, and for that we were told why. I do not agree with all of "
        "it. I can say so here, and that is what I like about it.",
    ),
    SELF_EVALUATION.code: (
        "The Scrutiny Panel",
        "Agreed at its meeting",
        "What went well: everybody went on at least one visit, and nobody wrote alone.\n\n"
        "What we would do otherwise: we asked for figures too late, and waited for them. None of us rents a mid-market home, "
        "so we heard little of those. Next year we begin with who is not in the room.",
    ),
}


@in_demo(position=46)
def make_words_of_panel(world: World) -> None:
    for year in (FinancialYear.current(), FinancialYear.current().previous):
        scope = Scope(SCRUTINY, year)
        Contribution.objects.bulk_create(
            Contribution(
                kind=SCRUTINY.code,
                about=scope.about,
                year=year.start_year,
                part=part,
                author=author,
                author_role=role,
                text=text,
                written_by=world.manager,
            )
            for part, (author, role, text) in WORDS.items()
        )
