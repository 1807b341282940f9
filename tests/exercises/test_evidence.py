"""What a panel gathers: copied out of the record as it stood, or written down; open to everybody or never."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from base.core.audience import Role
from base.core.evidence import EVIDENCE_SOURCES, EvidenceSource, Offer, Piece
from base.core.refused import Refused
from scrutiny.exercises.models import Evidence, Exercise, Stage
from scrutiny.exercises.services import (
    add_evidence,
    change_evidence,
    move_on,
    remove_evidence,
    take_from_record,
    write_finding,
)
from tests.factories.activities import make_consultation, make_outcome
from tests.factories.exercises import make_evidence, make_exercise_at, make_finding, make_member_of
from tests.factories.outside_figures import make_outside_figure
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def exercise(panel):
    return make_exercise_at(Stage.EVIDENCE)


def test_what_is_taken_from_the_record_stays_as_it_stood(exercise, jean):
    make_outcome("The lamp is out", service="repairs")
    year = next(iter(source("outcomes").offered("repairs")))
    (one,) = take_from_record(exercise=exercise, names=[f"outcomes:{year.ref}"], by=jean)
    assert one.says.startswith("1 point about repairs")

    make_outcome("The door sticks", service="repairs")
    again = take_from_record(exercise=exercise, names=[f"outcomes:{year.ref}"], by=jean)

    one.refresh_from_db()
    assert again == []
    assert one.says.startswith("1 point about repairs")
    assert one.definition
    assert one.data_date == timezone.localdate()
    with pytest.raises(Refused, match="copy of our record"):
        change_evidence(evidence=one, by=jean, says="Many lamps")


def source(code: str) -> EvidenceSource:
    return next(one for one in EVIDENCE_SOURCES if one.code == code)


def test_every_source_can_be_taken_as_it_offers_and_takes_a_strange_name_for_nothing(exercise):
    make_consultation(
        service="repairs",
        decided_on=timezone.localdate(),
        decision="Yes",
        consideration="We read all.",
    )
    assert {one.code for one in EVIDENCE_SOURCES} == {
        "figures",
        "complaints",
        "surveys",
        "shopping",
        "inspections",
        "consultations",
        "outcomes",
        "outside",
    }
    make_outside_figure()
    for one in EVIDENCE_SOURCES:
        offered = list(one.offered("repairs"))
        assert offered or one.code == "surveys"
        for offer in offered[:2]:
            piece = one.read(offer.ref, "repairs")
            assert piece.title == offer.title
            assert piece.says
            assert piece.definition
        for strange in ("", "0", "9" * 30, "satisfied.1066"):
            assert one.read(strange, "repairs") is None


def test_what_is_not_open_on_our_pages_stays_with_the_panel(exercise, jean):
    secret = Piece("Late", "31 late.", "What is late.", timezone.localdate(), is_open=False)
    inside = EvidenceSource("inside", "Inside", lambda s: [Offer("1", "Late")], lambda r, s: secret)
    with EVIDENCE_SOURCES.with_more(inside):
        (one,) = take_from_record(exercise=exercise, names=["inside:1"], by=jean)

    assert one.is_restricted
    with pytest.raises(Refused, match="stays restricted"):
        change_evidence(evidence=one, by=jean, is_restricted=False)


def test_nothing_becomes_a_document_without_its_file(exercise, jean):
    walk = make_evidence(exercise, by=jean)

    with pytest.raises(Refused, match="comes with its file"):
        change_evidence(evidence=walk, by=jean, kind=Evidence.Kind.DOCUMENT)


def opened(client, one: Evidence) -> int:
    response = client.get(f"/scrutiny/evidence/{one.pk}/file/")
    if response.streaming:
        assert response.getvalue()
    return response.status_code


def test_restricted_evidence_is_behind_every_door_but_the_panels(client, exercise, jean):
    member_page = exercise.panel_address
    secret = make_evidence(exercise, "A tenant’s diary", by=jean, is_restricted=True, file=pdf())
    told = make_evidence(exercise, "What Ayr does", by=jean, file=pdf())
    make_finding(exercise, [secret, told], by=jean)
    make_finding(exercise, [secret], by=jean, words="Nobody rings back")
    exercise.stage = Stage.RECOMMENDATIONS
    exercise.save()

    client.force_login(jean)
    assert "A tenant’s diary" in client.get(member_page).text
    assert opened(client, secret) == 200
    readers = [None, *(make_user(role) for role in Role)]
    for reader in readers:
        client.logout()
        if reader:
            client.force_login(reader)
        assert opened(client, secret) == 404
        assert opened(client, told) == 200
        for address in (exercise.get_absolute_url(), exercise.staff_address, member_page):
            assert "diary" not in client.get(address).text
    client.logout()
    page = client.get(exercise.get_absolute_url()).text
    assert "What Ayr does" in page
    assert "1 thing that only its members see" in page
    assert "It rests on evidence that only the panel reads" in page


def test_nothing_is_read_before_the_report_is_published(client, exercise, jean):
    told = make_evidence(exercise, "What Ayr does", by=jean, file=pdf())

    assert "What Ayr does" not in client.get(exercise.get_absolute_url()).text
    assert opened(client, told) == 404


def test_a_finding_rests_on_evidence_that_then_stays(exercise, jean):
    one = make_evidence(exercise, "What Ayr does", by=jean)
    with pytest.raises(Refused, match="on what evidence"):
        write_finding(exercise=exercise, finding=None, words="Too slow", evidence=[], by=jean)
    finding = make_finding(exercise, [one], by=jean)
    with pytest.raises(Refused, match="Finding 1 rests on it"):
        remove_evidence(evidence=one, by=jean)

    other = make_evidence(exercise, "A walk", by=jean)
    write_finding(exercise=exercise, finding=finding, words="Slow", evidence=[other], by=jean)
    remove_evidence(evidence=one, by=jean)
    assert Evidence.objects.get() == other


def test_the_next_step_waits_for_evidence_and_then_for_a_finding(exercise, jean):
    with pytest.raises(Refused, match="no evidence yet"):
        move_on(exercise=exercise, after=Stage.EVIDENCE, by=jean)
    one = make_evidence(exercise, "What Ayr does", by=jean)
    move_on(exercise=exercise, after=Stage.EVIDENCE, by=jean)
    with pytest.raises(Refused, match="no finding yet"):
        move_on(exercise=exercise, after=Stage.FINDINGS, by=jean)
    make_finding(exercise, [one], by=jean)
    move_on(exercise=exercise, after=Stage.FINDINGS, by=jean)
    assert Exercise.objects.get().at is Stage.REPORT


def test_only_members_add_and_only_while_it_is_gathered(exercise, jean, isla):
    said = {"kind": "visit", "title": "A walk", "says": "Dark.", "data_date": timezone.localdate()}
    with pytest.raises(Refused, match="Only somebody who sits on"):
        add_evidence(exercise=exercise, by=isla, **said)
    with pytest.raises(Refused, match="file of the document"):
        add_evidence(exercise=exercise, by=jean, **said | {"kind": "document"})
    later = make_exercise_at(Stage.RECOMMENDATIONS, "Noise")
    with pytest.raises(Refused, match="until its report is published"):
        add_evidence(exercise=later, by=jean, **said)


def pdf(size: int = 20) -> SimpleUploadedFile:
    return SimpleUploadedFile("walk.pdf", b"%PDF-1.7 " + b"x" * size, "application/pdf")


def written(**changed) -> dict:
    today = timezone.localdate()
    day = {"data_date_0": today.day, "data_date_1": today.month, "data_date_2": today.year}
    said = {"kind": "document", "title": "Their own survey", "says": "81 of 100.", **day}
    return said | {"is_restricted": "open"} | changed


def test_a_member_adds_a_document_and_one_that_is_too_large_is_refused_with_the_limit(
    client, exercise, jean, settings
):
    client.force_login(jean)
    address = f"/me/scrutiny/exercises/{exercise.pk}/evidence/"
    settings.MAX_UPLOAD_BYTES = 1000
    refused = client.post(address, written(file=pdf(2000))).text
    assert "The file must be smaller than 1000\xa0bytes" in refused
    assert "Their own survey" in refused
    assert not Evidence.objects.exists()

    client.post(address, written(file=pdf()))

    assert "Their own survey" in client.get(exercise.panel_address).text
    assert Evidence.objects.get().kind_of_file == "PDF"


def test_members_take_from_the_record_and_write_findings_on_their_pages(client, exercise, jean):
    dan = make_member_of(exercise.panel, "Dan Panel")
    client.force_login(jean)
    address = f"{exercise.panel_address}records/"
    page = client.get(address).text
    assert "What customers raised" in page
    assert "Tick what you want to take" in client.post(address, {}).text
    ref = next(iter(source("outcomes").offered("repairs"))).ref
    client.post(address, {"outcomes": [f"outcomes:{ref}"]})
    one = Evidence.objects.get()

    client.force_login(dan)
    client.post(
        f"/me/scrutiny/exercises/{exercise.pk}/finding/",
        {"words": "Nobody raised it.", "evidence": [one.pk]},
    )
    client.post(one.panel_address, {"is_restricted": "panel"})

    page = client.get(exercise.panel_address).text
    assert "Nobody raised it." in page
    assert "Our panel alone" in page
