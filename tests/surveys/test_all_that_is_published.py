"""Somebody who has every page, file, wave, report and indicator of a survey, and a solver: see ``adversary``.

Pages and files are read as they leave the portal, and not as they are put together inside it.
"""

import csv
import datetime as dt
import io
import random
from itertools import product

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from base.accounts.models import Role
from base.core.figures import ALL_SERVICES
from base.core.periods import Month, Quarter
from participation.people.customers.models import Customer
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import Answer, Sheet
from participation.questionnaires.results.crossing import NOT_KNOWN, OTHER_ANSWERS
from participation.questionnaires.results.export_views import lines
from participation.questionnaires.results.groups import AREA, MODE
from participation.questionnaires.results.reading import read_results
from participation.questionnaires.results.small_numbers import ALL_OTHERS
from participation.questionnaires.results.waves import waves_before
from reports.monthly.satisfied import count as satisfied_in_month
from reports.sections import Asked as ForReport
from surveys.heard.by_service import satisfied
from surveys.heard.of_year import Better, surveys_told
from surveys.models import Privacy, SurveyType
from tests.factories.people import make_estate, make_user
from tests.factories.questionnaires import add_question, make_questionnaire, opened
from tests.factories.surveys import make_survey
from tests.questionnaires.results.adversary import Adversary

pytestmark = pytest.mark.django_db

FEWEST = 10
LAST = Quarter.current().previous
AREAS, MODES = ["North", "South", "West"], ["Online", "On paper"]
ONE, TWO = "How was it?", "Would you ask us again?"
SAID = {ONE: ["Good", "Middling", "Bad"], TWO: ["Yes", "No"]}
OUT, EMPTY, EVERYBODY = "I do not know", "", "Everybody"
#: What a person can be: of a group, and with an answer to each question.
KINDS = {AREA.title: AREAS, MODE.title: MODES} | {
    words: [*answers, OUT, EMPTY] for words, answers in SAID.items()
}


class Made:
    """A survey that closed in the last quarter, answered by people of whom few said some things."""

    def __init__(self, officer, chance: random.Random, **fields):
        questionnaire = make_questionnaire(officer, "Your repair")
        kinds = (Kind.SCALE, Kind.SINGLE)
        self.asked = {
            words: add_question(questionnaire, words, *answers, dont_know=OUT, kind=kind)
            for kind, (words, answers) in zip(kinds, SAID.items(), strict=True)
        }
        ends = timezone.make_aware(dt.datetime.combine(LAST.last, dt.time(18)))
        self.survey = make_survey(
            "Your repair",
            questionnaire=opened(questionnaire),
            lead_officer=officer,
            starts_at=ends - dt.timedelta(days=40),
            opened_at=ends - dt.timedelta(days=40),
            ends_at=ends,
            **fields,
        )
        self.survey.results_published_at = ends
        self.survey.save()
        often = {words: [chance.choice([1, 3, 12, 40]) for _ in KINDS[words]] for words in SAID}
        self.people = [
            {name: chance.choices(kinds, often.get(name))[0] for name, kinds in KINDS.items()}
            for _ in range(120)
        ]
        self._answered(questionnaire, ends - dt.timedelta(days=20))

    def _answered(self, questionnaire, at) -> None:
        areas = {name: make_estate(f"{name} Street", area=name, region="All") for name in AREAS}
        mode = {Sheet.Mode(one).label: one for one in Sheet.Mode.values}
        begun = {"questionnaire": questionnaire, "version": questionnaire.asked}
        customers = Customer.objects.bulk_create(
            Customer(name=f"Person {n}", reference=f"P{n:06}", area=areas[one[AREA.title]])
            for n, one in enumerate(self.people)
        )
        sheets = Sheet.objects.bulk_create(
            Sheet(**begun, customer=who, mode=mode[one[MODE.title]], begun_at=at, sent_at=at)
            for who, one in zip(customers, self.people, strict=True)
        )
        options = {
            (words, one.words): one
            for words, asked in self.asked.items()
            for one in asked.options.all()
        }
        Answer.objects.bulk_create(
            Answer(sheet=sheet, question=asked, option=options[words, one[words]])
            for sheet, one in zip(sheets, self.people, strict=True)
            for words, asked in self.asked.items()
            if one[words]
        )

    def how_many(self, **wanted: set[str]) -> int:
        return sum(all(one[name] in of for name, of in wanted.items()) for one in self.people)


class Collected:
    """What was found in files and on pages, as sums of people."""

    def __init__(self, made: Made):
        self.made = made
        self.them = Adversary(KINDS)
        self.hidden: dict[str, set[str]] = {}
        self.told: set[str] = set()

    def tell(self, people: str | int, **wanted: set[str]) -> None:
        """It is true, or the test reads the file wrongly."""
        assert self.made.how_many(**wanted) == int(people), wanted
        if (told := str((people, wanted))) not in self.told:
            self.told.add(told)
            self.them.is_told(int(people), **wanted)

    def file(self, rows: list[list[str]], by: str) -> None:
        for words in SAID:
            about = [row for row in rows if row[0] == words]
            groups = self.groups({row[1] for row in about}, by)
            for _, group, answer, people, of, *_ in about:
                if answer not in (*SAID[words], OUT):
                    continue  # nothing is told of it
                here = groups[group]
                if people != "not shown":
                    self.tell(people, **{words: {answer}}, **here)
                elif group == EVERYBODY:
                    self.hidden.setdefault(words, set()).add(answer)
                self.tell(of, **{words: set(SAID[words])}, **here)

    def groups(self, names: set[str], by: str) -> dict[str, dict[str, set[str]]]:
        """Who stands together under each name of a column; under the last those who stand under no other."""
        known = {name: {name} for name in names.intersection(KINDS.get(by, ()))}
        if by in SAID:
            known[NOT_KNOWN] = {OUT, EMPTY}
            known[OTHER_ANSWERS] = self.hidden.get(by, set()) - {OUT}
        there = {one for name in names.intersection(known) for one in known[name]}
        known[ALL_OTHERS] = set(KINDS.get(by, ())) - there
        return {EVERYBODY: {}, **{name: {by: of} for name, of in known.items()}}


def as_csv(file: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"))))


def as_workbook(file: bytes) -> list[list[str]]:
    rows = load_workbook(io.BytesIO(file)).active.iter_rows(values_only=True)
    return [["" if cell is None else str(cell) for cell in row] for row in rows]


KINDS_OF_FILES = {"csv": as_csv, "xlsx": as_workbook}


def collected(client, made: Made) -> Collected:
    """From the files by each thing that people can be told apart by, the page for everybody, the month or the
    quarter, and the impact report."""
    found, questionnaire = Collected(made), made.survey.questionnaire
    told = read_results(questionnaire, published=True, by=MODE.code)
    page = client.get(reverse("surveys:published_results", args=[made.survey.slug])).text
    assert page.count(">not shown<") == _not_shown(told)
    found.file([list(map(str, row)) for row in lines(told)], MODE.title)
    (wave,) = waves_before(
        [questionnaire], hides=True
    )  # as the next survey of its sort tells of it
    for one in told.questions:
        for line in one.lines:
            share = wave.share(one.question, line.words)
            if share is not None:
                found.tell(round(share * one.result.counted / 100), **_said(one, line))
    (of_year,) = surveys_told(LAST)
    shares = [of_year.satisfied]
    if made.survey.privacy == Privacy.NAMED:  # its files are for those who may read each answer
        count = satisfied(LAST)[ALL_SERVICES]
        shares.append(count and Better(ONE, 100 * count.part / count.of, count.of))
    else:
        by = {AREA.code: AREA.title, MODE.code: MODE.title, "": ""}
        by |= {question.code: words for words, question in made.asked.items()}
        for (code, words), (kind, read) in product(by.items(), KINDS_OF_FILES.items()):
            answer = client.get(f"{questionnaire.staff_address}results.{kind}?by={code}")
            found.file(read(b"".join(answer.streaming_content)), words)
        month = ForReport(Month.of(LAST.last), made.survey.service)
        shares += satisfied_in_month(month).closed
    for share in shares:
        if share is not None and share.percent is not None:
            found.tell(round(share.percent * share.of / 100), **{ONE: {"Good"}})
            found.tell(share.of, **{ONE: set(SAID[ONE])})
    return found


def _said(read, line) -> dict[str, set[str]]:
    return {read.question.words: {line.words}}


def _not_shown(told) -> int:
    """In each question's table, and in its table by groups."""
    tables = [one.table for one in told.questions if one.table and not one.withheld]
    columns = [column for table in tables for _, column in table.columns]
    return sum(line.people is None for one in (*told.questions, *columns) for line in one.lines)


@pytest.mark.parametrize(
    ("seed", "privacy"),
    [(0, Privacy.CONFIDENTIAL), (6, Privacy.CONFIDENTIAL), (0, Privacy.NAMED)],
)
def test_nobody_who_has_all_of_it_can_tell_that_few_gave_an_answer(client, officer, privacy, seed):
    made = Made(officer, random.Random(seed), privacy=privacy, survey_type=SurveyType.PERCEPTION)
    client.force_login(make_user(Role.STAFF))
    found = collected(client, made)

    groups = [(AREA.title, {one}) for one in AREAS] + [(MODE.title, {one}) for one in MODES]
    groups += [(words, {one}) for words, answers in SAID.items() for one in answers]
    tried = 0
    for (words, answers), group in product(SAID.items(), [None, *groups]):
        for answer in answers:
            wanted = {words: {answer}} | (dict([group]) if group and group[0] != words else {})
            if not 0 < made.how_many(**wanted) < FEWEST:
                continue
            tried += 1
            _, most = found.them.bounds(**wanted)
            assert round(most, 6) >= FEWEST, (wanted, made.how_many(**wanted), most)
    assert tried > 5, "there was nothing to hide"
    assert len(found.told) > 5, "nothing was told"
