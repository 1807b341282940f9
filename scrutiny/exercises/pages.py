"""The page of an exercise, to which apps above add sections in their ``about_exercise.py``."""

from base.core.sections import Sections

#: For everybody, of nothing but what everybody may read.
EXERCISE_PAGE = Sections("about_exercise")
