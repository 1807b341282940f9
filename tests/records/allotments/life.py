from participation.people.customers.personal_rows import Rule, declare
from participation.people.customers.record_steps import (
    Line,
    MergeStep,
    Traces,
    also_clear,
    also_erase,
    also_merge,
    tells_details,
)

from .models import Plot

declare(
    Plot,
    Rule(
        "Plots they dig",
        one_per=("number",),
        erase="blank",
        blank={"grows": "Erased", "plan": ""},
        own_copy=("number", "grows"),
        headings={"grows": "What you grow"},
        sign_of_life="taken_at",
    ),
)


@also_erase
def forget_who_waits(person: Traces) -> None:
    Plot.objects.filter(customer=None, email__in=person.emails).delete()


def paint_label(away, kept) -> list:
    return [Plot.objects.filter(customer=kept).update(label=f"Of {kept.pk}")]


def paint_label_again(painted: list, away: int) -> None:
    Plot.objects.filter(customer=away).update(label=f"Again of {away}, of {painted[0]}")


also_merge(MergeStep("labels", paint_label, paint_label_again))


@also_clear
def clear_empty_plots() -> None:
    Plot.objects.filter(customer=None, email="").delete()


@tells_details
def favourite_plot(customer) -> list:
    return [Line("Favourite plot", ["By the gate"], "you")]
