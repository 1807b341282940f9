from django.db import migrations

#: What stood among the words of each questionnaire, and is now translated once for all of them.
ON_EVERY_PAGE = (
    "Continue",
    "No answer: leave this out",
    "Don’t know",
    "Prefer not to say",
    "Does not apply to me",
)


def take_over(apps, schema_editor):
    """The latest of each language; what was written for a questionnaire stays where it is, unread."""
    found = {}
    rows = apps.get_model("questionnaires", "Translation").objects.order_by("pk")
    for language, english, words in rows.filter(english__in=ON_EVERY_PAGE).values_list(
        "language", "english", "words"
    ):
        found.setdefault(language, {})[english] = words
    frames = apps.get_model("questionnaires", "FrameTranslation").objects
    for language, words in found.items():
        frames.get_or_create(language=language, defaults={"words": words})


class Migration(migrations.Migration):
    dependencies = [("questionnaires", "0012_page_around_questions")]
    operations = [migrations.RunPython(take_over, migrations.RunPython.noop)]
