"""The tasks of what every app shares."""

from .counted_lately import count_ahead, count_figure

__all__ = ["count_ahead", "count_figure"]
