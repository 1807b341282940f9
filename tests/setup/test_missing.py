"""What a fresh machine lacks is installed or named, with the command to type, and never a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from tools import packages, system
from tools.problem import Problem

CHECKOUT = Path(__file__).resolve().parents[2]
PANGO = system.Need("Pango, which sets the text", lambda: False, ("libpango-1.0-0",), ("pango",))
FONTS = system.Need("fonts for Arabic", lambda: False, ("fonts-dejavu-core",), vital=False)


@pytest.fixture
def machine(monkeypatch):
    """``machine("apt-get", user=1000)``: what there is to install with, and who asks."""

    def made(manager: str | None, user: int) -> None:
        monkeypatch.setattr(system.shutil, "which", lambda name: name if name == manager else None)
        monkeypatch.setattr(system.os, "geteuid", lambda: user)

    return made


@pytest.fixture
def typed(monkeypatch):
    """The commands that the set-up types, none of which runs."""
    commands = []

    def run(command, **kwargs):
        commands.append(command)
        return subprocess.CompletedProcess(command, run.returncode, "", "No route to host")

    run.returncode = 0
    monkeypatch.setattr(system.subprocess, "run", run)
    return commands, run


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt-get", "sudo apt-get install libpango-1.0-0"),
        ("brew", "brew install pango"),
        (None, "Install it with this system's package manager"),
    ],
)
def test_somebody_who_may_not_install_is_told_what_to_type(machine, typed, manager, command):
    machine(manager, user=1000)

    with pytest.raises(Problem) as problem:
        system.provide([PANGO])

    assert str(problem.value).startswith("This machine lacks Pango, which sets the text. ")
    assert command in str(problem.value)
    assert typed[0] == []


def test_what_one_can_do_without_is_said_and_the_set_up_goes_on(machine, typed, capsys):
    machine("apt-get", user=1000)

    system.provide([FONTS])

    assert "lacks fonts for Arabic; everything else works" in capsys.readouterr().out


def test_as_root_on_debian_it_says_so_and_installs(machine, typed, capsys):
    machine("apt-get", user=0)

    system.provide([PANGO, FONTS])

    assert "Installing it with apt-get" in capsys.readouterr().out
    assert typed[0][-1][-2:] == ["libpango-1.0-0", "fonts-dejavu-core"]


def test_without_a_network_what_one_can_do_without_holds_nothing_up(machine, typed, capsys):
    machine("apt-get", user=0)
    typed[1].returncode = 100

    system.provide([FONTS])

    assert capsys.readouterr().out.endswith("Everything else works.\n")


@pytest.mark.parametrize(
    ("there", "in_debians_lists", "will_do"),
    [
        (["chromium", "chromium-headless-shell", "apt-cache"], True, True),
        (["chromium", "apt-cache"], True, False),
        (["chromium", "apt-cache"], False, True),
        (["google-chrome"], False, True),
        (["apt-cache"], False, False),
    ],
)
def test_a_whole_chromium_will_do_where_there_is_none_without_windows(
    monkeypatch, typed, there, in_debians_lists, will_do
):
    monkeypatch.setattr(system.shutil, "which", lambda name: name if name in there else None)
    typed[1].returncode = 0 if in_debians_lists else 100

    assert system.has_best_browser() is will_do


@pytest.mark.parametrize(
    ("returncode", "package"), [(0, "chromium-headless-shell"), (100, "chromium")]
)
def test_the_first_package_that_this_debian_has_is_taken(monkeypatch, typed, returncode, package):
    monkeypatch.setattr(system.shutil, "which", lambda name: name)
    typed[1].returncode = returncode

    assert system.first_packaged("chromium-headless-shell|chromium") == package


def test_without_a_network_the_command_to_type_is_named(machine, typed):
    machine("apt-get", user=0)
    typed[1].returncode = 100

    with pytest.raises(Problem, match="Check the network, then type:\n    apt-get update && "):
        system.provide([PANGO])


def test_packages_that_cannot_be_fetched_are_one_sentence(monkeypatch, tmp_path):
    for name, place in {"CHECKOUT": "", "VENV": "", "LOG": "build/setup.log"}.items():
        monkeypatch.setattr(packages, name, tmp_path / place)
    monkeypatch.setattr(packages, "logged", lambda *command: False)

    with pytest.raises(Problem, match="Check the network, then type the same command again"):
        packages.install_packages("portal")

    assert list(tmp_path.glob(".installed-*")) == []  # so the next start tries again


def test_an_old_python_is_one_sentence():
    old = "import sys, runpy; sys.version_info = (3, 9, 2); runpy.run_module('tools.setup')"

    started = subprocess.run(
        [sys.executable, "-c", old], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )

    assert started.returncode == 1
    assert started.stderr.strip() == (
        "The portal needs Python 3.11 or newer, and this is 3.9. Install a newer one, then type, "
        "for example: make run PYTHON=python3.12"
    )
