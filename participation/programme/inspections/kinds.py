"""Inspections by residents as a kind of activity: one for each financial year (R-07)."""

from ..activities.kinds import Kind, register

INSPECTIONS = register(
    Kind(
        code="residents_inspect",
        label="Inspections by residents",
        page="inspections:year",
        staff_page="inspections:year_desk",
        planned_on="inspections:home",
        position=118,
    )
)
