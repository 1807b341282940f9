"""Taking results away: counts for everybody who may read them, single answers for those who may."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import slugify
from django.views.generic import DetailView, View

from base.core.audience import Audience
from base.core.facts import record_fact
from base.core.lists.files import KINDS, as_file
from base.core.spreadsheets import csv_file

from ..counted import sheets_of, which_of
from ..models import BankEntry, Questionnaire
from .approach import how_done
from .counting import questions_with_options
from .exports import code_book, rows_of, variables_of, written
from .extract import extract, lines_of
from .reading import read_results
from .shapes import ResultsReading

NOT_SINGLE = "People were promised that nobody reads what one person answered, so there is no file of single answers."
#: Equality questions go to no regulator.
FOR_REGULATORS = (BankEntry.Collection.ARC, BankEntry.Collection.TSM)
#: From here our own code is found by its name.
CHECKOUT = Path(__file__).resolve().parents[3]
#: Seconds after which writing a file of SPSS is given up.
LONGEST = 120


class ResultsFile(View):
    """The page of results as a file, with its numbers hidden where the page hides them."""

    audience = Audience.STAFF

    def get(self, request, pk, kind):
        questionnaire = get_object_or_404(Questionnaire, pk=pk)
        if kind not in KINDS:
            raise Http404
        reading = read_results(questionnaire, by=request.GET.get("by", ""))
        return as_file(kind, f"results-{slugify(questionnaire.title)}", lines(reading))


HEADINGS = (
    "Question",
    "Group",
    "Answer",
    "People",
    "Of",
    "Share (%)",
    "Low (95%)",
    "High (95%)",
    "In shares",
)


def lines(reading: ResultsReading):
    yield HEADINGS
    if reading.waits_for_close or not reading.counted:
        yield ["Results are told when nobody can answer any more, and have been counted."]
    for read in reading.questions:
        words = read.question.words
        if read.withheld:
            yield [words, "Everybody", read.why_withheld]
        elif not read.lines:
            yield [
                words,
                "Everybody",
                "",
                read.result.answered,
                "",
                "",
                "",
                "",
                read.result.where_they_lie,
            ]
        for line in read.lines:
            estimate = line.estimate
            interval = estimate.interval if estimate else None
            yield [
                words,
                "Everybody",
                line.words,
                "not shown" if line.people is None else line.people,
                read.result.counted,
                round(estimate.share, 1) if estimate else "",
                round(interval.low, 1) if interval else "",
                round(interval.high, 1) if interval else "",
                "yes" if line.counts else "no",
            ]
        for group, column in read.table.columns if read.table else ():
            for line in column.lines:
                yield [
                    words,
                    group,
                    line.words,
                    "not shown" if line.people is None else line.people,
                    column.people,
                    "" if line.share is None else round(line.share, 1),
                    "",
                    "",
                    "yes" if line.counts else "no",
                ]


class AnswersFile(View):
    """A row for each person who answered. Whoever takes it is written down."""

    audience = Audience.MANAGERS

    def get(self, request, pk, kind):
        questionnaire = get_object_or_404(Questionnaire, pk=pk)
        if kind not in (*KINDS, "sav"):
            raise Http404
        if not how_done(questionnaire).fieldwork.single_answers:
            messages.error(request, NOT_SINGLE)
            return redirect("questionnaires:results", pk)
        sheets = sheets_of(which_of(questionnaire))
        variables = variables_of(questions_with_options(questionnaire))
        record_fact(
            "answers_downloaded",
            subject=questionnaire,
            actor=request.user,
            rows=sheets.count(),
            file=kind,
        )
        name = f"answers-{slugify(questionnaire.title)}"
        if kind == "sav":
            rows = list(rows_of(sheets, variables, coded=True))
            return spss(f"{name}.sav", written(variables, rows))
        return as_file(kind, name, _with_headings(sheets, variables))


def _with_headings(sheets, variables):
    yield [one.label for one in variables]
    yield from rows_of(sheets, variables, coded=False)


def spss(name: str, columns: list[dict]) -> FileResponse:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.sav"
        subprocess.run(  # noqa: S603 (our own file, and what was answered goes in by its standard input)
            [sys.executable, "-m", "participation.questionnaires.results.spss_file", str(path)],
            input=json.dumps(columns).encode(),
            cwd=CHECKOUT,
            check=True,
            timeout=LONGEST,
        )
        content = tempfile.TemporaryFile()  # noqa: SIM115 (the answer closes it)
        content.write(path.read_bytes())
    content.seek(0)
    response = FileResponse(content, content_type="application/x-spss-sav")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


class ForRegulator(DetailView):
    """Answers to official questions as counts, by regulator."""

    audience = Audience.STAFF
    model = Questionnaire
    template_name = "questionnaires/for_regulator.html"

    def get_context_data(self, **kwargs):
        extracted, counted = extract(self.object)
        collections = [
            (collection, [one for one in extracted if one.entry.collection == collection])
            for collection in FOR_REGULATORS
        ]
        return super().get_context_data(
            counted=counted, collections=[pair for pair in collections if pair[1]], **kwargs
        )


class RegulatorFile(View):
    audience = Audience.STAFF

    def get(self, request, pk, collection):
        questionnaire = get_object_or_404(Questionnaire, pk=pk)
        if collection not in FOR_REGULATORS:
            raise Http404
        extracted, _ = extract(questionnaire)
        rows = lines_of([one for one in extracted if one.entry.collection == collection])
        return csv_file(f"{collection}-{slugify(questionnaire.title)}.csv", rows)


class CodeBook(View):
    """What the columns and the numbers of a file of answers mean."""

    audience = Audience.STAFF

    def get(self, request, pk):
        questionnaire = get_object_or_404(Questionnaire, pk=pk)
        variables = variables_of(questions_with_options(questionnaire))
        return csv_file(f"code-book-{slugify(questionnaire.title)}.csv", code_book(variables))
