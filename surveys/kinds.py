"""Surveys as a kind of activity."""

from participation.programme.activities.kinds import Kind, register

from .calendar_item import survey_item

SURVEY = register(
    Kind(
        code="survey",
        label="Survey",
        page="surveys:survey",
        staff_page="surveys:hub",
        planned_on="surveys:new",
        position=110,
        stands_on_last_day=True,
        last_day_words="Last day to answer",
        calendar_item=survey_item,
        from_home=True,
    )
)
