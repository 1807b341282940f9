"""Who stands in the kept tables of equality answers is noted on the answers, as it is from now on."""

import datetime as dt

from django.db import migrations
from django.db.models import F

BATCH = 5000


def note(apps, schema_editor):
    answers = apps.get_model("equality", "Answer").objects.order_by("pk")
    customers = apps.get_model("customers", "Customer").objects
    engagements = apps.get_model("activities", "Engagement").objects
    current = customers.filter(ended_on=None, erased_at=None)
    for question, years in kept(apps):
        columns = [current.values("pk")]
        for year in years:
            days = dt.date(year, 4, 1), dt.date(year + 1, 3, 31)
            columns.append(current.filter(engagements__day__range=days).values("pk"))
        for batch in batches(answers.filter(question=question)):
            for position, people in enumerate(columns):
                batch.filter(customer__in=people).update(counted_in=F("counted_in") + 2**position)


def forget(apps, schema_editor):
    for batch in batches(apps.get_model("equality", "Answer").objects.order_by("pk")):
        batch.update(counted_in=0)


def kept(apps):
    """Each question of which a table stands, with the years that are shown of it."""
    tables = apps.get_model("equality", "CountedTable").objects
    for question in apps.get_model("equality", "Question").objects.all():
        key = f"{question.question_set}:{question.code}"
        if table := tables.filter(key=key).order_by("-counted_on", "-pk").first():
            years = table.counts["took_part"].items()
            yield question, [int(year) for year, rows in years if rows is not None]


def batches(answers):
    numbers = answers.values_list("pk", flat=True)
    last = 0
    while chunk := list(numbers.filter(pk__gt=last)[:BATCH]):
        yield answers.filter(pk__in=chunk).order_by()
        last = chunk[-1]


class Migration(migrations.Migration):
    dependencies = [
        ("representation", "0001_november_2026"),
        ("equality", "0002_counted_by_year_alone"),
        ("activities", "0001_november_2026"),
    ]

    operations = [migrations.RunPython(note, forget)]
