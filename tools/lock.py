"""Writes the lock files that every set-up installs from, or says that they are out of date.

    python -m tools.lock              lock what pyproject.toml and package.json ask for now
    python -m tools.lock --upgrade    the same with the newest versions they allow
    python -m tools.lock --check      only look

The files pin every package by hash and name no place to fetch it from: that is each machine's own.
"""

import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path

from tools.problem import Problem, told_plainly

CHECKOUT = Path(__file__).resolve().parents[1]
REQUIREMENTS = CHECKOUT / "requirements"
TOOLS = Path(sys.executable).parent

LOCKED = {
    "setup": ["--group=setup"],
    "assets": ["--group=assets"],
    "portal": ["pyproject.toml"],
    "development": ["pyproject.toml", "--group=dev", "--constraints=requirements/portal.txt"],
}
NPM_KINDS = ("dependencies", "devDependencies")
UV = [
    *(TOOLS / "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes"),
    *("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"),
]
NPM = [
    TOOLS / "npm",
    "--package-lock-only",
    "--ignore-scripts",
    "--omit-lockfile-registry-resolved",
]


def main() -> None:
    with told_plainly():
        if "--check" in sys.argv:
            check()
        else:
            write(upgrade="--upgrade" in sys.argv)


def write(*, upgrade: bool) -> None:
    for name, sources in LOCKED.items():
        lock = REQUIREMENTS / f"{name}.txt"
        compiled = [*UV, *sources, f"--output-file={lock}", *(["--upgrade"] if upgrade else [])]
        done(compiled)
        lock.write_text(header() + lock.read_text())
    done([*NPM, "update" if upgrade else "install"])


def done(command: list) -> None:
    if subprocess.run(command, cwd=CHECKOUT, check=False).returncode:
        raise Problem("Nothing was locked; the reason is above. Then type again: make lock")


def check() -> None:
    stale = [
        f"requirements/{name}.txt"
        for name in LOCKED
        if not (REQUIREMENTS / f"{name}.txt").read_text().startswith(header())
    ]
    npm_lock = json.loads((CHECKOUT / "package-lock.json").read_text())
    npm_asked = json.loads((CHECKOUT / "package.json").read_text())
    if any(npm_lock["packages"][""].get(kind) != npm_asked.get(kind) for kind in NPM_KINDS):
        stale.append("package-lock.json")
    if stale:
        raise Problem(f"Out of date: {', '.join(stale)}. Type: make lock")
    if any("resolved" in package for package in npm_lock["packages"].values()):
        raise Problem("package-lock.json names where packages come from. Type: make lock")


def header() -> str:
    """Carries a hash of what was asked for, so that a check needs no network."""
    asked = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())
    relevant = [
        asked["project"]["requires-python"],
        asked["project"]["dependencies"],
        asked["dependency-groups"],
    ]
    digest = hashlib.sha256(json.dumps(relevant).encode()).hexdigest()
    return f"# Written by `make lock` from pyproject.toml {digest}\n"


if __name__ == "__main__":
    main()
