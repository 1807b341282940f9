from django.db import connection


def make_table(model) -> None:
    """In the test's own transaction, where SQLite allows no schema editor at work."""
    editor = connection.schema_editor()
    editor.deferred_sql = []
    statement, values = editor.table_sql(model)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
