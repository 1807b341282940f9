"""Votes of cities, as they are published: read, counted, and written again."""

import datetime as dt
import json
import subprocess
import sys
from collections import Counter
from fractions import Fraction

import pytest

from base.core.refused import Refused
from participation.funding.choices.counting.count import count, winners
from participation.funding.choices.counting.election import Election, Pot, Project, grouped
from participation.funding.choices.counting.rules import EqualShares, Greedy
from participation.funding.choices.pabulib.document import Document, parse, written
from participation.funding.choices.pabulib.publishing import About, document_of
from participation.funding.choices.pabulib.reading import election_in, selected_in
from tests.choices.elections import steps_of

#: A made-up town, with the columns that files of cities have and some that nobody else has.
TOWN = """\
META
key;value
description;Vote of Innerdale
country;United Kingdom
unit;Innerdale
instance;2026
num_projects;4
num_votes;6
budget;1000
vote_type;approval
rule;greedy
date_begin;01.09.2026
date_end;14.09.2026
min_length;1
max_length;3
weather;rain, mostly
PROJECTS
project_id;cost;votes;name;selected;our own;latitude
1;600.50;4;"Bench; the ""long"" one";1;x,y;55.8
2;500;3;Trees;0;;
7;300;2;"Café
of two lines";1;z;
9;90;1;Bins;1;;
VOTES
voter_id;age;vote;mood
a;34;1,2;fine
b;;1,2,7;
c;19;1;
d;71;2;fine
e;34;1;
f;34;7,9;
"""


def town(**changed) -> bytes:
    text = TOWN
    for old, new in changed.get("change", []):
        assert old in text
        text = text.replace(old, new)
    return text.encode()


def test_a_file_is_written_again_with_every_key_column_and_row():
    document = parse(town())

    assert parse(written(document)) == document
    assert written(document) == town()
    assert document.meta["weather"] == "rain, mostly"
    assert next(iter(document.projects))["our own"] == "x,y"


def test_what_a_spreadsheet_leaves_behind_is_read_as_the_same_file():
    spoilt = "\ufeff" + TOWN.replace("\n", "\r\n").replace(
        "a;34;1,2;fine", "a ; 34; 1, 2;fine\r\n;;;"
    )

    document = parse(spoilt.encode())

    assert document.votes.rows[0][:2] == ("a", "34")
    assert election_in(document).ballots == election_in(parse(town())).ballots


def test_a_vote_of_a_town_is_counted_by_both_rules_within_the_money():
    election = election_in(parse(town()))

    # By votes 1 (600.50), then 2 with three does not fit, then 7 and 9.
    assert winners(count(election, Greedy())) == ("1", "7", "9") == selected_in(parse(town()))
    # Six shares of 166 2/3. Of four, 1 asks for 150.125: 4 votes. 9 can pay, 2 and 7 cannot.
    assert winners(count(election, EqualShares())) == ("1", "9")


@pytest.mark.parametrize(
    ("kind", "row", "votes"),
    [
        ("cumulative", "a;1,2;3,1", {"1": 3, "2": 1}),
        ("scoring", "a;1,2;5,-2", {"1": 5}),
        ("choose-1", "a;2", {"2": 1}),
        ("ordinal", "a;2,1", {"2": 3, "1": 2}),
        ("approval", "a;2,1", {"2": 1, "1": 1}),
        ("approval", "a;", {}),
    ],
)
def test_every_kind_of_vote_is_read(kind, row, votes):
    head = (
        TOWN[: TOWN.index("VOTES")].replace("approval", kind).replace("num_votes;6", "num_votes;1")
    )
    columns = "voter_id;vote;points" if row.count(";") == 2 else "voter_id;vote"

    (ballot,) = election_in(parse(f"{head}VOTES\n{columns}\n{row}\n".encode())).ballots

    assert dict(ballot) == votes


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe\x00M", "not written in UTF-8"),
        (b"META\nkey;value\na\0b;1\n", "no text file"),
        (b"hello", "does not begin with META"),
        (b"", "no section META"),
        (b"META\nkey;value\n", "no section PROJECTS"),
        (b"PROJECTS\nproject_id\nVOTES\nvoter_id\nMETA\nkey;value\n", "order"),
        (b'META\nkey;value\na;"b\n', "Line 3 has a quotation mark"),
        (b"META\nkey;value\na;" + b"b" * 100_001, "longer than any"),
        (town(change=[("VOTES\n", "PROJECTS\nproject_id\nVOTES\n")]), "twice"),
        (town(change=[("9;90;1;Bins;1;;", "7;90;1;Bins;1;;")]), "same project_id"),
        (town(change=[("9;90;1;Bins;1;;", ";90;1;Bins;1;;")]), "does not say its project_id"),
        (town(change=[("9;90;1;Bins;1;;", "9;90;1;Bins;1;;;;8")]), "more values"),
        (town(change=[("our own", "name")]), "same name"),
        (town(change=[("voter_id;", "person;")]), "must begin with voter_id"),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(content, words):
    with pytest.raises(Refused, match=words):
        parse(content)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("budget;1000", "budget;1,000", "amount such as"),
        ("budget;1000", "budget;0", "no money"),
        ("budget;1000", "budget;١٠", "amount such as"),
        ("2;500;", "2;-500;", "cost of project 2"),
        ("2;500;", "2;1e9;", "cost of project 2"),
        ("num_votes;6", "num_votes;7", "num_votes 7"),
        ("num_projects;4", "num_projects;four", "whole number"),
        ("vote_type;approval", "vote_type;shouting", "vote_type must be"),
        ("vote_type;approval", "vote_type;cumulative", "missing: points"),
        ("vote_type;approval", "vote_type;choose-1", "must name one"),
        ("1,2,7", "1,2,1", "names a project twice"),
        ("1,2,7", "1,2,8", "not in the file"),
        ("project_id;cost;", "project_id;price;", "missing: cost"),
    ],
)
def test_a_vote_that_cannot_be_counted_is_refused_in_words(old, new, words):
    with pytest.raises(Refused, match=words):
        election_in(parse(town(change=[(old, new)])))


def ours(rule, ballots, *, either_or=(), stretch=0, **said):
    codes = tuple("abc")
    costs = {"a": Fraction(1250, 100) * 40, "b": Fraction(400), "c": Fraction("99.99")}
    election = Election(
        tuple(Project(code, costs[code]) for code in codes),
        (Pot(Fraction(800), stretch=Fraction(stretch)),),
        ("c", "b", "a"),
        grouped(ballots),
        either_or,
    )
    about = About(
        "Choices of Northside",
        "United Kingdom",
        "Northside Homes",
        "2026",
        dt.date(2026, 9, 1),
        dt.date(2026, 9, 14),
        **said,
    )
    (result,) = count(election, rule)
    names = {"a": "Benches; for the\ngreen", "b": "Café", "c": "Bins"}
    return election, result, document_of(about, election, result, rule, names)


APPROVALS = [(("a", 1), ("b", 1))] * 3 + [(("c", 1),)] * 2 + [(("b", 1),)]


@pytest.mark.parametrize("rule", [Greedy(), steps_of(1, top_up=True), EqualShares()])
def test_whoever_counts_our_file_comes_to_our_result(rule):
    election, result, document = ours(rule, APPROVALS, most=3)

    again = election_in(parse(written(document)))

    assert (again.ballots, again.lots) == (election.ballots, election.lots)
    assert winners(count(again, rule)) == result.winners
    assert sorted(selected_in(document)) == sorted(result.winners)


def test_our_file_has_no_column_of_a_voter_and_is_shuffled():
    many = [tuple((code, 1) for code in named) for named in ("a", "ab", "abc", "b", "c")] * 40
    _, _, document = ours(Greedy(), many)

    assert document.votes.columns == ("voter_id", "vote")
    assert [row[0] for row in document.votes.rows] == [str(place) for place in range(1, 201)]
    said = [row[1] for row in document.votes.rows]
    assert said != sorted(said)
    assert Counter(said) == dict.fromkeys(("a", "a,b", "a,b,c", "b", "c"), 40)


def test_our_file_says_what_the_format_has_no_key_for():
    _, _, document = ours(Greedy(), APPROVALS, either_or=(frozenset("ab"),), stretch=50)

    assert document.meta["rule"] == "greedy-custom"
    assert "Of the projects a, b only one can be paid." in document.meta["comment"]
    assert "Up to 50 may be added to finish one project." in document.meta["comment"]


CHECKED = """
import json, sys
from pabulib.checker import Checker
print(json.dumps(Checker().process_files(json.load(sys.stdin))))
"""


def test_the_checker_of_those_who_keep_the_format_finds_nothing_wrong():
    points = [(("a", 3), ("b", 1)), (("c", 2),)]
    ranks = [(("a", 2), ("b", 1)), (("a", 2), ("c", 1)), (("a", 1), ("c", 2))]
    documents: list[Document] = [
        ours(Greedy(), APPROVALS, most=2)[2],
        ours(EqualShares(), APPROVALS, most=2)[2],
        ours(steps_of(1, top_up=True), APPROVALS, most=2)[2],
        ours(Greedy(), points, vote_type="cumulative", most=4)[2],
        ours(Greedy(), ranks, vote_type="ordinal", most=2)[2],
    ]
    # Its list of countries is under the LGPL, and so it stays in a process of its own.
    said = subprocess.run(
        [sys.executable, "-c", CHECKED],
        input=json.dumps([written(document).decode() for document in documents]),
        capture_output=True,
        text=True,
        check=True,
    )

    checked = json.loads(said.stdout[said.stdout.index("{") :])
    assert checked["summary"] == {}, checked
    assert checked["metadata"]["valid"] == len(documents)
