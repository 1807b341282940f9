"""A published vote counted again by whoever has the file."""

import pytest
from django.core.management import CommandError, call_command

from tests.choices.test_pabulib import TOWN


@pytest.fixture
def file(tmp_path):
    return tmp_path / "innerdale.pb"


def test_whoever_has_the_file_reads_the_winners_and_why(file, capsys):
    file.write_text(TOWN)

    call_command("recount", str(file))

    said = capsys.readouterr().out.splitlines()
    assert said[0] == "6 ballots, 3 winners, £990.50 of £1,000, 0 steps"
    assert said[1].startswith('Bench; the "long" one: Winner number 1. 4 ballots named it.')
    assert said[-1] == "The file names the same winners."


@pytest.mark.parametrize(
    ("text", "options", "words"),
    [
        (TOWN, ["--rule=equal-shares"], "not those that the file names"),
        (TOWN, ["--rule=equal-shares", "--step=a penny"], "--step must be an amount"),
        (TOWN.replace("rule;greedy", "rule;custom"), [], "Give it with --rule"),
        ("nothing", [], "does not begin with META"),
        (None, [], "No such file"),
    ],
)
def test_what_cannot_be_counted_or_comes_out_otherwise_is_said(file, text, options, words):
    if text is not None:
        file.write_text(text)

    with pytest.raises(CommandError, match=words):
        call_command("recount", str(file), *options)
