"""What speaks for a topic: the same criteria for all, and the evidence beside each score (R-35)."""

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.evidence import EVIDENCE_SOURCES, EvidenceSource, Offer, Piece
from base.core.refused import Refused
from scrutiny.topics.models import Criterion, Score, Topic
from scrutiny.topics.services import score_topic
from scrutiny.topics.services.scoring import Said
from tests.factories.people import make_joined_customer, make_user
from tests.factories.topics import make_topic

pytestmark = pytest.mark.django_db

REPEAT, COST = Criterion.REPEAT, Criterion.COST


def source(says: str, *, is_open: bool = True) -> EvidenceSource:
    piece = Piece("Rang again", says, "Calls of one person.", timezone.localdate(), "", is_open)
    return EvidenceSource(
        "calls", "Calls", lambda s: [Offer("1", "Rang again")], lambda r, s: piece
    )


def test_a_score_has_its_evidence_and_a_copy_of_the_record_as_it_stood(topic, jean):
    by = jean.customer.user
    with pytest.raises(Refused, match="Say how you know"):
        score_topic(topic=topic, said={REPEAT: Said(3, " ")}, by=by)
    with EVIDENCE_SOURCES.with_more(source("31 of 100")):
        score_topic(topic=topic, said={REPEAT: Said(3, "", "calls:1")}, by=by)
    with EVIDENCE_SOURCES.with_more(source("44 of 100")):
        score_topic(
            topic=topic, said={REPEAT: Said(2, "", "calls:1"), COST: Said(1, "Dear")}, by=by
        )

    told = {score.criterion: (score.points, score.says) for score in topic.scores.all()}
    assert told == {REPEAT: (2, "31 of 100"), COST: (1, "")}
    assert Topic.objects.with_support().with_points().get().points == 3


def test_only_the_panel_and_staff_score_and_only_until_it_is_decided(topic, jean):
    said = {COST: Said(1, "Dear")}
    with pytest.raises(Refused, match="Only somebody who sits"):
        score_topic(topic=topic, said=said, by=make_joined_customer("Ali").user)
    topic.decision, topic.decided_on, topic.reason = "chosen", timezone.localdate(), "Yes"
    topic.save()
    with pytest.raises(Refused, match="decided"):
        score_topic(topic=topic, said=said, by=make_user(Role.STAFF))


def test_staff_prepare_scores_and_everybody_reads_what_they_may(client, topic):
    client.force_login(make_user(Role.STAFF))
    with EVIDENCE_SOURCES.with_more(source("31 of 100", is_open=False)):
        address = f"{topic.staff_address}score/"
        refused = client.post(address, {"points_cost": "2"}).text
        assert "Say how you know, or choose a record" in refused
        client.post(address, {"points_repeat": "3", "source_repeat": "calls:1"})
        assert "31 of 100" in client.get(topic.staff_address).text

    client.logout()
    page = client.get(topic.get_absolute_url()).text
    assert "3 of 21 points" in page
    assert "31 of 100" not in page
    assert "a record that not everybody may read" in page


def test_the_list_is_sorted_by_points(client, topic):
    most = make_topic("Bins")
    Score.objects.create(
        topic=most, criterion=COST, points=3, words="Dear", noted_by=make_user(Role.STAFF)
    )
    page = client.get("/scrutiny/topics/?sort=-points").text

    assert page.index("Bins") < page.index(topic.title)
