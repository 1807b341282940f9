"""Profiles that a landlord has left as they came are named for the facts that choose them (T-06)."""

from django.db import migrations

#: Code, the name it came with, the name it has now.
RENAMED = [
    ("meetings_and_talks", "Meetings and talks", "Like meetings, or to be out and about"),
    ("face_to_face", "Face to face, out and about", "Like to be out and about"),
    ("quick_surveys", "Quick survey people", "Chose the level of short surveys"),
    (
        "other_languages",
        "English is not their first language",
        "Asked for another language than English",
    ),
    ("needs_help", "Needs help to take part", "Told us of any need"),
    ("complex_needs", "Vulnerable, with complex needs", "Told us of two needs or more"),
    (
        "settled_and_quiet",
        "Settled, seldom in touch",
        "With us over a year, no word from us for 12 months",
    ),
    ("not_heard_from", "Not heard from", "Never took part"),
    ("drifted_away", "Not heard from lately", "Took part before, not for 12 months"),
]
QUIET = {"housed": ["longer"], "joined": ["no"], "engagement": ["never"]}
NO_WORD = {"housed": ["longer"], "contacted": ["never", "before"]}


def rename(apps, renamed, criteria_from, criteria_to):
    segments = apps.get_model("segments", "Segment").objects
    for code, before, after in renamed:
        taken = segments.exclude(code=code).filter(name__iexact=after).exists()
        if taken:
            continue
        found = segments.filter(code=code, name=before).first()
        if found is None or (code == "settled_and_quiet" and found.criteria != criteria_from):
            continue
        found.name = after
        if code == "settled_and_quiet":
            found.criteria = criteria_to
        found.save()


def name_anew(apps, schema_editor):
    rename(apps, RENAMED, QUIET, NO_WORD)


def name_as_before(apps, schema_editor):
    back = [(code, after, before) for code, before, after in RENAMED]
    rename(apps, back, NO_WORD, QUIET)


class Migration(migrations.Migration):

    dependencies = [
        ('segments', '0001_november_2026'),
    ]

    operations = [migrations.RunPython(name_anew, name_as_before)]
