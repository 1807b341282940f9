import pytest

from portal.core.audience import Role
from reports.models import ReportEdition
from tests.factories.people import make_user
from tests.factories.reports import LAST_YEAR


@pytest.fixture
def manager(db):
    return make_user(Role.MANAGER, name="Ailsa Reid")


def test_a_manager_asks_for_a_report_and_reads_it(
    client, manager, django_capture_on_commit_callbacks
):
    client.force_login(manager)
    page = client.get("/staff/reports/ask/")
    form = page.context["form"]

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(
            "/staff/reports/ask/", {"year": LAST_YEAR, "form_token": form["form_token"].value()}
        )

    edition = ReportEdition.objects.get()
    assert response.url == f"/staff/reports/{edition.pk}/"
    assert edition.state == "ready", edition.error
    assert "Publish this report" in client.get(response.url).content.decode()
    assert (
        "What changed because you took part"
        in client.get(edition.get_absolute_url()).content.decode()
    )
