"""``python -m bench.grants [associations] [customers]``: what the worked table of grants takes, beside a small one.

A PostgreSQL database of its own, made anew: an association for each of so many areas, each with two estates, and the
customers who live there. First few, then as many as are asked for. The count of the day, the table and its agreeing are
done once in each; pages are made anew inside one process. What is counted is processor time, Python's and the
database's together, and statements, which must not grow with associations or customers. DATABASE_URL names a
database whose name ours begins with.
"""

import os
import sys
import tempfile
import time
from decimal import Decimal

ASSOCIATIONS, CUSTOMERS = 200, 200_000
FEW = (10, 1_000)
#: For the count and the agreeing of the whole, by the wall.
AIM_SECONDS = 10
AT_ONCE = 5_000
TIMES, WARM_UPS = 10, 2


def main(associations: int, customers: int) -> bool:
    """Whether no page asked for more where there was more, and the table was there in time."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    found = [measured(*numbers) for numbers in (FEW, (associations, customers))]
    print("| What | Few | Many | Few, statements | Many |\n|---|---:|---:|---:|---:|")
    few, many = found
    for name, (took, statements) in few.items():
        print(
            f"| {name} | {took:.0f} ms | {many[name][0]:.0f} ms | {statements} | {many[name][1]} |"
        )
    grown = [name for name in few if many[name][1] > few[name][1]]
    if grown:
        print(f"\nStatements grew: {', '.join(grown)}.")
    table = many["Count people"][0] + many["Agree the table"][0]
    return not grown and table <= AIM_SECONDS * 1000


def measured(associations: int, customers: int) -> dict[str, tuple[float, int]]:
    from django.core.cache import cache
    from django.test import Client
    from django.urls import reverse

    from participation.funding.grants import services
    from participation.funding.grants.services.sharing import worked_table

    cache.clear()
    year, by = make_world(associations, customers)
    found = {"Count people": once(lambda: services.count_people(year=year, by=by))}
    year.refresh_from_db()
    found["Work the table out"] = once(lambda: worked_table(year))
    found["Agree the table"] = once(lambda: services.agree_table(year=year, by=by))
    table = worked_table(year)
    if table.total != table.budget or len(table.lines) != associations:
        sys.exit("The table does not come to the budget.")
    group = year.shares.select_related("group").first().group
    grant = make_grants(year, by)
    client = Client()
    client.force_login(by)
    for name, address in (
        ("Page of the year, with the table", reverse("grants:year", args=[year.pk])),
        ("What groups asked for", reverse("grants:asked")),
        ("Budgets of all schemes", reverse("grants:list")),
        ("Page of a grant", grant.get_absolute_url()),
        ("Money of a group", reverse("grants:funding", args=[group.pk])),
        ("Grants in the 360Giving standard", reverse("grants:published_csv")),
    ):
        found[name] = page(client, address)
    return found


def make_world(associations: int, customers: int):
    """Its rows are all that the database has; those of the time before are gone."""
    from django.core.management import call_command
    from django.db import connection

    from base.core.audience import Role
    from base.core.periods import FinancialYear
    from participation.funding.grants import services
    from participation.funding.grants.models import Scheme
    from participation.people.customers.models import Area, Customer, Tenure
    from participation.people.groups.models import Group, GroupKind
    from tests.factories.people import make_user

    with connection.cursor() as cursor:
        cursor.execute(
            "TRUNCATE accounts_user, customers_customer, groups_group, customers_area CASCADE"
        )
    call_command("load_lookups", verbosity=0)
    this = FinancialYear.current()
    kind, tenure = GroupKind.objects.get(code="area"), Tenure.objects.get(code="tenant")
    region = Area.objects.create(name="Region", slug="region", kind=Area.Kind.REGION)
    areas = Area.objects.bulk_create(
        Area(name=f"Area {n:03}", slug=f"area-{n}", kind=Area.Kind.AREA, parent=region)
        for n in range(associations)
    )
    estates = Area.objects.bulk_create(
        Area(name=f"Estate {n:03}", slug=f"estate-{n}", kind=Area.Kind.ESTATE, parent=areas[n // 2])
        for n in range(2 * associations)
    )
    Group.objects.bulk_create(
        Group(
            name=f"Association {n:03}",
            slug=f"association-{n}",
            kind=kind,
            area=area,
            recognised_on=this.first,
        )
        for n, area in enumerate(areas)
    )
    for begin in range(0, customers, AT_ONCE):
        Customer.objects.bulk_create(
            Customer(
                name=f"Customer {n}",
                reference=f"M{n:06}",
                tenure=tenure,
                area=estates[n * 7 % len(estates)],
                search_text=f"customer {n} m{n:06}",
            )
            for n in range(begin, min(begin + AT_ONCE, customers))
        )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    by = make_user(Role.STAFF, Role.MANAGER, name="Ewan Galbraith")
    year = services.save_year(
        by=by,
        scheme=Scheme.objects.get(code="area_association"),
        starts=this.start_year,
        flat_rate=Decimal(250),
        counted_on=this.first,
    )
    budget = Decimal(associations * 1000 + 1)
    services.set_budget(year=year, pounds=budget, why="Agreed", by=by)
    return year, by


def make_grants(year, by):
    """Each association asks for what is set aside for it, and half of them have it."""
    from participation.funding.grants import services
    from participation.funding.grants.models import Entry

    grants = []
    aside = Entry.objects.filter(scheme_year=year, kind="delegated").select_related("group")
    for n, entry in enumerate(aside.order_by("pk")):
        grant = services.ask(
            year=year, group=entry.group, pounds=entry.pounds, what_for="The year", by=by
        )
        if n % 2 == 0:
            services.award(grant=grant, pounds=entry.pounds, why="By the table", by=by)
        grants.append(grant)
    return grants[0]


def once(act) -> tuple[float, int]:
    """By the wall, since it is done once a year."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as said:
        began = time.perf_counter()
        act()
        took = time.perf_counter() - began
    return took * 1000, len(said)


def page(client, address: str) -> tuple[float, int]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from bench.staff_pages import processor_seconds

    def read() -> None:
        answer = client.get(address)
        if answer.status_code != 200:
            sys.exit(f"{address} answered {answer.status_code}.")
        if answer.streaming:
            for _ in answer.streaming_content:
                pass

    for _ in range(WARM_UPS):
        read()
    with CaptureQueriesContext(connection) as said:
        read()
    statements = len(said)
    before = processor_seconds()
    for _ in range(TIMES):
        read()
    return (processor_seconds() - before) / TIMES * 1000, statements


if __name__ == "__main__":
    import django

    from bench.worlds import DEFAULT_DATABASE, make_database_at

    with tempfile.TemporaryDirectory() as folder:
        database = f"{os.environ.get('DATABASE_URL', DEFAULT_DATABASE)}_grants"
        os.environ |= {
            "DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "portal.settings.embedded",
            "PORTAL_VAR": folder,
            "ALLOWED_HOSTS": "testserver",
        }
        make_database_at(database)
        django.setup()
        numbers = [int(one) for one in sys.argv[1:]]
        sys.exit(not main(*numbers, *(ASSOCIATIONS, CUSTOMERS)[len(numbers) :]))
