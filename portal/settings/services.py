"""Turns the four service addresses (DATABASE_URL, CACHE_URL, STORAGE_URL, BROKER_URL) into settings."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import environ

STATIC_BACKEND = "whitenoise.storage.CompressedManifestStaticFilesStorage"


def database_at(url: str) -> dict[str, Any]:
    """SQLite takes its write lock at BEGIN, so that a read-then-write never dies half-way."""
    database = environ.Env.db_url_config(url)
    if database["ENGINE"] == "django.db.backends.sqlite3":
        database["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    else:
        database["CONN_MAX_AGE"] = 60
        database["CONN_HEALTH_CHECKS"] = True
    return database


def cache_at(url: str) -> dict[str, Any]:
    return environ.Env.cache_url_config(url)


def storages_at(url: str) -> dict[str, Any]:
    """``file:///folder`` or ``s3://bucket/prefix?endpoint_url=…``."""
    parts = urlsplit(url)
    if parts.scheme == "file":
        default = {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": parts.path},
        }
    elif parts.scheme == "s3":
        options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        default = {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {
                "bucket_name": parts.netloc,
                "location": parts.path.strip("/"),
                "default_acl": "private",
                **options,
            },
        }
    else:
        raise ValueError(f"STORAGE_URL must start with file:// or s3://, not {parts.scheme}://")
    return {"default": default, "staticfiles": {"BACKEND": STATIC_BACKEND}}
