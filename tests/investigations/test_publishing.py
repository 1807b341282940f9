"""What becomes of proposals, and what everybody reads once the panel publishes."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from base.core.refused import Refused
from participation.programme.actions.models import Action
from scrutiny.investigations.models import EvidenceSource, RecentUser, SeenStep
from scrutiny.investigations.services import (
    act_on,
    add_evidence,
    decline,
    missing_to_publish,
    publish,
    recommend,
)
from scrutiny.recommendations.services import remove_draft
from tests.factories.investigations import make_over, make_proposal, make_recent_user
from tests.factories.people import make_estate, make_user
from tests.paper import times_said

pytestmark = pytest.mark.django_db


def test_a_proposal_becomes_a_draft_of_the_panel_and_is_decided_once(jean, repair, morag):
    make_over(repair)
    proposal = make_proposal(repair)

    draft = recommend(proposal=proposal, priority="high", benefit_type="need", by=jean)

    assert (draft.panel, draft.what, draft.is_draft) == (repair.panel, proposal.what, True)
    assert draft.activity_id == repair.pk
    with pytest.raises(Refused, match="decided on this already"):
        decline(proposal=proposal, reason="No", by=morag)
    remove_draft(recommendation=draft, by=jean)
    proposal.refresh_from_db()
    assert decline(proposal=proposal, reason="It costs too much", by=morag).became == "not_taken"


def test_a_proposal_becomes_an_action_that_the_leading_officer_confirms(repair, morag):
    make_over(repair)
    ewan = make_user(Role.MANAGER, name="Ewan Galbraith")
    due = timezone.localdate() + dt.timedelta(days=30)

    act_on(proposal=make_proposal(repair), owner=ewan, due_on=due, by=morag)

    action = Action.objects.get()
    assert (action.owner, action.confirmer, action.activity_id) == (ewan, morag, repair.pk)


def test_only_the_panel_publishes_and_nothing_that_seems_to_name_somebody(
    client, jean, repair, morag
):
    make_over(repair)
    proposal = make_proposal(repair)
    seen = SeenStep.objects.first()
    SeenStep.objects.filter(pk=seen.pk).update(pain="Ring Mrs Tannahill")
    for by, why in [(morag, "sits on"), (jean, "Decide what becomes of each proposal")]:
        with pytest.raises(Refused, match=why):
            publish(investigation=repair, by=by)
    decline(proposal=proposal, reason="It is done already", by=morag)
    with pytest.raises(Refused, match="seems to name somebody"):
        publish(investigation=repair, by=jean)
    address = repair.get_absolute_url()
    assert client.get(address).status_code == 404

    SeenStep.objects.filter(pk=seen.pk).update(pain="Ring again")
    client.force_login(jean)
    page = f"/me/scrutiny/investigations/{repair.pk}/"
    for _ in range(2):
        client.post(f"{page}publish/")
    client.logout()

    assert repair.title in client.get("/scrutiny/").content.decode()
    shown = client.get(address).content.decode()
    assert shown.count("<svg") == 3
    assert "People wait unseen." in shown
    assert "It is done already" in shown
    with pytest.raises(Refused, match="stays as it was published"):
        make_proposal(repair)


def test_a_name_is_taken_out_of_a_decided_proposal_and_of_evidence_before_it_is_published(
    client, jean, repair, morag
):
    repair = make_over(repair)
    proposal = make_proposal(repair, "Ask Mrs Tannahill first")
    decline(proposal=proposal, reason="Mrs Tannahill has left", by=morag)
    source = EvidenceSource.objects.get(code="complaints")
    add_evidence(investigation=repair, source=source, says="Dr Weir wrote twice", by=morag)
    assert len(missing_to_publish(repair)) == 2

    said = {"what": "Ask first", "why": "It waits.", "gain": "They know.", "reason": "It is done"}
    client.force_login(jean)
    client.post(f"/me/scrutiny/investigations/proposals/{proposal.pk}/words/", said)
    client.force_login(morag)
    page = client.get(repair.staff_address).content.decode()
    take_out = f"{repair.staff_address}evidence/{repair.evidence.get().pk}/remove/"
    assert take_out in page
    client.post(take_out)

    publish(investigation=repair, by=jean)
    proposal.refresh_from_db()
    assert (proposal.what, proposal.became, proposal.reason) == (
        "Ask first",
        "not_taken",
        "It is done",
    )
    client.force_login(jean)
    address = f"/me/scrutiny/investigations/proposals/{proposal.pk}/words/"
    assert client.get(address).status_code == 404  # it stays as it was published


def test_a_place_is_nobody_and_of_other_words_the_panel_says_that_they_looked(
    client, jean, repair, morag
):
    make_over(repair)
    make_estate("Glenmarnock East")
    seen = SeenStep.objects.filter(pk=SeenStep.objects.first().pk)
    seen.update(pain="The office in Glenmarnock East sends them to 3 Tay Street")
    repair.refresh_from_db()
    assert missing_to_publish(repair) == []
    seen.update(pain="The lift at Mill Lane is out")
    client.force_login(jean)
    page = f"/me/scrutiny/investigations/{repair.pk}/"
    mark = re.search(r'name="looked_at" value="(\w+)"', client.get(page).content.decode())[1]

    seen.update(pain="The lift at Mill Lane is out, says Ann Baird")
    client.post(f"{page}publish/", {"looked_at": [mark]})
    repair.refresh_from_db()
    assert repair.is_open  # somebody wrote it anew after the member looked
    seen.update(pain="The lift at Mill Lane is out")
    client.post(f"{page}publish/", {"looked_at": [mark]})

    repair.refresh_from_db()
    assert repair.published_at
    assert Fact.objects.get(what="investigation_names_nobody").actor == jean


def test_who_did_not_say_yes_is_forgotten_when_it_is_published(jean, repair):
    make_recent_user(repair)
    make_over(repair)

    publish(investigation=repair, by=jean)

    assert not RecentUser.objects.exists()


def test_the_maps_on_paper_say_the_same_in_a_tagged_document(client, jean, repair):
    make_over(repair)
    publish(investigation=repair, by=jean)

    response = client.get(f"{repair.get_absolute_url()}maps.pdf")

    assert response["Content-Type"] == "application/pdf"
    assert times_said("What customers go through", response.content) >= 1
    assert times_said("All waits together: 6 days.", response.content) >= 1


def test_evidence_says_where_it_comes_from_and_what_is_restricted_is_never_published(
    client, jean, repair, morag
):
    client.force_login(morag)
    add = f"{repair.staff_address}evidence/"
    complaints, costs = EvidenceSource.objects.filter(code__in=["complaints", "costs"])
    client.post(add, {"source": complaints.pk, "says": "41 of 96 were about a day that moved"})
    client.post(add, {"source": costs.pk, "says": "What one visit costs", "is_restricted": "on"})
    make_over(repair)

    assert "What one visit costs" in client.get(repair.staff_address).content.decode()
    publish(investigation=repair, by=jean)
    client.logout()
    page = client.get(repair.get_absolute_url()).content.decode()

    assert "Analysis of complaints" in page
    assert "What one visit costs" not in page
    assert "What one visit costs" in client_page(client, repair, morag)
    assert "What one visit costs" not in client_page(client, repair, make_user(Role.STAFF))


def client_page(client, investigation, user) -> str:
    client.force_login(user)
    return client.get(investigation.staff_address).content.decode()
