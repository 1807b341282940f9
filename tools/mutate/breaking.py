"""A copy of the tree, one change in it at a time, and what a row's tests say to that."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from itertools import count
from pathlib import Path

from tools.mutate.mutations import Mutation

#: Made by set-up and changed by no mutation.
SHARED = ("build", "node_modules")
TESTS_FAILED = 1
#: How pytest begins the line about a test that failed, or could not run.
SAYS = ("FAILED tests/", "ERROR tests/")
#: So that no compiled code of a file as it was is taken for that of the file as it is.
later = count(1)


class Verdict(StrEnum):
    FOUND = "found"
    STAYED_GREEN = "STAYED GREEN"
    DID_NOT_RUN = "DID NOT RUN"


def copied(checkout: Path, to: Path) -> Path:
    """The files git knows of, or would, as they are now."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listing, cwd=checkout, capture_output=True, text=True, check=True).stdout
    for name in filter(None, names.split("\0")):
        if (checkout / name).is_file() and name not in SHARED:
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(checkout / name, to / name)
    for name in SHARED:
        (to / name).symlink_to((checkout / name).resolve())
    return to


@contextmanager
def broken(copy: Path, mutation: Mutation) -> Iterator[None]:
    file = copy / mutation.file
    whole = file.read_text()
    write(file, mutation.applied_to(whole))
    try:
        yield
    finally:
        write(file, whole)


def write(file: Path, text: str) -> None:
    moment = file.stat().st_mtime + next(later)
    file.write_text(text)
    os.utime(file, (moment, moment))


def judge(copy: Path, tests: Sequence[str]) -> tuple[Verdict, str]:
    """Found is a test that ran and failed: one that cannot even start says nothing of the feature."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-n0", "-rfE", "--no-header", *tests]
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    run = subprocess.run(command, cwd=copy, env=env, capture_output=True, text=True, check=False)
    lines = [line for line in run.stdout.splitlines() if line.startswith(SAYS)]
    says = lines[0] if lines else (run.stdout + run.stderr).strip().splitlines()[-1]
    if run.returncode == 0:
        return Verdict.STAYED_GREEN, says
    if run.returncode == TESTS_FAILED and says.startswith("FAILED"):
        return Verdict.FOUND, says.removeprefix("FAILED ").split(" - ")[0]
    return Verdict.DID_NOT_RUN, says
