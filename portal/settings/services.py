"""Turns the four service addresses (DATABASE_URL, CACHE_URL, STORAGE_URL, BROKER_URL) into settings."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

REDIS = "django.core.cache.backends.redis.RedisCache"


def database_at(url: str) -> dict[str, Any]:
    """``postgres://user:password@host/name`` or ``sqlite:////folder/file``."""
    if urlsplit(url).scheme not in {"postgres", "postgresql", "sqlite"}:
        raise ImproperlyConfigured("DATABASE_URL must start with postgres:// or sqlite://.")
    try:
        database = environ.Env.db_url_config(url)
    except ValueError as problem:  # never with the address itself, which holds a password
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read: {problem}.") from None
    if database["ENGINE"] == "django.db.backends.sqlite3":
        # Taking the write lock at BEGIN keeps a read-then-write from dying half-way; WAL lets the
        # web server, the worker and beat read while one of them writes.
        database["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    else:
        database["CONN_MAX_AGE"] = 60
        database["CONN_HEALTH_CHECKS"] = True
        # Counts over all customers take PostgreSQL longer to compile than to run (docs/performance.md).
        database.setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
    return database


def cache_at(url: str) -> dict[str, Any]:
    """``rediscache://host:6379/1`` or ``filecache:///folder``: one that all processes share."""
    if urlsplit(url).scheme not in {"rediscache", "redis", "rediss", "filecache"}:
        raise ImproperlyConfigured("CACHE_URL must start with rediscache:// or filecache://.")
    found = environ.Env.cache_url_config(url)
    if found["BACKEND"] == REDIS:
        found["BACKEND"] = "base.core.resting_cache.RestingRedisCache"
    return found


def storage_at(url: str) -> dict[str, Any]:
    """``file:///folder`` or ``s3://bucket/prefix?endpoint_url=…``."""
    parts = urlsplit(url)
    if parts.scheme == "file":
        return {
            "BACKEND": "base.core.stores.FileStore",
            "OPTIONS": {"location": unquote(parts.path)},
        }
    if parts.scheme == "s3":
        options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        return {
            "BACKEND": "base.core.s3_store.S3Store",
            "OPTIONS": {
                "bucket_name": parts.netloc,
                "location": parts.path.strip("/"),
                "default_acl": "private",
                **options,
            },
        }
    raise ImproperlyConfigured("STORAGE_URL must start with file:// or s3://.")


def broker_at(url: str) -> dict[str, Any]:
    """Celery's options for ``redis://host:6379/0``, or a folder: ``filesystem://localhost/folder``."""
    parts = urlsplit(url)
    if parts.scheme == "filesystem":
        folder = unquote(parts.path)
        return {
            "data_folder_in": f"{folder}/queue",
            "data_folder_out": f"{folder}/queue",
            "control_folder": f"{folder}/control",
            "polling_interval": 0.1,
        }
    if parts.scheme in {"redis", "rediss"}:
        # A killed worker's task comes back to the queue: after the longest task, looked for twice
        # a minute.
        return {
            "socket_connect_timeout": 2,  # a page that nudges a worker does not wait for one that is away
            "visibility_timeout": 20 * 60,
            "unacked_restore_interval": 30,
            "unacked_restore_throttle": 5,
        }
    raise ImproperlyConfigured("BROKER_URL must start with redis://, rediss:// or filesystem://.")
