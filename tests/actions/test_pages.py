"""The pages on which staff make, move and confirm actions."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from base.core.audience import Role
from participation.programme.actions.models import Action
from participation.programme.actions.services import say_done
from participation.programme.activities.models import Outcome
from tests.factories.actions import make_one_action
from tests.factories.activities import make_consultation
from tests.factories.people import make_user
from tests.factories.surveys import make_survey
from tests.forms import token_in

pytestmark = pytest.mark.django_db
FUTURE = {"due_on_0": "3", "due_on_1": "6", "due_on_2": "2040"}


def shown_at(client, address) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_an_action_is_made_of_what_people_said_and_leads_back_to_it(staff, morag):
    consultation = make_consultation("Rent 2027")
    address = f"/staff/actions/new/?of=consultation:{consultation.pk}&what=Name+the+fund"
    page = shown_at(staff, address)
    assert 'value="Name the fund"' in page
    answer = {
        "what": "Name the fund",
        "service": "rent",
        "owner": make_user(Role.STAFF).pk,
        "confirmer": morag.pk,
        "form_token": token_in(page),
        **FUTURE,
    }

    for _ in range(2):  # pressed twice
        response = staff.post(address, answer)

    action = Action.objects.get()
    assert (action.came_from, action.activity_id) == ("Rent 2027", consultation.pk)
    assert consultation.staff_address in shown_at(staff, response.url)
    assert staff.get("/staff/actions/new/?of=consultation:987654").status_code == 404


def test_an_action_of_a_survey_stands_on_its_page(staff, morag):
    survey = make_survey("Your repair")
    address = f"/staff/actions/new/?of=survey:{survey.pk}"
    assert address in shown_at(staff, survey.staff_address)
    answer = {"what": "Ring before we come", "service": "repairs", "confirmer": morag.pk, **FUTURE}

    staff.post(address, {**answer, "owner": make_user(Role.STAFF).pk})

    action = Action.objects.get()
    assert action.activity_id == survey.pk
    assert f'href="{action.get_absolute_url()}"' in shown_at(staff, survey.staff_address)
    assert survey.staff_address in shown_at(staff, action.get_absolute_url())


def test_whoever_does_it_cannot_be_chosen_to_confirm_it(staff, morag):
    answer = {"what": "Walk", "service": "rent", "owner": morag.pk, "confirmer": morag.pk, **FUTURE}

    page = staff.post("/staff/actions/new/", answer).content.decode()

    assert "Choose somebody other than the person who does it" in page
    assert 'value="Walk"' in page
    assert not Action.objects.exists()


def test_an_action_goes_all_its_way_by_its_pages(staff, morag):
    kirsty = make_user(Role.STAFF, name="Kirsty Naismith")
    action = make_one_action(owner=kirsty, confirmer=morag)
    one = action.get_absolute_url()
    staff.post(f"{one}note/", {"words": "The printer has it"})
    staff.post(f"{one}time/", {"why": "The printer is ill", **FUTURE})
    pdf = SimpleUploadedFile("letter.pdf", b"%PDF-1.7 made up", "application/pdf")
    staff.post(f"{one}proof/", {"title": "The letter", "file": pdf})
    neither = staff.post(f"{one}proof/", {"title": "Nothing"}).content.decode()
    assert "Choose a file, or write the address of a page" in neither
    told = {"said": "Nobody knows", "said_on_0": "3", "said_on_1": "6", "said_on_2": "2026"}
    staff.post(f"{one}tell/", {**told, "answer": "We name it"})
    say_done(action=action, words="Printed", by=kirsty)

    page = shown_at(staff, one)
    for words in ("The printer has it", "First due", "The letter", "Waiting for you", "Printed"):
        assert words in page
    staff.post(f"{one}confirm/", {"words": ""})

    action.refresh_from_db()
    assert action.confirmed_by == morag
    assert Outcome.objects.get().state == Outcome.State.DONE
    proof = action.proofs.get()
    response = staff.get(f"{one}proof/{proof.pk}/")
    assert response["Content-Disposition"].startswith("attachment")
    response.close()


def test_the_list_opens_with_what_is_to_be_done_and_is_narrowed(staff, morag):
    late = make_one_action("Late one", days=-4)
    make_one_action("Later one")

    page = shown_at(staff, "/staff/actions/")
    assert page.index("Late one") < page.index("Later one")
    page = shown_at(staff, "/staff/actions/?standing=overdue&words=late")
    assert "Late one" in page
    assert "Later one" not in page
    assert late.days_late == 4
