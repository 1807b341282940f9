"""Of what is only for some groups nobody else is told: by an offer, a send-out, an outcome or a report."""

import pytest
from django.utils import timezone

from base.core.periods import FinancialYear
from base.core.refused import Refused
from participation.joining.involvement.models import Interest, Offer
from participation.joining.involvement.services import answer_offer, offer_activity
from participation.messages.contact.models import Message
from participation.programme.activities import stats as taking_part
from participation.programme.consultations import stats as consulting
from participation.reach.segments.models import Segment
from participation.reach.sendouts.inviting import open_invitations
from participation.reach.sendouts.services import prepare
from tests.factories.activities import (
    make_closed_consultation,
    make_consultation,
    make_event,
    make_opportunity,
    make_outcome,
    make_past_event,
)
from tests.factories.sendouts import make_template

from .panel import TITLE, only_for

pytestmark = pytest.mark.django_db


def test_an_offer_reaches_those_it_is_for(client, panel, member, stranger, officer):
    bank = make_opportunity("Volunteer bank")
    for one in (member, stranger):
        Interest.objects.create(
            opportunity=bank, customer=one, state="placed", reply_due_on=timezone.localdate()
        )
    event = only_for(panel, make_event(TITLE))

    offer = offer_activity(opportunity=bank, activity=event, words="", by=officer)

    assert [one.customer for one in Message.objects.filter(about=offer.source)] == [member]
    assert list(Offer.objects.to(member)) == [offer]
    assert not Offer.objects.to(stranger).exists()
    assert list(Offer.objects.visible_to(member.user)) == [offer]
    assert not Offer.objects.visible_to(stranger.user).exists()
    with pytest.raises(Refused, match="only for those who sit on Calder Panel"):
        answer_offer(offer=offer, customer=stranger, takes=True, by=stranger.user)


@pytest.mark.parametrize(
    ("groups", "fits"), [(["{panel}"], True), (["{panel}", "other"], False), ([], False)]
)
def test_a_send_out_invites_only_those_it_is_for(officer, panel, groups, fits):
    event = only_for(panel, make_event(TITLE))
    criteria = {"groups": [one.format(panel=panel.slug) for one in groups]} if groups else {}
    asked = {
        "name": "Come",
        "segment": Segment.objects.create(name="Whom", criteria=criteria),
        "template": make_template(),
        "team": "neighbourhood",
        "starts_at": timezone.now(),
        "invitation": open_invitations()[event.source],
        "by": officer,
    }

    if fits:
        assert prepare(**asked).invites_to == event.source
    else:
        with pytest.raises(Refused, match="is only for those who sit on some groups"):
            prepare(**asked)


def test_what_came_of_it_is_told_to_everybody_and_not_where_it_came_from(client, panel):
    event = only_for(panel, make_past_event(TITLE))
    outcome = make_outcome("Dark court", activity=event)

    for page in ("/you-said-we-did/", outcome.get_absolute_url()):
        shown = client.get(page).content.decode()
        assert "Dark court" in shown
        assert TITLE not in shown


def test_the_public_report_names_neither_it_nor_where_a_point_came_from(panel):
    event = only_for(panel, make_past_event(TITLE))
    asked = only_for(panel, make_closed_consultation(TITLE))
    make_consultation("Rents")
    make_outcome("Dark court", activity=event, state="done")
    make_outcome("Cold hall", activity=make_past_event("Open evening"), state="done")
    years = {FinancialYear.of(timezone.localdate(one.starts_at)) for one in (event, asked)}
    this_year = FinancialYear.current()

    for year in years:
        assert TITLE not in {one.title for one in consulting.results(year)}
        assert TITLE not in {one.title for one in taking_part.each_activity(year) if one.is_public}
    assert consulting.results(this_year)
    stories = {one.said: one.activity for one in taking_part.voices(this_year, limit=9)}
    assert stories == {"Dark court": "", "Cold hall": "Open evening"}
