"""Runs a command under production settings on this machine, with values made up for the purpose.

    python -m tools.rehearse manage.py check --deploy
    python -m tools.rehearse -m gunicorn --bind 127.0.0.1:8001

What the environment names (DATABASE_URL, CACHE_URL, BROKER_URL ...) is used; the rest is files in a
folder that is removed afterwards.
"""

import os
import secrets
import subprocess
import sys
import tempfile


def environment(folder: str) -> dict[str, str]:
    os.makedirs(f"{folder}/broker/queue", exist_ok=True)
    made_up = {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "SECOND_FACTOR_KEYS": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "portal.example,127.0.0.1",
        "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
        "CACHE_URL": f"filecache://{folder}/cache",
        "BROKER_URL": f"filesystem://localhost{folder}/broker",
        "STORAGE_URL": f"file://{folder}/files",
        "STATIC_ROOT": f"{folder}/static",
    }
    return made_up | os.environ | {"DJANGO_SETTINGS_MODULE": "portal.settings.production"}


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, *sys.argv[1:]]
        return subprocess.run(command, env=environment(folder), check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
