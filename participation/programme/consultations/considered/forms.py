"""What staff write of each theme."""

from base.core.forms import PlainAnswers
from base.core.stale_edits import SeenForm
from participation.programme.activities.part_forms import laid_out, long_answer

from ..models import ThemeConsideration


class ConsiderForm(PlainAnswers, SeenForm):
    """What was thought of one theme, and what people are told of it."""

    only_one = True

    considered = long_answer(
        "What did you consider?", hint="What speaks for it and what against. No names."
    )
    answer = long_answer(
        "What will you do?",
        required=False,
        hint="Or why not, as plainly as a yes. Everyone can read this once it is decided.",
    )

    class Meta:
        model = ThemeConsideration
        fields = ["considered", "answer"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = laid_out(self)

    def answers(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self._meta.fields}
