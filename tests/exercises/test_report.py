"""The report that members write together, what the landlord says of facts, and what is recommended from it."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.programme.activities.models import Engagement
from scrutiny.exercises.models import Exercise, FactComment, ReportSection, Stage
from scrutiny.exercises.services import (
    answer_fact,
    ask_for_facts,
    comment_on_section,
    draft_recommendations,
    end_facts,
    move_on,
    note_fact,
    write_section,
)
from scrutiny.recommendations.models import Recommendation
from scrutiny.recommendations.services import reply
from tests.factories.exercises import make_exercise_at, make_member_of
from tests.factories.recommendations import make_head

pytestmark = pytest.mark.django_db

DRAFT = {
    "evidence": "Nine of twelve waited.",
    "benefit": "Nobody waits in.",
    "benefit_type": "need",
    "priority": "high",
    "service": "repairs",
}


@pytest.fixture
def exercise(panel):
    return make_exercise_at(Stage.REPORT)


def written(exercise, by, heading="What we saw", text="Doors are dark.") -> ReportSection:
    return write_section(exercise=exercise, section=None, heading=heading, text=text, by=by)


def publish(exercise, by) -> None:
    move_on(exercise=exercise, after=Stage.REPORT, by=by)


def test_of_two_who_write_one_section_at_once_the_second_is_told_and_both_are_kept(exercise, jean):
    dan = make_member_of(exercise.panel, "Dan Panel")
    section = written(exercise, jean)
    as_dan_opened_it = ReportSection.objects.get()
    write_section(exercise=exercise, section=section, heading="What we saw", text="Mine", by=jean)
    with pytest.raises(Refused, match="Somebody saved this section while you wrote"):
        write_section(
            exercise=exercise, section=as_dan_opened_it, heading="Seen", text="His", by=dan
        )

    assert [one.text for one in section.versions.all()] == ["Mine", "Doors are dark."]


def test_a_member_who_opened_it_before_somebody_saved_is_warned_with_their_words_kept(
    client, exercise, jean
):
    section = written(exercise, jean)
    client.force_login(jean)
    page = client.get(section.panel_address).text
    opened = page.split('name="as_opened" value="')[1].split('"')[0]
    write_section(exercise=exercise, section=section, heading="What we saw", text="Hers", by=jean)

    said = {"heading": "What we saw", "text": "His words", "position": "1", "as_opened": opened}
    page = client.post(section.panel_address, said).text

    assert "Somebody changed this page after you opened it" in page
    assert "His words" in page
    assert ReportSection.objects.get().text == "Hers"


def test_the_landlord_says_which_facts_are_wrong_and_what_changed_is_in_the_report(
    client, exercise, jean, isla
):
    section = written(exercise, jean)
    comment_on_section(section=section, words="Say which doors", by=jean)
    client.force_login(isla)
    draft = f"{exercise.staff_address}report/"
    assert client.get(draft).status_code == 404
    client.force_login(jean)
    client.post(f"{exercise.panel_address}facts/")

    client.force_login(isla)
    assert "Say which facts are wrong in a draft report" in client.get("/staff/").text
    page = client.get(draft).text
    assert "Doors are dark." in page
    assert "Say which doors" not in page
    client.post(f"{exercise.staff_address}facts/", {"section": section.pk, "words": "Five doors."})
    client.post(f"{exercise.staff_address}facts/done/")
    comment = FactComment.objects.get()

    client.force_login(jean)
    assert "Say to each comment" in client.get(exercise.panel_address).text
    said = {"changed": "yes", "answer": "It says five now."}
    client.post(f"/me/scrutiny/facts/{comment.pk}/", said)
    client.post(f"{exercise.panel_address}move/", {"after": "report", "words": ""})

    client.logout()
    page = client.get(f"{exercise.get_absolute_url()}report/").text
    for words in ("Doors are dark.", "Five doors.", "It says five now.", "changed its report"):
        assert words in page
    assert "Say which doors" not in page


def test_the_panel_does_not_wait_for_ever_and_publishes_nothing_unanswered(
    exercise, jean, isla, chair
):
    with pytest.raises(Refused, match="no section"):
        publish(exercise, jean)
    written(exercise, jean)
    with pytest.raises(Refused, match="before the landlord first"):
        publish(exercise, jean)
    with pytest.raises(Refused, match="has not put a draft"):
        note_fact(exercise=exercise, section=None, words="No", by=isla)
    ask_for_facts(exercise=exercise, by=jean)
    with pytest.raises(Refused, match="The landlord can say until"):
        publish(exercise, jean)
    with pytest.raises(Refused, match="A manager"):
        note_fact(exercise=exercise, section=None, words="No", by=exercise.lead_officer)
    comment = note_fact(exercise=exercise, section=None, words="Five", by=isla)
    end_facts(exercise=exercise, by=isla)
    told = Message.objects.get(template="exercises/email/facts_said", customer__user=jean)
    assert "Say to each what you changed" in told.text
    long_ago = timezone.localdate() - dt.timedelta(days=60)
    Exercise.objects.update(facts_asked_on=long_ago)
    with pytest.raises(Refused, match="each comment"):
        publish(exercise, jean)
    answer_fact(comment=comment, changed=False, answer="We counted nine.", by=jean)
    publish(exercise, jean)

    contributed = Engagement.objects.filter(activity=exercise.pk)
    assert [one.customer.user for one in contributed] == [jean]
    with pytest.raises(Refused, match="written before it is published"):
        written(exercise, jean)
    with pytest.raises(Refused, match="has not put a draft"):
        end_facts(exercise=exercise, by=isla)


def test_recommendations_are_drafted_together_sent_together_and_numbered_within_the_exercise(
    client, panel, jean, isla
):
    make_head("repairs", "Ruth Repairs")
    for title in ("Doors", "Lamps"):
        exercise = make_exercise_at(Stage.RECOMMENDATIONS, title)
        client.force_login(jean)
        with pytest.raises(Refused, match="no recommendation yet"):
            move_on(exercise=exercise, after=Stage.RECOMMENDATIONS, by=jean)
        said = {f"{name}_{place}": value for place in (1, 2) for name, value in DRAFT.items()}
        address = f"{exercise.panel_address}recommendations/"
        page = client.post(address, {**said, "what_1": "Say the day"}).text
        assert "Say what the landlord should do" in page
        client.post(address, {**said, "what_1": "Say the day", "what_2": "Ring back"})
        move_on(exercise=exercise, after=Stage.RECOMMENDATIONS, by=jean)

        sent = Recommendation.objects.filter(activity=exercise.pk).order_by("number")
        assert [(one.number, one.what) for one in sent] == [(1, "Say the day"), (2, "Ring back")]
        assert "Ring back" in client.get(exercise.get_absolute_url()).text


def test_the_action_plan_waits_for_every_reply(panel, jean, isla):
    head = make_head("repairs", "Ruth Repairs")
    exercise = make_exercise_at(Stage.RECOMMENDATIONS)
    draft_recommendations(exercise=exercise, drafts=[DRAFT | {"what": "Say the day"}], by=jean)
    move_on(exercise=exercise, after=Stage.RECOMMENDATIONS, by=jean)
    with pytest.raises(Refused, match="1 of the recommendations still waits"):
        move_on(exercise=exercise, after=Stage.RESPONSE, by=isla)

    one = Recommendation.objects.get()
    reply(recommendation=one, answer="not_accepted", words="No.", reason="No money.", by=head)
    move_on(exercise=exercise, after=Stage.RESPONSE, by=isla)

    assert Exercise.objects.get().at is Stage.ACTION_PLAN
