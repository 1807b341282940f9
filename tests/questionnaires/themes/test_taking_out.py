"""What is taken out of an answer is read by nobody but those who handle it."""

import pytest

from base.core.models import Fact
from base.core.refused import Refused
from participation.questionnaires.models import Quote, Redaction
from participation.questionnaires.themes.taking_out import (
    choose_quote,
    put_back,
    quoted,
    shown,
    take_back_quote,
    take_out,
)
from tests.factories.people import make_customer

NAME = Redaction.Reason.NAME


def read_by_all(words) -> list[str]:
    quotes = Quote.objects.of(words.questionnaire, words.code)
    return quoted(quotes.select_related("answer").prefetch_related("answer__redactions"))


def test_every_place_of_the_passage_is_taken_out_whatever_its_capitals(words):
    answer = words.wrote("Ask Moira\nBell. MOIRA BELL lives at 3 Elm Row.")

    take_out(answer=answer, passage="moira  bell", reason=NAME, by=words.officer)
    take_out(answer=answer, passage="3 Elm Row", reason=Redaction.Reason.ADDRESS, by=words.officer)

    assert shown(answer.words, answer.redactions.all()) == (
        "Ask [a name]. [a name] lives at [an address]."
    )
    answer.refresh_from_db()
    assert "Moira" in answer.words  # it stays for those who handle it


def test_who_took_what_out_and_why_is_logged_without_the_words(words):
    answer = words.wrote("Ask Moira Bell")

    (row,) = take_out(answer=answer, passage="Moira Bell", reason=NAME, by=words.officer)
    put_back(redaction=row, by=words.officer)

    facts = Fact.objects.about(answer).order_by("pk")
    assert [(fact.what, fact.actor, fact.why) for fact in facts] == [
        ("words_taken_out", words.officer, "A name"),
        ("words_put_back", words.officer, "A name"),
    ]
    assert "Moira" not in str([fact.changes for fact in facts])


def test_overlapping_passages_are_taken_out_once(words):
    answer = words.wrote("Mrs Moira Bell of Elm Row")
    take_out(answer=answer, passage="Mrs Moira Bell", reason=NAME, by=words.officer)
    take_out(answer=answer, passage="Bell of Elm Row", reason=NAME, by=words.officer)

    assert shown(answer.words, answer.redactions.all()) == "[a name][a name]"


def test_only_what_its_writer_allows_is_quoted(words):
    answer = words.wrote("Too dear")

    with pytest.raises(Refused, match="has not said that we may quote"):
        choose_quote(answer=answer, passage="", by=words.officer)


def test_a_quote_loses_what_is_taken_out_before_or_after(words):
    answer = words.wrote("Ask Moira: the rent of Joe is too dear.", may_quote=True)
    take_out(answer=answer, passage="Moira", reason=NAME, by=words.officer)
    choose_quote(answer=answer, passage="the rent of Joe is too dear", by=words.officer)
    assert read_by_all(words) == ["the rent of Joe is too dear"]

    take_out(answer=answer, passage="Joe", reason=NAME, by=words.officer)

    assert read_by_all(words) == ["the rent of [a name] is too dear"]


def test_nobody_is_quoted_who_says_something_else_later_or_takes_the_yes_back(words):
    somebody = make_customer()
    answer = words.wrote("Too dear", may_quote=True, customer=somebody)
    choose_quote(answer=answer, passage="", by=words.officer)

    words.wrote("Too dear", may_quote=False, customer=somebody)

    assert read_by_all(words) == []


def test_a_passage_that_does_not_stand_there_is_refused(words):
    answer = words.wrote("Too dear", may_quote=True)

    for act in (
        lambda: take_out(answer=answer, passage="cheap", reason=NAME, by=words.officer),
        lambda: choose_quote(answer=answer, passage="cheap", by=words.officer),
    ):
        with pytest.raises(Refused, match="do not stand in the answer"):
            act()


def test_a_quote_is_taken_back(words):
    answer = words.wrote("Too dear", may_quote=True)
    quote = choose_quote(answer=answer, passage="", by=words.officer)

    take_back_quote(quote=quote, by=words.officer)

    assert read_by_all(words) == []
