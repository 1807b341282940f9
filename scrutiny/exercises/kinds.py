"""An exercise of a scrutiny panel as a kind of activity (K-58)."""

from participation.programme.activities.kinds import Kind, register

EXERCISE = register(
    Kind(
        code="exercise",
        label="Scrutiny exercise",
        page="exercises:public",
        staff_page="exercises:page",
        planned_on="exercises:begin",
        position=119,
    )
)
