"""One association on the register: it applies, is registered, is late, hears notice, is removed, and appeals."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Role
from participation.messages.contact.models import Message
from participation.programme.registration.models import Criterion, Finding, Registration, Status
from participation.programme.registration.services import remind_of_checks
from tests.days import days_ago
from tests.factories.people import make_user
from tests.factories.registration import a_file, found_met, make_association, secretary_of
from tests.forms import typed_day

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def as_browser(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_an_association_applies_is_registered_late_heard_removed_and_wins_its_appeal():
    group = make_association()
    amina, ewan = as_browser(secretary_of(group)), as_browser(make_user(Role.MANAGER))
    mine = f"/network/{group.slug}/register/"

    # It applies online.
    amina.post(f"{mine}begin/")
    application = Registration.objects.get()
    one = f"{mine}{application.pk}/"
    amina.post(f"{one}send/")
    application.refresh_from_db()
    assert application.status == Status.DRAFT, "without a constitution nothing is sent"
    amina.post(f"{mine}page/", {"public_contact": "PO Box 12", "meets": "First Mondays"})
    about = {"what": "constitution", "title": "Constitution", "file": a_file()}
    amina.post(f"{mine}documents/add/", about | typed_day("agreed_on", days_ago(30)))
    said = {"area_words": "Mill Lane", "correspondence": "4 Mill Lane", "other_landlords": "none"}
    amina.post(f"{one}application/", said | {"committee": "5", "open_to_all": "on"})
    finding = Finding.objects.get(criterion__code="equality")
    shown = {"evidence": "Clause 14", "file": a_file("clause.pdf")}
    amina.post(f"{one}evidence/{finding.pk}/", shown)
    amina.post(f"{one}send/")
    application.refresh_from_db()
    assert application.status == Status.SUBMITTED
    assert application.decide_by > TODAY()

    # We look at each criterion; it is registered, for a year ago.
    Registration.objects.update(submitted_on=days_ago(500))
    staff = f"/staff/register/{application.pk}/"
    next_year = typed_day("next_check_on", TODAY() + dt.timedelta(days=365))
    found_met(application, make_user(Role.STAFF), but="equality")
    ewan.post(f"{staff}criteria/{finding.pk}/", {"met": "True"} | next_year)
    ewan.post(f"{staff}register/", typed_day("effective_from", days_ago(400)))
    application.refresh_from_db()
    assert application.is_on_register
    assert "PO Box 12" in Client().get("/groups/").content.decode()
    letter = Message.objects.filter(template="registration/letters/registered").get()
    assert (letter.purpose, letter.channel) == ("statutory", "email")
    assert "right to appeal to the Scottish Ministers" in letter.text

    # Its annual check is late.
    check = application.checks.get()
    assert check.is_late
    assert remind_of_checks() == 1
    assert f"Annual check: {group}" in ewan.get("/staff/").content.decode().replace("&#x27;", "'")

    # Notice, what it has to say, and the decision.
    ground = Criterion.objects.get(code="no_longer_meets")
    proposed = TODAY() + dt.timedelta(days=40)
    notice = {"ground": ground.pk, "reasons": "No meeting for two years."}
    ewan.post(f"{staff}notice/", notice | typed_day("proposed_from", proposed))
    decision = {"removed": "True", "reasons": "There was no meeting."}
    decision |= typed_day("effective_from", proposed)
    refused = ewan.post(f"{staff}removal/", decision)
    assert "The group has not been heard yet" in refused.content.decode()
    ewan.post(f"{staff}heard/", {"heard": "We meet in May."} | typed_day("heard_on", TODAY()))
    ewan.post(f"{staff}removal/", decision)
    application.refresh_from_db()
    assert (application.status, application.removed_from) == (Status.REMOVED, proposed)

    # The appeal is allowed, and it is as if it had never been off.
    ewan.post(f"{staff}appeal/", {"grounds": "We did meet."} | typed_day("lodged_on", TODAY()))
    decided = {"allowed": "True", "outcome": "They met in May."}
    decided |= typed_day("decided_on", TODAY()) | typed_day("effective_from", TODAY())
    ewan.post(f"{staff}appeal/decided/", decided)
    application.refresh_from_db()
    assert (application.status, application.removed_from) == (Status.DECIDED, None)
    assert [step.status for step in application.steps.all()] == [
        *("draft", "submitted", "registered", "notified", "notified", "removed", "lodged"),
        "decided",
    ]
    page = amina.get(mine).content.decode()
    assert page.count("Our letter (PDF)") == 5
    pdf = amina.get(reverse("registration:my_letter", args=[group.slug, letter_step(application)]))
    assert pdf.content.startswith(b"%PDF")


def letter_step(application: Registration) -> int:
    return application.steps.get(what="Removed").pk
