import pytest

from participation.messages.wording.services import write_words
from participation.people.customers.models import Aim
from participation.programme.activities.models import Principle

pytestmark = pytest.mark.django_db


def test_mission_vision_and_values_are_the_landlords_own_words_and_everybody_reads_them(
    client, officer, django_capture_on_commit_callbacks
):
    before = client.get("/what-we-stand-for/").content.decode()
    for heading in ("Our mission", "Our vision", "Our values", "Trust, respect and partnership"):
        assert f">{heading}</h2>" in before

    words = {"mission": "Warm homes for all.", "values": "Kind.\n\nFrugal.", "trust": "As equals."}
    with django_capture_on_commit_callbacks(execute=True):
        for key, body in words.items():
            write_words(key=key, by=officer, title=f"Ours: {key}", body=body)
    after = client.get("/what-we-stand-for/").content.decode()

    for said in (
        "Ours: mission",
        "Warm homes for all.",
        ">Kind.</p>",
        ">Frugal.</p>",
        "As equals.",
    ):
        assert said in after
    assert "good homes at rents they can pay" not in after
    assert 'href="/what-we-stand-for/"' in client.get("/").content.decode()


def test_the_page_names_the_principles_in_use_and_the_aims(client):
    Principle.objects.filter(code="told").update(retired_at="2026-01-01T00:00Z")

    page = client.get("/what-we-stand-for/").content.decode()

    assert "It builds trust: we are partners in it" in page
    assert "We know how people hear what changed" not in page
    assert all(aim.group in page for aim in Aim.objects.all())
