"""The report of an exercise as it was published, on the page of the exercise."""

from scrutiny.exercises.models import Exercise
from scrutiny.exercises.pages import EXERCISE_PAGE

from .exercises.of import CODE, LABEL
from .models import ReportEdition


@EXERCISE_PAGE.section("reports/exercises/_on_exercise.html", position=10)
def edition(exercise: Exercise) -> dict:
    published = ReportEdition.objects.latest_published().filter(
        kind=CODE, subject=f"{LABEL}{exercise.pk}"
    )
    return {"edition": published.defer("content").first()}
