import datetime as dt
import re

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from base.core.periods import months_after
from base.core.refused import Refused
from participation.steering.assessments.models import Assessment, Impact, Strand
from participation.steering.assessments.services import (
    begin_new_edition,
    change_assessment,
    finish_mitigation,
    judge_strand,
    publish_assessment,
    review_assessment,
    send_back,
    send_for_sign_off,
    sign_off,
)
from portal.worklist import waiting_for
from tests.factories.assessments import (
    make_assessment,
    make_full_assessment,
    make_signed_assessment,
)
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


def waits(user) -> list[str]:
    return [task.what for task in waiting_for(user) if task.origin == "Equality impact"]


def test_a_manager_who_did_not_write_it_signs_it_off_and_it_is_looked_at_again_in_six_months():
    assessment = send_for_sign_off(assessment=(draft := make_assessment()), by=draft.author)
    ewan = make_user(Role.MANAGER, name="Ewan Galbraith")
    assert waits(ewan) == ["Sign off: Repairs by appointment only"]

    signed = sign_off(assessment=assessment, by=ewan)

    assert signed.signed_off_by == ewan
    assert signed.review_on == months_after(timezone.localdate(), 6)
    assert waits(ewan) == []
    assert Fact.objects.about(signed).filter(what="assessment_signed_off", actor=ewan).exists()


def test_nobody_signs_off_what_they_wrote_themselves():
    ewan = make_user(Role.MANAGER)
    assessment = send_for_sign_off(assessment=make_assessment(by=ewan), by=ewan)

    with pytest.raises(Refused, match="another manager"):
        sign_off(assessment=assessment, by=ewan)
    assert waits(ewan) == []
    with pytest.raises(IntegrityError, match="nobody_signs_off_their_own"), transaction.atomic():
        Assessment.objects.update(
            signed_off_by=ewan, signed_off_at=timezone.now(), review_on=timezone.localdate()
        )


def change_the_aims(draft: Assessment, by) -> None:
    change_assessment(assessment=draft, by=by, aims="What the manager wants.")


def judge_age(draft: Assessment, by) -> None:
    judge_strand(
        assessment=draft,
        strand=Strand.objects.get(code="age"),
        by=by,
        effect=Impact.Effect.POSITIVE,
        evidence="Tenancy records.",
        consulted="Young voices.",
    )


@pytest.mark.parametrize("change", [change_the_aims, judge_age])
def test_whoever_changed_the_draft_does_not_sign_it_off(client, change):
    draft = make_full_assessment()
    ewan, isla = make_user(Role.MANAGER), make_user(Role.MANAGER)
    change(draft, by=ewan)
    sent = send_for_sign_off(assessment=draft, by=draft.author)

    with pytest.raises(Refused, match="another manager"):
        sign_off(assessment=sent, by=ewan)
    with pytest.raises(Refused, match="another manager"):
        send_back(assessment=sent, by=ewan, why="Not yet.")
    assert (waits(ewan), waits(isla)) == ([], ["Sign off: Repairs by appointment only"])
    client.force_login(ewan)
    assert "wrote no part of it has it" in client.get(draft.staff_address).content.decode()
    assert sign_off(assessment=sent, by=isla).signed_off_by == isla


def test_whoever_only_saved_the_draft_as_it_was_may_sign_it_off():
    draft = make_full_assessment()
    ewan = make_user(Role.MANAGER)
    change_assessment(
        assessment=draft, by=ewan, aims=draft.aims, adverse_strands=draft.adverse_strands.all()
    )

    sent = send_for_sign_off(assessment=draft, by=draft.author)

    assert sign_off(assessment=sent, by=ewan).signed_off_by == ewan


def test_an_officer_cannot_sign_off_and_a_draft_cannot_be_signed():
    draft = make_assessment()

    with pytest.raises(Refused, match="has not sent it"):
        sign_off(assessment=draft, by=make_user(Role.MANAGER))
    send_for_sign_off(assessment=draft, by=draft.author)
    with pytest.raises(Refused, match="Only a manager"):
        sign_off(assessment=draft, by=make_user(Role.STAFF))


@pytest.mark.parametrize(
    ("question", "nothing"),
    [
        *((words, "") for words in ("policy", "aims", "benefits", "adverse", "data", "resources")),
        *((words, "") for words in ("providers", "outcome", "monitoring")),
        ("enough_data", None),
        ("review_after", None),
    ],
)
def test_it_is_not_sent_for_sign_off_with_a_question_unanswered(question, nothing):
    assessment = make_assessment(**{question: nothing})

    with pytest.raises(Refused, match="no answer yet"):
        send_for_sign_off(assessment=assessment, by=assessment.author)


@pytest.mark.parametrize("outcome", [Assessment.Outcome.NEUTRAL, Assessment.Outcome.POSITIVE])
def test_it_is_bad_for_none_only_where_no_group_is_ticked_as_worse_off(outcome):
    draft = make_assessment(outcome=outcome)
    draft.adverse_strands.set(Strand.objects.filter(code="age"))

    with pytest.raises(Refused, match="names a group that could be worse off"):
        send_for_sign_off(assessment=draft, by=draft.author)
    draft.adverse_strands.clear()
    assert send_for_sign_off(assessment=draft, by=draft.author).sent_at


def test_what_could_be_bad_for_some_says_for_whom():
    draft = make_assessment(outcome=Assessment.Outcome.MITIGATED, mitigation="A line by text.")

    with pytest.raises(Refused, match="Tick in question 2 for whom"):
        send_for_sign_off(assessment=draft, by=draft.author)
    draft.adverse_strands.set(Strand.objects.filter(code="age"))
    assert send_for_sign_off(assessment=draft, by=draft.author).sent_at


def test_a_full_assessment_looks_at_every_strand_before_it_is_sent():
    assessment = make_full_assessment()
    assessment.impacts.filter(strand__code="age").delete()

    with pytest.raises(Refused, match="1 is still to be looked at"):
        send_for_sign_off(assessment=assessment, by=assessment.author)
    judge_strand(
        assessment=assessment,
        strand=Strand.objects.get(code="age"),
        by=assessment.author,
        effect=Impact.Effect.POSITIVE,
        evidence="Tenancy records.",
        consulted="Young voices.",
    )
    assert send_for_sign_off(assessment=assessment, by=assessment.author).sent_at


def test_a_bad_impact_says_what_we_do_about_it_who_and_by_when():
    impact = make_full_assessment().impacts.get(strand__code="disability")

    for wrong in ({"mitigation": "", "owner": None, "due_on": None}, {"owner": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Impact.objects.filter(pk=impact.pk).update(**wrong)


def test_a_manager_sends_it_back_and_its_author_reads_why():
    assessment = send_for_sign_off(assessment=(draft := make_assessment()), by=draft.author)
    with pytest.raises(Refused, match="waits for sign-off"):
        change_assessment(assessment=assessment, by=draft.author, aims="Something else.")

    send_back(assessment=assessment, by=make_user(Role.MANAGER), why="Ask the carers too.")

    changed = change_assessment(assessment=assessment, by=draft.author, aims="Something else.")
    assert (changed.aims, changed.sent_back_why) == ("Something else.", "Ask the carers too.")


def test_what_is_signed_off_never_changes_and_a_new_edition_says_what_is_new():
    signed = make_signed_assessment(make_full_assessment())
    with pytest.raises(Refused, match="new edition"):
        change_assessment(assessment=signed, by=signed.author, aims="Something else.")
    with pytest.raises(Refused, match="Say what the new edition changes"):
        begin_new_edition(assessment=signed, by=signed.author, what_is_new=" ")

    second = begin_new_edition(
        assessment=signed, by=signed.author, what_is_new="Appointments on Saturdays too."
    )

    assert (second.edition, second.aims, second.is_draft) == (2, signed.aims, True)
    assert second.impacts.count() == signed.impacts.count() == Strand.objects.count()
    assert set(Assessment.objects.in_force()) == {signed}
    make_signed_assessment(second)
    assert set(Assessment.objects.in_force()) == {second}
    with pytest.raises(Refused, match="an edition 2 already"):
        begin_new_edition(assessment=signed, by=signed.author, what_is_new="More.")


def test_only_what_is_signed_off_is_published():
    assessment = make_assessment()

    with pytest.raises(Refused, match="sign it off before"):
        publish_assessment(assessment=assessment, by=assessment.author)
    publish_assessment(assessment=make_signed_assessment(assessment), by=assessment.author)
    assert set(Assessment.objects.on_show()) == {assessment}


@pytest.mark.parametrize("months", [6, 12])
def test_its_authors_choose_whether_it_is_looked_at_again_in_half_a_year_or_a_year(client, months):
    draft = make_assessment(review_after=None)
    client.force_login(draft.author)
    form = client.get(reverse("assessments:change", args=[draft.pk])).content.decode()
    assert re.findall(r'name="review_after"[^>]*value="(\d+)"', form) == ["6", "12"]

    change_assessment(assessment=draft, by=draft.author, review_after=months)
    send_for_sign_off(assessment=draft, by=draft.author)
    signed = sign_off(assessment=draft, by=make_user(Role.MANAGER))

    assert signed.review_on == months_after(timezone.localdate(), months)


def test_a_review_is_due_on_its_day_and_moves_the_next_one():
    assessment = make_signed_assessment()
    today = timezone.localdate()
    assert waits(assessment.author) == []
    Assessment.objects.update(review_on=today - dt.timedelta(days=1))
    manager = make_user(Role.MANAGER)
    assert waits(assessment.author) == waits(manager) == ["Look again: Repairs by appointment only"]

    review = review_assessment(
        assessment=assessment,
        by=manager,
        seen=today - dt.timedelta(days=1),
        found="Fewer missed appointments.",
        still_holds=True,
        months=12,
    )

    assessment.refresh_from_db()
    assert assessment.review_on == review.next_on == months_after(today, 12)
    assert waits(assessment.author) == []


def test_two_people_do_not_both_review_it():
    assessment = make_signed_assessment()
    answers = {"found": "All well.", "still_holds": True, "months": 6, "seen": assessment.review_on}
    Assessment.objects.update(review_on=timezone.localdate())
    answers["seen"] = timezone.localdate()
    review_assessment(assessment=assessment, by=assessment.author, **answers)

    with pytest.raises(Refused, match="has reviewed this"):
        review_assessment(assessment=assessment, by=assessment.author, **answers)


def test_what_was_promised_waits_for_its_owner_until_it_is_done():
    assessment = make_full_assessment()
    owner = assessment.author
    assert waits(owner) == []
    make_signed_assessment(assessment)
    assert waits(owner) == ["Is it done? A line for text relay."]
    impact = assessment.impacts.get(strand__code="disability")

    with pytest.raises(Refused, match="still to come"):
        finish_mitigation(
            impact=impact,
            by=owner,
            done_on=timezone.localdate() + dt.timedelta(days=1),
            came_of_it="Soon.",
        )
    finish_mitigation(
        impact=impact, by=owner, done_on=timezone.localdate(), came_of_it="12 people used it."
    )

    assert waits(owner) == []
