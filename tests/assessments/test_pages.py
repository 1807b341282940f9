import datetime as dt
import re

import pytest
from django.utils import timezone

from base.core.audience import Role
from participation.steering.assessments.models import Assessment, Strand
from participation.steering.assessments.services import publish_assessment, send_for_sign_off
from tests.factories.activities import make_consultation
from tests.factories.assessments import (
    ANSWERS,
    make_assessment,
    make_full_assessment,
    make_signed_assessment,
)
from tests.factories.people import make_user
from tests.forms import token_in, typed_day

pytestmark = pytest.mark.django_db


def published(**fields) -> Assessment:
    signed = make_signed_assessment(**fields)
    return publish_assessment(assessment=signed, by=signed.author)


def test_the_statement_names_every_ground_and_the_nine_protected_characteristics(client):
    html = client.get("/equality/").content.decode()
    promised, _ = html.split("What the law asks")  # where some of them are named again

    for ground in (
        "disability",
        "age",
        "sex or gender, or being trans",
        "sexual orientation",
        "being pregnant or having a small baby",
        "race, colour, nationality, or ethnic or national origin",
        "how much money they have",
        "language or social origin",
        "political opinions",
        "religion, or any belief or none",
        "being married, in a civil partnership or single",
    ):
        assert f"<li>{ground}</li>" in promised
    assert "because of 9 things" in html
    assert Strand.objects.filter(is_protected=True).count() == 9
    assert "Section 149" in html
    assert "positive action" in html


def test_everybody_reads_what_is_published_and_nothing_else(client):
    shown = published(policy="Rents from next April")
    hidden = make_signed_assessment(policy="Not yet for all")

    page = client.get("/equality/").content.decode()

    assert "Rents from next April" in page
    assert "Not yet for all" not in page
    assert "Two contractors" in client.get(shown.get_absolute_url()).content.decode()
    assert client.get(hidden.get_absolute_url()).status_code == 404


def test_the_public_page_names_posts_and_not_people(client):
    shown = published(by=make_user(Role.STAFF, name="Morag Tait"))

    html = client.get(shown.get_absolute_url()).content.decode()

    assert "Morag Tait" not in html
    assert "Ewan Galbraith" not in html


def test_the_list_takes_the_same_few_queries_however_many_there_are(
    client, django_assert_max_num_queries
):
    for n in range(12):
        published(policy=f"Policy {n}")

    with django_assert_max_num_queries(12):
        client.get("/equality/")


def test_a_draft_begins_from_a_consultation_and_may_leave_gaps(client, morag):
    consultation = make_consultation()
    start = client.get(f"/staff/assessments/new/?activity={consultation.pk}").content.decode()
    assert f'value="{consultation.title}"' in start

    page = client.post(
        "/staff/assessments/new/",
        {"policy": consultation.title, "activity": consultation.pk},
        follow=True,
    ).content.decode()

    assert "Before it can be signed off" in page
    assert "1. Who is better off, and how?" in page
    hub = client.get(consultation.staff_address).content.decode()
    assert Assessment.objects.get().staff_address in hub


def test_the_consultation_leads_everybody_to_what_is_published_of_it(client):
    consultation = make_consultation()
    shown = published(activity=consultation)

    assert shown.get_absolute_url() in client.get(consultation.get_absolute_url()).content.decode()


def test_a_double_click_starts_one(client, morag):
    page = client.get("/staff/assessments/new/").content.decode()
    token = token_in(page)
    for _ in range(2):
        client.post("/staff/assessments/new/", {"policy": "Rents", "form_token": token})

    assert Assessment.objects.count() == 1


def test_a_bad_effect_without_an_answer_comes_back_with_the_rest_kept(client, morag):
    html = client.post(
        "/staff/assessments/new/", {"policy": "Rents", "outcome": "mitigated", "aims": "Fairer."}
    ).content.decode()

    assert "Say what we do about it" in html
    assert "Fairer." in html
    assert not Assessment.objects.exists()


def test_a_strand_that_is_bad_for_people_asks_who_does_what_by_when(client, morag):
    assessment = make_assessment(outcome="full", by=morag)
    strand = Strand.objects.get(code="age")
    address = f"/staff/assessments/{assessment.pk}/strands/{strand.pk}/"
    said = {"effect": "negative", "evidence": "Complaints.", "consulted": "The forum."}

    html = client.post(address, said).content.decode()
    assert "It is bad for them, so say what we do about it" in html
    html = client.post(address, said | {"mitigation": "Ring them."}).content.decode()
    assert "Choose who sees to it" in html
    assert "Say by when" in html
    due = typed_day("due_on", timezone.localdate() + dt.timedelta(days=90))
    client.post(address, said | {"mitigation": "Ring them.", "owner": morag.pk} | due)

    assert assessment.impacts.get().owner == morag


def test_a_manager_reads_signs_and_publishes(client):
    assessment = make_full_assessment()
    send_for_sign_off(assessment=assessment, by=assessment.author)
    client.force_login(make_user(Role.MANAGER))

    client.post(f"/staff/assessments/{assessment.pk}/sign-off/", {"says": "sign_off"})
    page = client.post(f"/staff/assessments/{assessment.pk}/publish/", follow=True)

    assert "Everybody can read it now." in page.content.decode()
    client.logout()
    assert "A line for text relay." in client.get(f"/equality/{assessment.pk}/").content.decode()


def test_a_review_that_finds_it_wrong_leads_to_the_new_edition(client, morag):
    assessment = make_signed_assessment(by=morag)
    page = client.get(f"/staff/assessments/{assessment.pk}/review/").content.decode()
    seen = re.search(r'name="seen" value="([^"]+)"', page)[1]

    response = client.post(
        f"/staff/assessments/{assessment.pk}/review/",
        {"found": "More were missed.", "still_holds": "False", "months": 6, "seen": seen},
    )

    assert response.url == f"/staff/assessments/{assessment.pk}/new-edition/"
    assert assessment.reviews.get().reviewed_on == timezone.localdate()


def test_the_staff_pages_keep_their_budget(client, morag, django_assert_max_num_queries):
    assessment = make_full_assessment(by=morag)
    for n in range(12):
        make_assessment(policy=f"Policy {n}", by=morag)

    for address in ("/staff/assessments/", assessment.staff_address):
        with django_assert_max_num_queries(20):
            client.get(address)


def test_every_question_of_the_form_has_an_answer_in_the_factory():
    assert set(Assessment.QUESTIONS) <= set(ANSWERS)
