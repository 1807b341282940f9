import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.urls import ResolverMatch

from base.core.audience import Role
from base.core.middleware import AudienceMiddleware
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


def test_a_view_that_names_no_audience_does_not_open(rf):
    def nobodys(request):
        return HttpResponse()

    request = rf.get("/")
    request.resolver_match = ResolverMatch(nobodys, (), {})

    with pytest.raises(ImproperlyConfigured, match="names no audience"):
        AudienceMiddleware(nobodys).process_view(request, nobodys, (), {})


def test_the_admins_own_redirects_open(client):
    morag = make_user(Role.ADMINISTRATOR)
    client.force_login(morag)

    response = client.get(f"/admin/accounts/user/{morag.pk}/")

    assert response.url == f"/admin/accounts/user/{morag.pk}/change/"


def test_a_fragment_asked_for_after_signing_out_sends_the_whole_page_to_sign_in(client):
    response = client.get(
        "/staff/people/search/",
        {"q": "amina"},
        headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/staff/people/?q=am"},
    )

    assert response.headers["HX-Redirect"] == "/accounts/login/?next=/staff/people/%3Fq%3Dam"
    assert response.content == b""


def test_another_sites_address_is_not_where_signing_in_leads(client):
    response = client.get(
        "/staff/people/search/",
        headers={"HX-Request": "true", "HX-Current-URL": "https://elsewhere.example/trap/"},
    )

    assert response.headers["HX-Redirect"] == "/accounts/login/?next=/trap/"


def test_somebody_without_a_role_still_gets_their_kept_answers(client):
    client.force_login(make_user())

    assert client.get("/kept-answers/").status_code != 403
