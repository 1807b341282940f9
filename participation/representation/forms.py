from django import forms

from participation.activities.models import Kind
from participation.customers.models import Level
from portal.core.periods import FinancialYear

from .characteristics import CHARACTERISTICS, Characteristic, why_not_together
from .stats import YEARS, Taking

BY = [(code, one.title) for code, one in CHARACTERISTICS.items()]


class Ask(forms.Form):
    """What to compare by, and what counts as taking part. What was typed wrong is said, not guessed."""

    by = forms.ChoiceField(label="Compare by", choices=BY)
    beside = forms.ChoiceField(label="And by", choices=[("", "Nothing else"), *BY], required=False)
    year = forms.TypedChoiceField(label="Year", coerce=int)
    part = forms.ChoiceField(label="Took part in", required=False)

    def __init__(self, asked):
        current = FinancialYear.current().start_year
        super().__init__({"by": "age", "year": str(current)} | {k: asked[k] for k in asked})
        self.fields["year"].choices = [
            (year, str(FinancialYear.starting(year)))
            for year in range(current, current - YEARS, -1)
        ]
        self.fields["part"].choices = [
            ("", "Anything"),
            ("Kind of activity", [(f"kind-{code}", name) for code, name in Kind.choices]),
            (
                "Level of involvement",
                [(f"level-{level.code}", level.name) for level in Level.objects.all()],
            ),
        ]

    def clean(self):
        super().clean()
        if self.cleaned_data.get("beside") and self.cleaned_data.get("by"):
            why = why_not_together(*self.characteristics)
            if why:
                self.add_error("beside", why)

    @property
    def characteristics(self) -> list[Characteristic]:
        codes = [self.cleaned_data["by"], self.cleaned_data.get("beside")]
        return [CHARACTERISTICS[code] for code in codes if code]

    def taking(self, year: int) -> Taking:
        what, _, code = self.cleaned_data["part"].partition("-")
        return Taking(year, **({what: code} if code else {}))

    @property
    def takings(self) -> list[Taking]:
        """The year asked about first, then the others for the trend, the earliest first."""
        current = FinancialYear.current().start_year
        years = range(current - YEARS + 1, current + 1)
        return [self.taking(year) for year in years]
