"""Checks of samples as a kind of activity, in which volunteers take part."""

from participation.programme.activities.kinds import Kind, register

CHECKS = register(
    Kind(
        code="checks",
        label="Checks of calls and answers",
        page="checks:year",
        staff_page="checks:year_desk",
        planned_on="checks:home",
        position=116,
        from_home=True,
    )
)
