"""What staff read of results: how they came, what they say of everybody, and what is kept from them."""

import csv
import io
from dataclasses import replace
from decimal import Decimal

import pyreadstat
import pytest

from base.accounts.models import Role
from base.core.models import Fact
from participation.questionnaires.fieldwork import Basis, Fieldwork
from participation.questionnaires.kinds import READY_SCALES, Kind
from participation.questionnaires.models import Approach, Benchmark, Questionnaire, Weighting
from participation.questionnaires.owners import OWNERS, Owner
from participation.questionnaires.results.counting import questions_with_options
from participation.questionnaires.results.exports import code_book, variables_of, written
from participation.questionnaires.results.reading import read_results
from tests.factories.people import make_customer, make_estate, make_user
from tests.factories.questionnaires import (
    add_question,
    make_answers,
    make_questionnaire,
    opened,
    option_of,
)

pytestmark = pytest.mark.django_db

SATISFIED = READY_SCALES["satisfied"][1]
SAMPLE = Fieldwork(basis=Basis.SAMPLE, population=400, asked=200, is_over=True)


class Round:
    """Whatever owns the questionnaires of these tests."""

    staff_address = "/staff/"

    def __str__(self):
        return "A round"


@pytest.fixture
def put():
    """Say how the questionnaires were put to people."""
    said = [Fieldwork()]
    owner = Owner("round", lambda one: Round(), fieldwork=lambda row: said[-1])
    with OWNERS.with_more(owner):
        yield said.append


@pytest.fixture
def manager(db):
    return make_user(Role.MANAGER)


@pytest.fixture
def survey(morag):
    return make_questionnaire(morag, "Tenant survey")


@pytest.fixture
def overall(survey):
    return add_question(survey, "How satisfied are you?", *SATISFIED, kind=Kind.SCALE)


def answer(survey: Questionnaire, question, **people: int) -> None:
    """So many of each area: ``North_0=12`` twelve of North who gave the first answer."""
    for name, n in people.items():
        where, place = name.split("_")
        area = make_estate(f"{where} Street", area=where, region="All")
        for _ in range(n):
            customer = make_customer(area=area)
            code = question.options.all()[int(place)].code
            make_answers(survey, customer, {question.code: (code,)})


def read(client, survey: Questionnaire, address: str = "results/") -> str:
    response = client.get(f"{survey.staff_address}{address}")
    assert response.status_code == 200
    return response.content.decode()


def test_a_sample_has_margins_and_a_census_has_none(client, survey, overall, put):
    opened(survey)
    answer(survey, overall, North_0=30, South_1=10, South_4=60)

    put(SAMPLE)
    shown = read(client, survey)
    # 40 of 100 of 400: n' = 100 · 399/300 = 133, and Wilson's interval of that.
    assert "<strong>40.0%</strong> answered “Very satisfied” or “Fairly satisfied”" in shown
    assert "95% interval 32.1 to 48.5%" in shown

    put(replace(SAMPLE, basis=Basis.CENSUS))
    shown = read(client, survey)
    assert "95% interval 3" not in shown
    assert "Everybody was asked" in shown


def test_results_stand_by_area_by_mode_and_by_another_question(client, survey, overall):
    again = add_question(survey, "Would you rent from us again?", "Yes", "No")
    opened(survey)
    answer(survey, overall, North_0=3, South_0=1, South_4=1)
    sheet = survey.answer_sheets.last()
    said = {
        overall.code: (option_of(overall, SATISFIED[0]),),
        again.code: (option_of(again, "No"),),
    }
    make_answers(survey, sheet.customer, said)

    for by, columns in (
        ("area", ["North<", "South<"]),
        ("mode", ["Online<"]),
        (again.code, ["No<", "Not known<"]),
    ):
        shown = read(client, survey, f"results/?by={by}")
        for column in columns:
            assert f'govuk-table__header--numeric">{column}' in shown, by


def test_confidential_answers_are_told_when_it_is_over_and_hide_small_numbers(
    client, survey, overall, put
):
    why = add_question(survey, "Why?", kind=Kind.LONG)
    opened(survey)
    answer(survey, overall, North_0=30, South_1=3, South_4=20)
    make_answers(survey, make_customer(), {why.code: "My own words"})

    put(Fieldwork(single_answers=False))
    shown = read(client, survey)
    assert "results are shown once nobody can answer any more" in shown
    assert "54 customers sent answers" in shown
    assert "Nobody has been asked yet" not in shown
    assert SATISFIED[0] not in shown

    put(Fieldwork(single_answers=False, is_over=True))
    shown = read(client, survey)
    assert "30</td>" in shown
    assert ">3</td>" not in shown
    assert "not shown" in shown
    assert client.get(f"{survey.staff_address}results/{why.code}/").status_code == 404
    assert "answers.csv" not in shown


def test_the_highest_number_that_one_person_gave_in_confidence_is_not_told(client, survey, put):
    pays = add_question(survey, "What do you pay a week?", kind=Kind.MONEY)
    opened(survey)
    for pounds in (90, 110) * 10 + (945,):
        make_answers(survey, make_customer(), {pays.code: Decimal(pounds)})
    assert "to £945" in read(client, survey)

    put(Fieldwork(single_answers=False, is_over=True))

    file = b"".join(client.get(f"{survey.staff_address}results.csv").streaming_content).decode()
    for told in (read(client, survey), file):
        assert "On average £140.24." in told
        assert "945" not in told


def test_weights_give_each_area_its_share(client, officer, survey, overall):
    opened(survey)
    answer(survey, overall, North_0=30, North_4=10, South_4=10)
    address = f"{survey.staff_address}weighting/?by=area"
    shown = client.get(address).content.decode()
    assert "South: how many there are" in shown

    names = sorted({"North", "South"})
    form = {"source": "The census", "most_often": ""}
    for place, name in enumerate(names):
        form |= {f"area_{place}_people": {"North": 60, "South": 40}[name], f"area_{place}_with": ""}
    assert client.post(address, form).status_code == 302

    shown = read(client, survey)
    # Three in four of the North's 60%: 45 in 100.
    assert "<strong>45.0%</strong>" in shown
    assert "Kish’s design effect is" in read(client, survey, "method/")

    client.post(f"{survey.staff_address}weighting/drop/")
    assert not Weighting.objects.exists()
    assert "<strong>60.0%</strong>" in read(client, survey)


def test_a_group_of_nobody_is_refused_by_name_and_what_was_typed_is_kept(client, survey, overall):
    opened(survey)
    answer(survey, overall, North_0=3)
    make_customer(area=make_estate("West Street", area="West", region="All"))
    address = f"{survey.staff_address}weighting/?by=area"

    empty = client.get(address).content.decode()
    assert empty.count("Nobody of this group answered") == 1  # West, and not North
    typed = {"source": "The census", "area_0_people": 60, "area_1_people": 77}
    shown = client.post(address, typed).content.decode()

    assert "Nobody who answered is “West” (Area)" in shown
    assert 'value="77"' in shown
    typed["area_1_with"] = "North"
    assert client.post(address, typed).status_code == 302


def test_what_was_answered_before_and_a_target_stand_beside_the_result(
    client, morag, survey, overall, put
):
    before = make_questionnaire(morag, "Survey of 2023")
    same = add_question(before, "How satisfied are you?", *SATISFIED, kind=Kind.SCALE)
    opened(before)
    answer(before, same, North_0=1, North_4=3)
    opened(survey)
    answer(survey, overall, North_0=1, North_4=1)
    put(Fieldwork(before=(before,)))

    typed = {
        "question_code": overall.code,
        "of": "target",
        "name": "Our plan for 2027",
        "percent": "85.5",
        "source": "",
    }
    assert client.post(f"{survey.staff_address}benchmarks/", typed).status_code == 302

    shown = read(client, survey)
    assert "<strong>50.0%</strong>" in shown
    assert "Before: 25.0%." in shown
    assert "Our plan for 2027: 85.5%." in shown
    client.post(f"{survey.staff_address}benchmarks/{Benchmark.objects.get().pk}/remove/")
    assert "85.5" not in read(client, survey)


@pytest.mark.parametrize(("content", "said"), [(8, "no difference beyond chance"), (14, "better")])
def test_a_sample_beside_an_earlier_one_says_whether_chance_explains_it(
    client, morag, survey, overall, put, content, said
):
    before = make_questionnaire(morag, "Survey of 2023")
    same = add_question(before, "How satisfied are you?", *SATISFIED, kind=Kind.SCALE)
    for one, question, n in ((before, same, 6), (survey, overall, content)):
        opened(one)
        answer(one, question, North_0=n, North_4=20 - n)
        Approach.objects.create(questionnaire=one, basis="sample", population=4000)
    put(Fieldwork(before=(before,)))

    shown = read(client, survey)

    assert f"Before: 30.0%. Since then: <strong>{said}</strong>." in shown
    assert "test of two proportions" in shown


def test_weighted_shares_are_not_held_against_earlier_ones_that_are_not(
    client, morag, survey, overall, put
):
    before = make_questionnaire(morag, "Survey of 2023")
    same = add_question(before, "How satisfied are you?", *SATISFIED, kind=Kind.SCALE)
    for one, question, n in ((before, same, 6), (survey, overall, 14)):
        opened(one)
        answer(one, question, North_0=n, South_4=20 - n)
        Approach.objects.create(questionnaire=one, basis="sample", population=4000)
    Weighting.objects.create(
        questionnaire=survey, targets={"area": {"North": 30, "South": 70}}, source="x", set_by=morag
    )
    put(Fieldwork(before=(before,)))

    shown = read(client, survey)

    assert "<strong>30.0%</strong>" in shown  # as in 2023, though 70% of those who answered
    assert "Before: 30.0%." in shown
    assert "Since then" not in shown
    assert "answers as they came, not weighted" in shown


def test_how_it_was_done_is_told_with_what_staff_say_of_it(client, survey, overall):
    opened(survey)
    answer(survey, overall, North_0=3)
    typed = {"basis": "sample", "population": "400", "asked": "6", "contractor": "Ask & Co"}
    assert client.post(f"{survey.staff_address}method/change/", typed).status_code == 302

    shown = read(client, survey, "method/")
    for words in (
        "3 people sent answers.",
        "That is 50.0% of the 6 who were asked.",
        "Online",
        "Ask &amp; Co",
        "Wilson",
        "How satisfied are you?",
        "not weighted",
    ):
        assert words in shown, words

    refused = client.post(f"{survey.staff_address}method/change/", {"basis": "sample"})
    assert "Say of how many people it is a sample" in refused.content.decode()


def test_single_answers_leave_without_a_name_and_are_written_down(
    client, manager, survey, overall, tmp_path
):
    pets = add_question(survey, "Which pets?", "Cat", "Dog", kind=Kind.SEVERAL)
    know = add_question(survey, "Do you know us?", "=Yes", "No", dont_know="Don’t know")
    add_question(survey, "Why?", kind=Kind.LONG)
    first = add_question(survey, "What first?", "Roof", "Door", "Lift", kind=Kind.RANKING)
    opened(survey)
    said = {
        overall.code: (option_of(overall, SATISFIED[1]),),
        pets.code: tuple(option_of(pets, one) for one in ("Cat", "Dog")),
        know.code: (option_of(know, "Don’t know"),),
        first.code: tuple(option_of(first, one) for one in ("Lift", "Roof")),
    }
    make_answers(survey, make_customer("Jean Orr"), said)
    make_answers(survey, make_customer(), {know.code: (option_of(know, "=Yes"),)})
    address = f"{survey.staff_address}answers."
    assert client.get(f"{address}csv").status_code == 403  # an officer
    client.force_login(manager)

    text = b"".join(client.get(f"{address}csv").streaming_content).decode("utf-8-sig")

    rows = list(csv.DictReader(io.StringIO(text)))
    assert sorted(row["Do you know us?"] for row in rows) == ["'=Yes", "Don’t know"]
    assert {row["Which pets? Cat"] for row in rows} == {"Chosen", ""}
    assert "Jean Orr" not in text
    places = [f"What first? Place of: {one}" for one in ("Roof", "Door", "Lift")]
    assert [row[one] for row in rows for one in places if row["What first?"]] == ["2", "", "1"]
    assert "Why?" not in text
    assert Fact.objects.filter(what="answers_downloaded").count() == 1

    path = tmp_path / "answers.sav"
    path.write_bytes(b"".join(client.get(f"{address}sav").streaming_content))
    found, about = pyreadstat.read_sav(path, user_missing=True)
    assert sorted(found["q3"]) == [1, 93]
    assert found["q5_1"].max() == 2
    assert about.variable_value_labels["q3"][93] == "Don’t know"
    assert about.missing_ranges["q3"] == [{"lo": 93, "hi": 93}]
    assert "q4" not in found
    book = client.get(f"{survey.staff_address}code-book.csv").content.decode()
    assert "q3,Do you know us?,93,Don’t know,no" in book


def test_words_too_long_for_spss_end_after_a_whole_word_and_stand_whole_in_the_code_book(survey):
    words, answer = "How wéll do we " * 19, "Very wéll " * 20
    question = add_question(survey, words.strip(), answer.strip(), "Badly")
    opened(survey)
    variables = variables_of(questions_with_options(survey))

    (column,) = (one for one in written(variables, []) if one["name"] == "q1")

    assert column["label"].endswith(("How…", "wéll…", "do…", "we…"))
    assert 245 < len(column["label"].encode()) <= 255
    assert column["labels"][1].endswith(("Very…", "wéll…"))
    assert 108 < len(column["labels"][1].encode()) <= 120
    assert column["labels"][2] == "Badly"
    assert ["q1", question.words, 1, answer.strip(), "yes"] in list(code_book(variables))


def test_nobody_takes_single_answers_that_were_promised_to_be_confidential(
    client, manager, survey, overall, put
):
    opened(survey)
    put(Fieldwork(single_answers=False, is_over=True))
    client.force_login(manager)

    response = client.get(f"{survey.staff_address}answers.csv", follow=True)

    assert "there is no file of single answers" in response.content.decode()


def test_numbers_leave_as_the_page_shows_them(client, survey, overall, put):
    opened(survey)
    answer(survey, overall, North_0=30, South_1=3, South_4=20)
    put(Fieldwork(single_answers=False, is_over=True))

    lines = b"".join(client.get(f"{survey.staff_address}results.csv").streaming_content).decode()

    assert "Very satisfied,30,53" in lines
    assert "Fairly satisfied,not shown" in lines


def test_where_small_numbers_are_hidden_nobody_weights_few_or_tells_apart_what_is_nested(
    client, survey, overall, put
):
    opened(survey)
    answer(survey, overall, East_0=2, North_0=30, South_1=3, West_0=12)
    put(Fieldwork(single_answers=False, is_over=True))
    said = {f"area_{n}_people": people for n, people in enumerate((1, 1, 1_000_000, 1))}

    refused = client.post(
        f"{survey.staff_address}weighting/?by=area", {**said, "source": "Made up"}
    ).content.decode()

    assert "answered of “East” and “South”. Weights would tell what they said" in refused
    assert not Weighting.objects.exists()
    assert 'value="tenure"' not in read(client, survey)
    assert read_results(survey, by="tenure").crossed is None
    assert read_results(survey, by="holding").crossed is not None
