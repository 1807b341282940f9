"""Figures of surveys that others ask for."""

from base.core.figures import KeyFigure, Reader, key_figure

from .asked_us.stats import asked_for_in_time
from .heard.by_service import right_first_time, satisfied

SURVEYS = "/staff/surveys/"

key_figure(
    KeyFigure("satisfied", satisfied, "Surveys by name", SURVEYS, "answers", by_chance=True),
    position=10,
)
key_figure(
    KeyFigure(
        "right-first-time", right_first_time, "Surveys by name", SURVEYS, "answers", by_chance=True
    ),
    position=12,
)
key_figure(
    KeyFigure(
        "asked-for-in-time",
        asked_for_in_time,
        "What people asked us at the end of a survey",
        "/staff/surveys/ring-me/",
        "people who asked",
        readers=frozenset({Reader.STAFF, Reader.PANEL, Reader.VOICES}),
    ),
    position=50,
)
