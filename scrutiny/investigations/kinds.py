"""Investigations of a service as a kind of activity (R-32)."""

from participation.programme.activities.kinds import Kind, register

INVESTIGATION = register(
    Kind(
        code="investigation",
        label="Service investigation",
        page="investigations:public",
        staff_page="investigations:page",
        planned_on="investigations:new",
        position=125,
        goes_on=True,
        shapes_result=True,
    )
)
