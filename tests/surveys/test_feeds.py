"""Finished jobs arrive from other systems: by file, or by themselves with a token."""

import datetime as dt
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from surveys.feeds import endpoint
from surveys.feeds.services import make_token, revoke_token
from surveys.house_rules import FINISHED_JOB_DAYS
from surveys.models import Delivery, FinishedJob, JobSender, SenderToken
from surveys.tasks import keep_jobs_true
from surveys.worklist import jobs_waiting
from tests.factories.people import make_customer, make_user
from tests.factories.surveys import make_finished_job, make_sender
from tests.forms import token_in

pytestmark = pytest.mark.django_db

ENDPOINT = "/feeds/finished-jobs/"
UPLOAD = "/staff/surveys/jobs/upload/"


def day(before: int = 1) -> str:
    return (timezone.localdate() - dt.timedelta(days=before)).isoformat()


def job(own_id: str = "R-1", **said) -> dict:
    return {"id": own_id, "type": "repair", "reference": "GH 0012", "finished_on": day(), **said}


@pytest.fixture
def secret():
    return make_token(sender=make_sender(), by=make_user(Role.ADMINISTRATOR))[1]


@pytest.fixture
def post(client, secret):
    def post(*jobs, token=secret, body=None):
        sent = json.dumps({"jobs": list(jobs)}) if body is None else body
        return client.post(
            ENDPOINT, sent, "application/json", headers={"Authorization": f"Bearer {token}"}
        )

    return post


def test_a_system_sends_jobs_and_the_same_again_changes_nothing(post):
    amina = make_customer("Amina", reference="gh0012")

    first = post(job("R-1"), job("R-2", reference="GH-999"), job("R-3", reference=""))
    again = post(job("R-1", type="call"), job("R-2", reference="GH-999"), job("R-4"))

    assert first.json() == {
        "taken": 3,
        "there_already": 0,
        "refused": 0,
        "refusals": [],
    }
    assert (again.json()["taken"], again.json()["there_already"]) == (1, 2)
    kept = FinishedJob.objects.get(own_id="R-1")
    assert (kept.customer, kept.reference, kept.job_type.code) == (amina, "", "repair")
    assert SenderToken.objects.get().last_used_on == timezone.localdate()


def test_whoever_has_a_token_does_not_learn_who_is_a_customer(post):
    make_customer("Amina", reference="gh0012")

    known, unknown = post(job("R-1")), post(job("R-2", reference="GH-999"))

    assert known.content == unknown.content
    assert FinishedJob.objects.unsettled().count() == 1
    assert post(job("R-1")).content == post(job("R-2", reference="GH-999")).content


def test_a_row_that_cannot_be_read_is_told_with_its_place_and_stops_no_other(post):
    wrong = [
        *(17, None, [], "R-9", job("")),
        *(job("R-2", type="magic"), job("R-2", type=None), job("R-2", type=["repair"])),
        *(job({"a": 1}), job(True), job(1.5), job("x" * 81), job("x" * 100_000)),
        *(job("R-2", reference="9" * 41), job("R-2", reference=False)),
        *(job("R-2", finished_on=day(-1)), job("R-2", finished_on=day(2000))),
        *(job("R-2", finished_on="2026-02-30"), job("R-2", finished_on="30/11/2026")),
        *(job("R-2", finished_on=20261130), job("R-2", finished_on=None)),
    ]

    answer = post(job("R-1"), *wrong, job("R-2"), job(3), job("R\x00-\ud8004")).json()

    assert answer["taken"] == 4
    assert answer["refused"] == len(wrong)
    assert [one["row"] for one in answer["refusals"]] == list(range(2, len(wrong) + 2))
    assert {"row": 7, "why": "We do not know its type."} in answer["refusals"]
    assert set(FinishedJob.objects.values_list("own_id", flat=True)) == {"R-1", "R-2", "3", "R-4"}


def test_what_is_too_large_or_no_list_of_jobs_is_refused_before_anything_is_kept(post):
    million = json.dumps({"jobs": [0] * 1_000_000})
    many = json.dumps({"jobs": [0] * (endpoint.MOST_ROWS + 1)})
    refused = {
        million: 413,
        many: 413,
        "x" * (10 * 1024 * 1024): 413,
        "[" * 100_000: 400,
        "": 400,
        "{": 400,
        "[]": 400,
        '{"jobs": {}}': 400,
        '{"jobs": 1' + "0" * 5000 + "}": 400,
        b"\xff\xfe": 400,
    }
    for body, status in refused.items():
        answer = post(body=body)
        assert (answer.status_code, list(answer.json())) == (status, ["error"]), body[:40]
    assert not Delivery.objects.exists()


def test_only_a_token_in_use_opens_it_and_whoever_guesses_waits(client, post, secret, settings):
    row = SenderToken.objects.get()
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "wrong_job_token": "4/h/ip"}

    assert secret not in str(SenderToken.objects.values())
    revoke_token(token=row, by=row.made_by)
    for token in (secret, "", row.hashed, "x" * 100_000):
        assert post(job(), token=token).status_code == 401
    waits = post(job(), token="x")

    assert (waits.status_code, waits["Retry-After"]) == (429, "3600")
    assert not FinishedJob.objects.exists()
    SenderToken.objects.update(revoked_at=None)
    assert post(job()).status_code == 200  # nobody who guesses keeps out a system that has one
    assert client.get(ENDPOINT).status_code == 405


def test_a_system_that_floods_is_told_when_to_try_again(post, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "finished_jobs": "2/m/key"}

    answers = [post(job(f"R-{n}")) for n in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2]["Retry-After"] == "60"
    assert FinishedJob.objects.count() == 2


def upload(client, text: str):
    page = client.get(UPLOAD).text
    return client.post(
        UPLOAD,
        {
            "sender": JobSender.objects.get().pk,
            "file": SimpleUploadedFile("jobs.csv", text.encode()),
            "form_token": token_in(page),
        },
        follow=True,
    )


def test_the_same_file_twice_is_taken_once(client, morag):
    make_customer("Amina", reference="gh0012")
    make_sender()
    today = timezone.localdate()
    text = (
        "Job No,Job Type,Tenancy Ref,Date Completed,Name\n"
        f"R-1,New kitchen,GH 0012,{today:%d/%m/%Y},Amina\n"
        f"R-2,Repair,GH-999,{today:%d/%m/%Y},Bob\n"
        f"R-3,Repair,GH 0012,{today + dt.timedelta(days=2):%d/%m/%Y},Amina\n"
    )

    first, second = upload(client, text), upload(client, text)

    for said in ("Row 4: The day it was finished is still to come.", "Of 1 the reference"):
        assert said in " ".join(first.text.split())
    assert "Morag Tait" in second.text
    taken = [(one.taken, one.there_already, one.refused) for one in Delivery.objects.order_by("pk")]
    assert taken == [(2, 0, 1), (0, 2, 1)]
    assert "No column has the heading" in upload(client, "A,B\n1,2\n").text


def test_an_unknown_reference_waits_until_somebody_says_whose_it_is(client, morag):
    unknown = make_finished_job(reference="GH-999")
    same = make_finished_job(reference="GH-999")
    other = make_finished_job(reference="GH-5")
    amina = make_customer("Amina", reference="AB 7")
    page = reverse("surveys:settle_job", args=[unknown.pk])
    assert [task.detail for task in jobs_waiting(morag)] == ["3 of them"]

    wrong = client.post(page, {"reference": "nobody"})
    client.post(page, {"reference": "ab7"})
    client.post(reverse("surveys:put_job_aside", args=[other.pk]))

    assert "We know nobody by this reference" in wrong.text
    for row in (unknown, same, other):
        row.refresh_from_db()
    assert (unknown.customer, same.customer, other.customer) == (amina, amina, None)
    assert not FinishedJob.objects.unsettled().exists()
    assert not list(jobs_waiting(morag))
    assert "somebody has settled" in client.post(page, {"reference": "ab7"}).text.lower()
    assert Fact.objects.filter(what="finished_job_settled").count() == 1


def test_every_night_old_jobs_go_and_new_customers_get_theirs(db):
    longest = FINISHED_JOB_DAYS.value
    old = make_finished_job(finished_on=timezone.localdate() - dt.timedelta(days=longest + 1))
    Delivery.objects.update(received_at=timezone.now() - dt.timedelta(days=longest + 1))
    early = make_finished_job(reference="NEW 1")
    amina = make_customer("Amina", reference="new1")

    keep_jobs_true()

    early.refresh_from_db()
    assert early.customer == amina
    assert not FinishedJob.objects.filter(pk=old.pk).exists()
    assert list(Delivery.objects.all()) == [early.delivery]


def test_a_token_is_shown_once(client):
    client.force_login(make_user(Role.ADMINISTRATOR))
    sender = make_sender()
    page = f"/staff/surveys/senders/{sender.pk}/"
    token = token_in(client.get(page).text)

    shown = client.post(page, {"form_token": token})
    again = client.post(page, {"form_token": token}, follow=True)

    secret = shown.context["secret"]
    assert len(secret) > 40
    assert secret in shown.text
    assert secret not in again.text
    assert SenderToken.objects.of_secret(secret).get() == SenderToken.objects.get()
    client.post(reverse("surveys:revoke_token", args=[SenderToken.objects.get().pk]))
    assert not SenderToken.objects.live().exists()
