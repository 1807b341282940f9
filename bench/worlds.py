"""The demo worlds that are measured: a database for each size, filled once and kept."""

import os
import secrets
import socket
import subprocess
import sys
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from tools.rehearse import environment

DEFAULT_DATABASE = "postgres://postgres@127.0.0.1:5432/portal_bench"
#: Which of Redis's sixteen databases each size of world has for itself.
REDIS_NUMBERS = {2_000: 14, 50_000: 15, 100_000: 13}


def make_world(folder: str, customers: int, engagements: int) -> None:
    """Of so many customers, who took part so many times."""
    say(f"Filling a world of {customers:,} customers, or finding the one from last time")
    make_database_at(database_of(customers))
    in_portal(folder, customers, "manage.py", "migrate", "-v0")
    if not filled(customers):
        fill = ["--customers", str(customers), "--engagements", str(engagements)]
        in_portal(folder, customers, "manage.py", "seed_demo", "-v0", "--without-report", *fill)
    in_portal(folder, customers, "manage.py", "collectstatic", "--noinput", "-v0")


def database_of(customers: int) -> str:
    return f"{os.environ.get('DATABASE_URL', DEFAULT_DATABASE)}_{customers}"


def make_database_at(url: str) -> None:
    address = urlsplit(url)
    name = address.path.lstrip("/")
    try:
        server = psycopg.connect(address._replace(path="/postgres").geturl(), autocommit=True)
    except psycopg.OperationalError as problem:
        sys.exit(f"The bench needs PostgreSQL, and it does not answer: {problem}Set DATABASE_URL.")
    with server:
        known = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if known is None:
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def filled(customers: int) -> bool:
    with psycopg.connect(database_of(customers)) as database:
        return database.execute("SELECT 1 FROM customers_customer LIMIT 1").fetchone() is not None


def settings(folder: str, customers: int) -> dict[str, str]:
    """A cache and a broker for each size: what one keeps, the other must not be shown."""
    own = {"DATABASE_URL": database_of(customers), "DJANGO_SETTINGS_MODULE": "bench.settings"}
    keys = {"SECRET_KEY": os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(50))}
    return environment(folder) | redis_if_there(customers) | keys | own


def redis_if_there(customers: int) -> dict[str, str]:
    """As in production where Redis answers on this machine; otherwise both are folders."""
    with socket.socket() as knock:
        if knock.connect_ex(("127.0.0.1", 6379)) != 0:
            return {}
    number = REDIS_NUMBERS[customers]
    return {
        "CACHE_URL": f"rediscache://127.0.0.1:6379/{number}",
        "BROKER_URL": f"redis://127.0.0.1:6379/{number}",
    }


def in_portal(folder: str, customers: int, *command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        env=settings(folder, customers),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout


def say(what: str) -> None:
    print(f"{what} ...", file=sys.stderr, flush=True)
