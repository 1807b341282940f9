"""What the machine itself must have, beside make and Python.

As root on Debian what is missing is installed, after saying so. Anyone else is told what to type.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tools.problem import Problem

#: Debian's Chromium without windows: a journey takes 40 % less of the processor than in the whole one.
WINDOWLESS = "chromium-headless-shell"
BROWSERS = (
    WINDOWLESS,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
#: One language for each script in which customers' names and words may stand in a PDF. There are more: a machine
#: that has these by the packages below has nearly all that people write today.
SCRIPTS = {
    "pl": "Latin",
    "uk": "Cyrillic",
    "ar": "Arabic",
    "hi": "Hindi",
    "bn": "Bengali",
    "pa": "Punjabi",
    "gu": "Gujarati",
    "ta": "Tamil",
    "th": "Thai",
    "zh-cn": "Chinese",
}
EMOJI = "und-zsye"


@dataclass(frozen=True)
class Need:
    """Something to look for. Without one that is not ``vital`` the set-up says so and goes on.

    Of Debian packages with ``|`` between them, the first that this Debian has is meant.
    """

    what: str
    is_there: Callable[[], bool]
    debian: tuple[str, ...]
    mac: tuple[str, ...] = ()
    vital: bool = True


def has_venv() -> bool:
    return all(importlib.util.find_spec(module) for module in ("venv", "ensurepip"))


def has_pango() -> bool:
    return all(loads(name) for name in ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset"))


def loads(library: str) -> bool:
    for name in (f"lib{library}.so.0", f"/opt/homebrew/lib/lib{library}.0.dylib"):
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False


def has_fonts() -> bool:
    if not shutil.which("fc-list"):
        return False
    return all(
        subprocess.run(["fc-list", f":lang={language}"], capture_output=True, check=False).stdout
        for language in [*SCRIPTS, EMOJI]
    )


def browser() -> str | None:
    """Where the browser is that tests and screenshots use."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def whole_browser() -> str | None:
    """One that keeps whole pages for Back, which the one without windows does not."""
    return next(filter(None, map(shutil.which, BROWSERS[1:])), None)


def has_whole_browser() -> bool:
    return whole_browser() is not None


def has_best_browser() -> bool:
    """The one without windows, or any where no package of that one is to be had."""
    return bool(shutil.which(WINDOWLESS)) or (browser() is not None and not is_packaged(WINDOWLESS))


def is_packaged(package: str) -> bool:
    """Debian's lists on this machine have it; without lists, nothing is."""
    if not shutil.which("apt-cache"):
        return False
    shown = subprocess.run(["apt-cache", "show", package], capture_output=True, check=False)
    return not shown.returncode


def first_packaged(packages: str) -> str:
    *others, last = packages.split("|")
    return next(filter(is_packaged, others), last)


def has_java() -> bool:
    return shutil.which("java") is not None


VENV = f"python3.{sys.version_info.minor}-venv" if sys.prefix == "/usr" else "python3-venv"
TO_RUN = [
    Need("Python's venv module", has_venv, (VENV,)),
    Need(
        "Pango, which sets the text of PDF reports",
        has_pango,
        ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
        mac=("pango",),
    ),
    Need(
        f"fonts for {', '.join(SCRIPTS.values())} letters and emoji on paper (reports, letters, leaflets)",
        has_fonts,
        (
            *("fontconfig", "fonts-dejavu-core", "fonts-noto-core"),
            *("fonts-noto-color-emoji", "fonts-wqy-microhei"),
        ),
        mac=("fontconfig",),
        vital=False,
    ),
]
TO_TEST = [
    *TO_RUN,
    Need("Chromium, for the browser tests", has_whole_browser, ("chromium",), mac=("chromium",)),
    Need(
        "Chromium without windows, in which most of them take less",
        has_best_browser,
        (f"{WINDOWLESS}|chromium",),
        mac=("chromium",),
        vital=False,
    ),
    Need("Java, for the HTML checker", has_java, ("default-jre-headless",), mac=("openjdk",)),
]


def provide(needs: list[Need]) -> None:
    missing = [need for need in needs if not need.is_there()]
    if not missing:
        return
    what = "; ".join(need.what for need in missing)
    if shutil.which("apt-get") and os.geteuid() == 0:
        print(
            f"This machine lacks {what}. Installing it with apt-get, which takes a minute.",
            flush=True,
        )
        try:
            install([package for need in missing for package in need.debian])
        except Problem as problem:
            if any(need.vital for need in missing):
                raise
            print(f"{problem}\nEverything else works.", flush=True)
    elif any(need.vital for need in missing):
        raise Problem(f"This machine lacks {what}. {advice(missing)}")
    else:
        print(f"This machine lacks {what}; everything else works. {advice(missing)}", flush=True)


def install(packages: list[str]) -> None:
    def apt_get(*step: str) -> None:
        done = subprocess.run(
            ["apt-get", "--quiet", "--quiet", "-o", "DPkg::Lock::Timeout=300", *step],
            env=dict(os.environ, DEBIAN_FRONTEND="noninteractive"),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise Problem(
                f"{done.stderr}\nDebian's packages could not be installed. Check the network, then "
                f"type:\n    apt-get update && apt-get install {listed(packages)}"
            )

    apt_get("update")
    apt_get("install", "--yes", "--no-install-recommends", *map(first_packaged, packages))


def listed(packages: Iterable[str]) -> str:
    return " ".join(map(first_packaged, packages))


def advice(missing: list[Need]) -> str:
    if shutil.which("apt-get"):
        packages = [package for need in missing for package in need.debian]
        return f"To install it, type:\n    sudo apt-get install {listed(packages)}"
    if shutil.which("brew"):
        packages = [package for need in missing for package in need.mac]
        return f"To install it, type:\n    brew install {' '.join(packages)}"
    return "Install it with this system's package manager, then type the same command again."
