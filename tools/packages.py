"""The Python packages, from lock files that pin each by its hash, into ``.venv``."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import TextIO

from tools.problem import Problem
from tools.stamps import fingerprint, is_stamped, write_stamp

CHECKOUT = Path(__file__).resolve().parents[1]
VENV = CHECKOUT / ".venv"
PYTHON = VENV / "bin" / "python"
REQUIREMENTS = CHECKOUT / "requirements"
LOG = CHECKOUT / "build" / "setup.log"


def make_venv() -> None:
    """A new one where there is none, where one was left half-made, or where the checkout moved."""
    made_from = f"{sys.version} in {VENV.resolve()}"
    stamp = VENV / ".made"
    if is_stamped(stamp, made_from):
        return
    print("Making .venv.", flush=True)
    venv.EnvBuilder(with_pip=True, clear=True).create(VENV)
    write_stamp(stamp, made_from)


def install_packages(*locks: str) -> None:
    """Install what ``requirements/<lock>.txt`` pins, of each lock named."""
    files = [REQUIREMENTS / f"{lock}.txt" for lock in locks]
    stamps = {VENV / f".installed-{file.stem}": fingerprint(file) for file in files}
    if all(is_stamped(stamp, made_from) for stamp, made_from in stamps.items()):
        return
    print("Installing the Python packages. The first time this takes a minute or two.", flush=True)
    LOG.parent.mkdir(parents=True, exist_ok=True)
    with LOG.open("w") as log:
        pinned = ["--require-hashes", *(f"--requirement={file}" for file in files)]
        fast = uv(log)
        done = (fast and logged(log, *fast, *pinned)) or logged(log, *PIP, *pinned)
    if not done:
        raise Problem(
            f"The Python packages could not be installed; {LOG.relative_to(CHECKOUT)} says why. "
            "Check the network, then type the same command again."
        )
    for stamp, made_from in stamps.items():
        write_stamp(stamp, made_from)


PIP = (PYTHON, "-m", "pip", "install", "--no-input", "--disable-pip-version-check", "--retries=2")


def uv(log: TextIO) -> tuple[str | Path, ...] | None:
    """uv installs in seconds what takes pip a minute; where it is not to be had, pip does it."""
    pinned = ("--require-hashes", "--requirement", REQUIREMENTS / "setup.txt")
    found = shutil.which("uv", path=VENV / "bin")
    if not found and not logged(log, *PIP, "--only-binary=:all:", *pinned):
        return None
    return (VENV / "bin" / "uv", "pip", "install", f"--python={PYTHON}", "--system-certs")


def logged(log: TextIO, *command: str | Path) -> bool:
    return not subprocess.run(
        command, cwd=CHECKOUT, stdout=log, stderr=subprocess.STDOUT, check=False
    ).returncode


def keep_caches_here() -> None:
    """Nothing is written outside the checkout, unless the machine says where its caches are."""
    caches = {"UV_CACHE_DIR": "uv", "PIP_CACHE_DIR": "pip", "npm_config_cache": "npm"}
    for name, folder in caches.items():
        os.environ.setdefault(name, str(CHECKOUT / "build" / "cache" / folder))
