"""On PostgreSQL, finding part of a name among 200,000 reads an index and not every row.

Only a matter of speed: SQLite, or a PostgreSQL without its trigram extension, finds the same people.
"""

from django.db import migrations

EXTENSION_IS_THERE = "SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'"
ADD = [
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX IF NOT EXISTS customer_by_part_of_anything"
    " ON customers_customer USING gin (search_text gin_trgm_ops)",
]
TAKE_AWAY = ["DROP INDEX IF EXISTS customer_by_part_of_anything"]


def run_where_it_helps(statements):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor != "postgresql":
            return
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(EXTENSION_IS_THERE)
            if cursor.fetchone() is None:
                return
        for statement in statements:
            schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("customers", "0002_find_by_email_whatever_its_case")]

    operations = [
        migrations.RunPython(run_where_it_helps(ADD), run_where_it_helps(TAKE_AWAY), elidable=False)
    ]
