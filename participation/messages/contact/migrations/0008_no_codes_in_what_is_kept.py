"""Personal codes go out of the words of messages; a mark stands in their place, and they go in at sending.

A thousand rows at a time, each time on its own: whoever stops it begins again, and nothing waits for a
table of a million rows. Only what has a code in it is read and written.
"""

import re

from django.db import migrations
from django.db.models import Max

PART = 1000
SIGNS = "[0-9A-Z]"
IN_AN_ADDRESS = re.compile(rf"(?<=/s/)({SIGNS}{{8}})(?=/)")
SPACED = re.compile(rf"(?<![0-9A-Za-z])({SIGNS}{{4}}) ({SIGNS}{{4}})(?![0-9A-Za-z])")
MARK = re.compile(r"~your-(code|signs)-([0-9]{1,18})~")


def take_out(apps, schema_editor):
    for rows in _parts(apps, r"/s/[0-9A-Z]{8}/"):
        codes = _found(apps, code__in={code for one in rows for code in _codes_in(one)})
        of = {code: number for number, _, code in codes}

        def mark(words, of=of):
            def spaced(found):
                number = of.get(found[1] + found[2])
                return f"~your-signs-{number}~" if number else found[0]

            def whole(found):
                number = of.get(found[1])
                return f"~your-code-{number}~" if number else found[0]

            return SPACED.sub(spaced, IN_AN_ADDRESS.sub(whole, words))

        _write(apps, rows, lambda row, words: mark(words))


def put_back(apps, schema_editor):
    for rows in _parts(apps, r"~your-(code|signs)-[0-9]+~"):
        codes = _found(
            apps, customer__in={one.customer_id for one in rows if one.customer_id}, is_spare=False
        )
        of = {(number, whose): code for number, whose, code in codes}

        def fill(row, words, of=of):
            def code(found):
                signs = of.get((int(found[2]), row.customer_id))
                if signs is None:
                    return found[0]
                return f"{signs[:4]} {signs[4:]}" if found[1] == "signs" else signs

            return MARK.sub(code, words)

        _write(apps, rows, fill)


def _parts(apps, pattern):
    message = apps.get_model("contact", "Message")
    last = message.objects.aggregate(last=Max("pk"))["last"] or 0
    for start in range(0, last + 1, PART):
        some = message.objects.filter(pk__gte=start, pk__lt=start + PART, text__regex=pattern)
        if rows := list(some.only("text", "html", "customer_id")):
            yield rows


def _codes_in(row):
    return IN_AN_ADDRESS.findall(row.text)


def _found(apps, **which):
    code = apps.get_model("questionnaires", "PersonalCode")
    return code.objects.filter(**which).values_list("questionnaire_id", "customer_id", "code")


def _write(apps, rows, change):
    """Only where the words are as they were read: somebody may be erased meanwhile."""
    message = apps.get_model("contact", "Message")
    for row in rows:
        text, html = change(row, row.text), change(row, row.html)
        if (text, html) != (row.text, row.html):
            message.objects.filter(pk=row.pk, text=row.text).update(text=text, html=html)


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("contact", "0007_texts_to_a_number"),
        ("questionnaires", "0003_personal_codes"),
    ]

    operations = [migrations.RunPython(take_out, put_back)]
