"""``python -m bench.imports [lines] [rounds]``: loading a housing system's list, beside what else would do it.

Every contender reads the same CSV file into the same table of an empty database of its own, on
PostgreSQL, in a process of its own. DATABASE_URL names a database whose name ours begins with.
"""

import csv
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

LINES = 100_000
#: The default mode of django-import-export saves one by one; fewer lines say enough, and it is scaled.
SLOW_LINES = 10_000
ROUNDS = 3
HEADINGS = [
    *("Person Ref", "Name", "DOB", "Tenure", "Estate", "Address", "Postcode", "Email", "Mobile"),
    "Start date",
]
FIELDS = [
    *("reference", "name", "date_of_birth", "tenure", "area", "address", "postcode", "email"),
    *("phone", "started_on"),
]


def main() -> None:
    from bench.worlds import DEFAULT_DATABASE

    lines = int(sys.argv[1]) if len(sys.argv) > 1 else LINES
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    address = f"{os.environ.get('DATABASE_URL', DEFAULT_DATABASE)}_lists"
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "DATABASE_URL": address,
            "DJANGO_SETTINGS_MODULE": "portal.settings.embedded",
            "PORTAL_VAR": folder,
            "BENCH_FOLDER": folder,
        }
        best: dict[str, dict] = {}
        for _ in range(rounds):
            for name in CONTENDERS:
                count = min(lines, SLOW_LINES) if name.startswith("default") else lines
                done = subprocess.run(
                    [sys.executable, "-m", "bench.imports", "run", name, str(count)],
                    env=environment,
                    stdout=subprocess.PIPE,
                    text=True,
                    check=True,
                )
                for measured in json.loads(done.stdout):
                    measured["seconds"] *= lines / count
                    kept = best.setdefault(measured["name"], measured)
                    if measured["seconds"] < kept["seconds"]:
                        best[measured["name"]] = measured
                print(f"{name}: {done.stdout}", file=sys.stderr, flush=True)
    print(table(best))


def table(best: dict[str, dict]) -> str:
    base = best["Bare bulk_create"]["seconds"]
    lines = ["| What | Seconds | of bare bulk_create | Peak MB |", "|---|---:|---:|---:|"]
    for name, one in best.items():
        lines.append(
            f"| {name} | {one['seconds']:.1f} | {one['seconds'] / base:.2f} | {one['peak_mb']} |"
        )
    return "\n".join(lines)


def write_list(path: Path, lines: int) -> None:
    """Made-up people; the same for the same number."""
    chance = random.Random(1)
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for n in range(lines):
            born = f"{chance.randint(1, 28):02}/{chance.randint(1, 12):02}/{chance.randint(1930, 2005)}"
            writer.writerow(
                [
                    f"GH-{n:07}",
                    f"{chance.choice(FIRST)} {chance.choice(LAST)}",
                    born,
                    chance.choice(["Tenant", "Factored owner", "Sharing owner"]),
                    chance.choice(["Mill Lane", "Birkwood"]),
                    f"{n % 200 + 1} {chance.choice(LAST)} Street, Glenmarnock",
                    f"GM{n % 9 + 1} {n % 9}AB",
                    f"person{n}@post.example" if n % 3 else "",
                    f"07700 9{n % 100_000:05}" if n % 2 else "",
                    f"{chance.randint(1, 28):02}/{chance.randint(1, 12):02}/{chance.randint(1990, 2025)}",
                ]
            )


FIRST = ["Jean", "Tam", "Amina", "Kasia", "Duncan", "Morag", "Aoife", "Yusuf", "Élodie", "Iain"]
LAST = ["Ó Súilleabháin", "Rennie", "Hussain", "Nowak", "Orr", "O'Neil", "Tait", "Weir", "MacBeth"]


# --- In a process of its own -------------------------------------------------------------------


def run(name: str, lines: int) -> None:
    import django

    django.setup()
    path = Path(os.environ["BENCH_FOLDER"]) / f"{lines}.csv"
    if not path.exists():
        write_list(path, lines)
    empty_world()
    measured: list[dict] = []

    @contextmanager
    def timed(what: str) -> Iterator[None]:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        started = time.perf_counter()
        yield
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        measured.append(
            {
                "name": what,
                "seconds": time.perf_counter() - started,
                "peak_mb": peak // 1024,
                "grew_mb": (peak - before) // 1024,
            }
        )

    CONTENDERS[name](path, timed)
    json.dump(measured, sys.stdout)


def empty_world() -> None:
    from django.core.management import call_command
    from django.db import connection

    from bench.worlds import make_database_at
    from participation.people.customers.models import Area

    make_database_at(os.environ["DATABASE_URL"])
    call_command("migrate", verbosity=0)
    call_command("load_lookups", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute(
            "TRUNCATE customers_customer, customers_historicalcustomer, imports_line,"
            " imports_import CASCADE"
        )
        cursor.execute("CHECKPOINT")
    top, _ = Area.objects.get_or_create(name="West", slug="west", kind="region")
    middle, _ = Area.objects.get_or_create(name="Calder", slug="calder", kind="area", parent=top)
    for name in ("Mill Lane", "Birkwood"):
        Area.objects.get_or_create(
            name=name, slug=name.lower().replace(" ", "-"), kind="estate", parent=middle
        )


def ours(path: Path, timed: Callable) -> None:
    """The portal: every check, the dry run with its report, and the history; the first time and again."""
    from django.core.files import File

    from base.accounts.models import User
    from participation.people.imports.models import Import
    from participation.people.imports.services import apply_list, match_columns, upload_list
    from participation.people.imports.tasks import work_on_import

    by, _ = User.objects.get_or_create(email="bench@post.example", defaults={"name": "Bench"})

    def checked() -> Import:
        with path.open("rb") as file:
            imported = upload_list(file=File(file), name="bench.csv", whole_list=True, by=by)
        work_on_import(imported.pk)
        imported.refresh_from_db()
        match_columns(imported=imported, columns=imported.columns, by=by)
        work_on_import(imported.pk)
        return Import.objects.get(pk=imported.pk)

    with timed("The portal, first time: check and report"):
        imported = checked()
    with timed("The portal, first time: apply, with history"):
        apply_list(imported=imported, by=by)
        work_on_import(imported.pk)
    assert Import.objects.get(pk=imported.pk).is_applied
    with timed("The portal, the same file again"):
        again = checked()
    assert not again.changes_something, again.counts


def copy(path: Path, timed: Callable) -> None:
    """As fast as PostgreSQL takes it: the file as it is, checked by nothing, into the same columns."""
    from django.db import connection, transaction

    rows = list(plain_rows(path))
    columns = [*rows[0], "created_at", "preferred_channel", "language", "support_notes"]
    columns += ["wants_results", "search_text"]
    statement = f"COPY customers_customer ({', '.join(columns)}) FROM STDIN"
    with (
        timed("PostgreSQL COPY"),
        transaction.atomic(),
        connection.cursor() as cursor,
        cursor.copy(statement) as copied,
    ):
        for row in rows:
            copied.write_row((*row.values(), "2026-01-01", "", "en", "", True, row["name"]))


def plain_rows(path: Path) -> Iterator[dict]:
    """The least anybody must do to a line: the dates turned round, the names looked up."""
    from participation.people.customers.models import Area, Tenure

    tenures = dict(Tenure.objects.values_list("name", "pk"))
    areas = dict(Area.objects.values_list("name", "pk"))
    with path.open(newline="") as file:
        lines = csv.reader(file)
        next(lines)
        for ref, name, dob, tenure, area, address, postcode, email, phone, start in lines:
            yield {
                "reference": ref,
                "name": name,
                "date_of_birth": "-".join(reversed(dob.split("/"))),
                "tenure_id": tenures[tenure],
                "area_id": areas[area],
                "address": address,
                "postcode": postcode,
                "email": email,
                "phone": phone,
                "started_on": "-".join(reversed(start.split("/"))),
            }


def bare(path: Path, timed: Callable) -> None:
    """Django's ``bulk_create`` of the file, checked by nothing, without history."""
    from participation.people.customers.models import Customer

    with timed("Bare bulk_create"):
        people = (Customer(search_text=row["name"], **row) for row in plain_rows(path))
        Customer.objects.bulk_create(people, batch_size=2000)


def import_export(path: Path, timed: Callable, *, bulk: bool) -> None:
    """django-import-export as its documentation sets it up, with a report; bulk keeps no history."""
    import tablib
    from import_export import fields, resources, widgets

    from participation.people.customers.models import Area, Customer, Tenure

    class People(resources.ModelResource):
        date_of_birth = fields.Field(
            "date_of_birth", "date_of_birth", widget=widgets.DateWidget("%d/%m/%Y")
        )
        started_on = fields.Field("started_on", "started_on", widget=widgets.DateWidget("%d/%m/%Y"))
        tenure = fields.Field("tenure", "tenure", widget=widgets.ForeignKeyWidget(Tenure, "name"))
        area = fields.Field("area", "area", widget=widgets.ForeignKeyWidget(Area, "name"))

        class Meta:
            model = Customer
            fields = FIELDS
            import_id_fields = ["reference"]
            skip_unchanged = True
            use_bulk = bulk
            batch_size = 2000

    mode = "bulk mode" if bulk else "default mode"
    for time_ in ("first time", "the same file again"):
        with timed(f"django-import-export, {mode}, {time_}"):
            with path.open(newline="") as file:
                data = tablib.Dataset().load(file, format="csv")
            data.headers = FIELDS
            result = People().import_data(data, raise_errors=True)
        assert not result.has_validation_errors()


def default_mode(path: Path, timed: Callable) -> None:
    import_export(path, timed, bulk=False)


def bulk_mode(path: Path, timed: Callable) -> None:
    import_export(path, timed, bulk=True)


CONTENDERS = {
    "copy": copy,
    "bare": bare,
    "ours": ours,
    "bulk": bulk_mode,
    "default": default_mode,
}

if __name__ == "__main__":
    if sys.argv[1:2] == ["run"]:
        run(sys.argv[2], int(sys.argv[3]))
    else:
        main()
