"""Figures of complaints that others ask for."""

from base.core.figures import Better, KeyFigure, Reader, key_figure

from .stats import answered_in_time, per_thousand_homes, received, upheld

FROM, ROWS = "The complaints system, by month", "/staff/complaints/"
INSIDE = frozenset({Reader.STAFF, Reader.PANEL, Reader.VOICES})

key_figure(
    KeyFigure("complaints-received", received, FROM, ROWS, better=Better.NEITHER, readers=INSIDE),
    position=64,
)
key_figure(
    KeyFigure(
        "complaints-per-1000",
        per_thousand_homes,
        FROM,
        ROWS,
        better=Better.NEITHER,
        readers=INSIDE,
    ),
    position=65,
)
key_figure(
    KeyFigure(
        "complaints-in-time",
        answered_in_time,
        FROM,
        ROWS,
        "complaints answered",
        readers=INSIDE,
    ),
    position=66,
)
key_figure(
    KeyFigure(
        "complaints-upheld",
        upheld,
        FROM,
        ROWS,
        "complaints decided",
        better=Better.NEITHER,
        readers=INSIDE,
    ),
    position=67,
)
