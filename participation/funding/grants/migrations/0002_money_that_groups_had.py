"""What groups were given so far goes into the ledger: awarded and paid on the day it was given."""

from django.db import migrations

AT_ONCE = 1000


def into_the_ledger(apps, schema_editor):
    funding = apps.get_model("groups", "Funding")
    if not funding.objects.exists():
        return
    scheme, _ = apps.get_model("grants", "Scheme").objects.get_or_create(
        code="as_needed",
        defaults={
            "name": "Help as the need arises",
            "what_for": "What we give without a budget of its own: a room, stamps, food for a night.",
            "method": "as_needed",
            "position": 99,
        },
    )
    years = {}
    part = []
    for row in funding.objects.order_by("pk").iterator(AT_ONCE):
        part.append(row)
        if len(part) == AT_ONCE:
            write(apps, scheme, years, part)
            part = []
    write(apps, scheme, years, part)


def write(apps, scheme, years, rows):
    grant, entry = apps.get_model("grants", "Grant"), apps.get_model("grants", "Entry")
    of_year = apps.get_model("grants", "SchemeYear").objects
    for starts in {starts_of(row) for row in rows} - set(years):
        years[starts], _ = of_year.get_or_create(scheme=scheme, starts=starts)
    grants = grant.objects.bulk_create(
        grant(
            scheme_year=years[starts_of(row)],
            group_id=row.group_id,
            what_for=row.what_for,
            added_by_id=row.recorded_by_id,
            added_at=row.recorded_at,
        )
        for row in rows
    )
    entry.objects.bulk_create(
        entry(
            scheme_year_id=made.scheme_year_id,
            group_id=row.group_id,
            grant=made,
            kind=kind,
            pounds=row.pounds,
            on=row.given_on,
            why=row.what_for,
            by_id=row.recorded_by_id,
            at=row.recorded_at,
        )
        for row, made in zip(rows, grants)
        for kind in ("awarded", "paid")
    )


def starts_of(row):
    """In which year the financial year of the day begins."""
    return row.given_on.year if row.given_on.month >= 4 else row.given_on.year - 1


def back_again(apps, schema_editor):
    """As the ledger has it now, with what was put on record or taken back since."""
    funding = apps.get_model("groups", "Funding")
    funding.objects.all().delete()
    entries = apps.get_model("grants", "Entry").objects.filter(kind="paid", takes_back=None)
    paid = entries.filter(scheme_year__scheme__code="as_needed", taken_back_by=None)
    part = []
    for row in paid.select_related("grant").order_by("pk").iterator(AT_ONCE):
        part.append(
            funding(
                group_id=row.group_id,
                given_on=row.on,
                pounds=row.pounds,
                what_for=row.grant.what_for,
                recorded_by_id=row.by_id,
                recorded_at=row.at,
            )
        )
        if len(part) == AT_ONCE:
            funding.objects.bulk_create(part)
            part = []
    funding.objects.bulk_create(part)


class Migration(migrations.Migration):

    dependencies = [
        ('grants', '0001_schemes_grants_and_their_ledger'),
        ('groups', '0008_rights_by_kind'),
    ]
    run_before = [('groups', '0009_money_is_in_the_ledger')]

    operations = [migrations.RunPython(into_the_ledger, back_again)]
