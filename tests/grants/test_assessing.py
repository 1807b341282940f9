"""Two of us score an application, each by themselves; a manager decides, and the group accepts before it is paid."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from base.core.audience import Role
from base.core.refused import Refused
from participation.funding.grants import services, stats
from participation.funding.grants.grant_forms import mark_of
from participation.funding.grants.models import Letter, Scheme, Score
from participation.funding.grants.scoring import side_by_side
from participation.funding.grants.stages import stage_of
from participation.messages.contact.models import Message
from tests.days import days_ago
from tests.factories.grants import a_manager, make_asked, make_awarded, make_year
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_joined_customer, make_user
from tests.forms import token_in

pytestmark = pytest.mark.django_db
D = Decimal
LOW, HIGH = [4, 1, 3, 4, 4], [4, 5, 3, 4, 3]


@pytest.fixture
def grant():
    return make_asked(year=make_year(budget=1000, assessed=True))


@pytest.fixture
def two():
    return [make_user(Role.STAFF, name=name) for name in ("Ann Bain", "Bob Cairns")]


def award(grant, by=None):
    services.award(grant=grant, pounds=D(100), why="It is needed", by=by or a_manager())


def test_two_people_score_before_anybody_decides_and_nobody_is_both(grant, two):
    ann, bob = two
    services.assess(grant=grant, points=LOW, by=ann)

    with pytest.raises(Refused, match="1 of 2 has"):
        award(grant)
    with pytest.raises(Refused, match="1 of 2 has"):
        services.turn_down(grant=grant, why="No", by=a_manager())
    with pytest.raises(Refused, match="You have scored it already"):
        services.assess(grant=grant, points=HIGH, by=ann)
    services.assess(grant=grant, points=HIGH, by=bob)
    with pytest.raises(Refused, match="Two of us"):
        services.assess(grant=grant, points=HIGH, by=a_manager())
    award(grant)

    assert stats.of_grant(grant).awarded == 100


def test_whoever_has_an_interest_scores_nothing_and_decides_nothing(grant, two):
    ann, bob = two
    services.assess(grant=grant, points=LOW, by=ann)
    services.assess(grant=grant, points=HIGH, by=bob)
    services.declare_interest(grant=grant, interest="My aunt is the chair", by=bob)
    with pytest.raises(Refused, match="1 of 2 has"):
        award(grant)
    with pytest.raises(Refused, match="have an interest"):
        services.assess(grant=grant, points=HIGH, by=bob)

    services.declare_interest(grant=grant, interest="I live there", by=a_manager())
    services.assess(grant=grant, points=HIGH, by=make_user(Role.STAFF, name="Cat Dunn"))

    with pytest.raises(Refused, match="have an interest"):
        award(grant)
    award(grant, by=make_user(Role.MANAGER, name="Dee Ewing"))


def test_whoever_of_us_sits_on_the_group_is_barred_without_declaring_it(grant, two):
    member = make_membership(grant.group, make_joined_customer("Tess"))
    member.customer.user = two[0]
    member.customer.save()

    with pytest.raises(Refused, match="You sit on"):
        services.assess(grant=grant, points=LOW, by=two[0])


def test_scores_stand_side_by_side_and_what_is_far_apart_is_seen():
    table = side_by_side(
        [("Ann", [("Need", 4), ("Asked", 1)]), ("Bob", [("Need", 3), ("Asked", 5)])]
    )

    assert [(line.apart, line.is_far_apart) for line in table.lines] == [(1, False), (4, True)]
    assert (table.totals, table.apart) == ((5, 8), 3)
    assert side_by_side([]).lines == ()


def test_an_assessor_sees_what_the_other_gave_only_after_scoring(client, grant, two):
    ann, bob = two
    services.assess(grant=grant, points=LOW, words="Few were asked", by=ann)
    client.force_login(bob)
    before = client.get(grant.get_absolute_url()).content.decode()
    assert "One of us has scored it" in before
    assert "Few were asked" not in before

    address = reverse("grants:assess", args=[grant.pk])
    said = answers(grant, HIGH)
    missing = client.post(address, {**said, list(said)[1]: ""}).content.decode()
    assert "Choose how many points" in missing
    token = token_in(client.get(address).content.decode())
    for _ in range(2):
        client.post(address, {**said, "form_token": token})

    after = client.get(grant.get_absolute_url()).content.decode()
    assert "Few were asked" in after
    assert "<strong>4</strong>" in after
    assert Score.objects.count() == 10
    assert "Score an application" not in client.get("/staff/").content.decode()


def answers(grant, points) -> dict[str, int]:
    criteria = grant.scheme_year.scheme.criteria_to_score
    return {f"points_{mark_of(words)}": one for words, one in zip(criteria, points, strict=True)}


def test_points_stay_with_their_words_where_the_order_changes_while_the_form_is_open(
    client, grant, two
):
    scheme = grant.scheme_year.scheme
    points = list(range(len(scheme.criteria_to_score)))
    said = answers(grant, points)
    by_words = dict(zip(scheme.criteria_to_score, points, strict=True))
    scheme.criteria = "\n".join(reversed(scheme.criteria_to_score))
    scheme.save()
    client.force_login(two[0])

    client.post(reverse("grants:assess", args=[grant.pk]), said)

    scores = Score.objects.filter(assessment__grant=grant)
    assert dict(scores.values_list("criterion", "points")) == by_words


def test_criteria_changed_later_leave_scores_in_the_words_of_their_day(grant, two):
    services.assess(grant=grant, points=LOW, by=two[0])
    Scheme.objects.update(criteria="Another one")

    assert services.scores_of(grant).lines[0].words.startswith("It makes things better")


def test_points_are_from_nought_to_five(grant, two):
    with pytest.raises(IntegrityError), transaction.atomic():
        services.assess(grant=grant, points=[9, 1, 1, 1, 1], by=two[0])


def test_a_scheme_that_is_scored_has_criteria(client):
    client.force_login(a_manager())
    address = reverse("grants:new_scheme")
    sent = {"name": "Bulbs", "what_for": "Bulbs", "method": "asked", "is_assessed": "on"}

    assert "by which criteria" in client.post(address, sent).content.decode()
    client.post(address, sent | {"criteria": "Colour"})
    assert Scheme.objects.get(name="Bulbs").criteria_to_score == ["Colour"]


def test_an_office_bearer_accepts_the_offer_once_and_it_is_paid_after_that(client):
    group = make_group()
    tess, mo = make_joined_customer("Tess"), make_joined_customer("Mo")
    make_membership(group, tess, role="secretary")
    make_membership(group, mo, role="member")
    grant = make_awarded(group, accepted=False)
    services.check_conditions(grant=grant, by=a_manager())
    paid = {"grant": grant, "pounds": D(100), "on": days_ago(0), "why": "Bank", "by": a_manager()}
    with pytest.raises(Refused, match="not accepted"):
        services.pay(**paid)
    address = reverse("grants:accept", args=[grant.pk])
    client.force_login(mo.user)
    assert client.post(address).status_code == 404

    client.force_login(tess.user)
    page = reverse("grants:my_grant", args=[grant.pk])
    assert "We offer it to you" in client.get(page).content.decode()
    for _ in range(2):
        client.post(address)

    grant.refresh_from_db()
    assert grant.accepted_by == tess.user
    services.pay(**paid)
    assert stage_of(grant, stats.of_grant(grant)).for_group == "Paid"
    subjects = Message.objects.filter(about=grant.source).values_list("subject", flat=True)
    assert len([one for one in subjects if "We offer you" in one]) == 1
    assert len([one for one in subjects if "We have paid you" in one]) == 1
    offer = Letter.objects.get(what="offer")
    assert "It is needed" in offer.words
    assert client.get(reverse("grants:my_letter", args=[offer.pk])).content.startswith(b"%PDF")


def test_an_award_that_is_taken_back_is_offered_and_accepted_anew():
    grant = make_awarded()
    services.take_back(entry=grant.entries.get(kind="awarded"), why="Wrong", by=a_manager())
    grant.refresh_from_db()
    assert (grant.offered_at, grant.accepted_at) == (None, None)

    award(grant)
    grant.refresh_from_db()

    assert grant.waits_for_acceptance
