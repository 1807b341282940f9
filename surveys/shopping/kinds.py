"""Mystery shopping as a kind of activity: checking a service as somebody who uses it (R-09)."""

from participation.programme.activities.kinds import Kind, register

SHOPPING = register(
    Kind(
        code="shopping",
        label="Mystery shopping",
        page="shopping:year",
        staff_page="shopping:year_desk",
        planned_on="shopping:home",
        position=115,
        from_home=True,
    )
)
