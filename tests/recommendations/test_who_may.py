"""Who may write, send, withdraw and confirm for a group."""

import pytest

from base.core.refused import Refused
from participation.people.groups.models import Membership
from scrutiny.recommendations.models import Recommendation
from scrutiny.recommendations.services import send_to_landlord
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_joined_customer
from tests.factories.recommendations import make_draft, make_member, make_panel

pytestmark = pytest.mark.django_db


def test_an_observer_of_a_panel_reads_no_draft_and_speaks_for_nobody(client):
    panel = make_panel()
    member = make_member(panel)
    onlooker = make_joined_customer("Ewan Bell")
    make_membership(panel, onlooker, role=Membership.Role.OBSERVER)
    draft = make_draft(panel=panel, by=member)

    client.force_login(onlooker.user)

    assert client.get(f"/me/scrutiny/{draft.pk}/").status_code == 404
    with pytest.raises(Refused, match="Only somebody who sits on"):
        send_to_landlord(recommendation=draft, by=onlooker.user)


@pytest.mark.parametrize("kind", ["residents", "members", "community"])
def test_whoever_sits_on_a_group_of_a_kind_that_does_not_recommend_writes_none(client, kind):
    group = make_group("Mill Lane", kind=kind)
    member = make_member(group)

    client.force_login(member)
    page = client.get("/me/scrutiny/").content.decode()

    assert "You sit on no group that makes recommendations." in page
    with pytest.raises(Refused, match="Only somebody who sits on"):
        make_draft(panel=group, by=member)
    assert not Recommendation.objects.exists()


@pytest.mark.parametrize("kind", ["scrutiny", "service_voice"])
def test_a_scrutiny_panel_and_a_service_voice_recommend(kind):
    group = make_group("Repairs", kind=kind)

    draft = make_draft(panel=group, by=make_member(group))

    assert draft.panel == group
