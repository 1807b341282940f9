"""An issue of one place goes to its group, one of all places to the panel."""

import pytest

from base.core.models import Fact
from participation.feedback.ideas.services import pass_on
from participation.programme.network.models import Post
from tests.factories.enquiries import make_issue
from tests.factories.groups import make_group
from tests.factories.people import make_estate

pytestmark = pytest.mark.django_db


def test_an_issue_of_one_place_goes_to_the_group_that_speaks_for_it(client, morag):
    estate = make_estate()
    make_group("Area association", kind="area", area=estate.parent)
    nearest = make_group("Mill Lane Residents", area=estate)
    make_group("Gardeners", kind="community", area=estate)
    make_group("The Panel", kind="scrutiny")
    issue = make_issue(morag, area=estate)

    page = client.get(f"/staff/issues/{issue.pk}/pass-on/")
    assert [group.name for group in page.context["suggested"]] == [
        "Mill Lane Residents",
        "Area association",
    ]
    client.post(
        f"/staff/issues/{issue.pk}/pass-on/",
        {"to": nearest.pk, "words": "Six people spoke of damp."},
    )

    issue.refresh_from_db()
    assert (issue.goes_to, issue.forum) == (nearest, "Mill Lane Residents")
    assert "Six people spoke of damp." in Post.objects.get(group=nearest).text
    assert Fact.objects.filter(what="issue_passed_on", actor=morag).exists()
    assert "Passed on to" in client.get(issue.get_absolute_url()).content.decode()


def test_an_issue_of_all_places_goes_to_the_panel(client, morag):
    make_group("Mill Lane Residents", area=make_estate())
    panel = make_group("The Panel", kind="scrutiny")
    issue = make_issue(morag)

    page = client.get(f"/staff/issues/{issue.pk}/pass-on/")

    assert page.context["suggested"] == [panel]
    assert page.context["form"].initial["to"] == panel.pk


def test_it_is_passed_on_to_a_group_once_and_what_was_typed_stays(client, morag):
    panel, issue = make_group("The Panel", kind="scrutiny"), make_issue(morag)
    pass_on(issue=issue, to=panel, by=morag, words="First")

    sent = {"to": panel.pk, "words": "Second time"}
    page = client.post(f"/staff/issues/{issue.pk}/pass-on/", sent).content.decode()

    assert "It was passed on to The Panel already." in page
    assert "Second time" in page
    assert Post.objects.count() == 1
