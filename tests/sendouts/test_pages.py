import datetime as dt
import re

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.reach.sendouts.models import SendOut, Template
from participation.reach.sendouts.services import (
    ask_for,
    bring_template_back,
    put_template_away,
    write_version,
)
from participation.reach.sendouts.tasks import plan
from participation.reach.sendouts.words import Wording
from participation.reach.sendouts.worklist import send_outs_waiting
from tests.factories.activities import make_opportunity
from tests.factories.people import make_customer, make_user
from tests.factories.sendouts import ENGLISH, make_agreeing, make_send_out, make_template
from tests.forms import typed_day
from tests.segments.making import make_segment

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


@pytest.fixture
def morag(client):
    user = make_user(Role.STAFF, name="Morag Tait")
    client.force_login(user)
    return user


def text(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def hidden(response, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', response.content.decode())[1]


# --- templates --------------------------------------------------------------------------------


def test_a_template_with_a_mistake_is_refused_and_nothing_typed_is_lost(client, morag):
    answers = {
        "name": "Walk",
        "purpose": "invitation",
        "subject": "Hello {nmae}",
        "text": "Dear {name}, come.",
    }

    response = client.post("/staff/templates/new/", answers)

    assert "“{nmae}” is nothing we can fill in" in text(response)
    assert "Dear {name}, come." in text(response)
    assert not Template.objects.exists()


def test_a_template_is_written_once_however_often_the_form_is_sent(client, morag):
    answers = {
        "name": "Walk",
        "purpose": "invitation",
        "subject": "Hello",
        "text": "Come.",
        "form_token": hidden(client.get("/staff/templates/new/"), "form_token"),
    }

    client.post("/staff/templates/new/", answers)
    response = client.post("/staff/templates/new/", answers)

    assert response.url == Template.objects.get().get_absolute_url()
    again = client.post("/staff/templates/new/", {**answers, "form_token": ""})
    assert "There is a template with this name already." in text(again)


def test_how_many_texts_the_words_are_is_said_where_they_are_written(client, morag):
    template = make_template(Wording("en", "standard", "Hello", "Come.", sms="a" * 150))
    address = f"{template.get_absolute_url()}versions/{template.versions.get().pk}/"
    words = {"subject": "Hello", "text": "Dear {name}, come."}

    written = text(client.get(address))
    refused = text(client.post(address, {**words, "subject": "", "sms": "Dear {name}"}))
    without = text(client.post(address, {**words, "subject": "", "sms": ""}))
    as_she_gets_it = text(client.get(f"{template.get_absolute_url()}?q={make_customer().name}"))

    assert "It is 2 texts (176 characters)" in written
    assert "It is 1 text (49 characters)" in refused  # a name of 18 letters, and how to stop
    assert "It is 1 text (56 characters)" in without  # the words of the email
    assert "Text message: 2 texts (176 characters)" in as_she_gets_it


def test_a_template_is_shown_as_a_real_customer_would_get_it(client, morag):
    template = make_template()
    make_customer("Kasia Nowak", language="pl", reference="GH-7")
    make_customer("Kasia Orr")

    response = client.get(f"{template.get_absolute_url()}?q=kasia")

    assert "Dear Kasia Nowak" in text(response)
    assert "po polsku" in text(response)
    assert "Others with this name: Kasia Orr" in text(response)
    assert "No customer has that name" in text(client.get(f"{template.get_absolute_url()}?q=zz"))


def test_a_version_in_another_language_is_added_and_changed(client, morag):
    template = make_template()
    address = template.get_absolute_url()

    client.post(
        f"{address}add/",
        {"language": "pl", "format": "standard", "subject": "Spacer", "text": "Zapraszamy."},
    )
    version = template.versions.get(language="pl")
    client.post(
        f"{address}versions/{version.pk}/",
        {"language": "ru", "subject": "Spacer!", "text": "Zapraszamy!"},
    )

    version.refresh_from_db()
    assert (version.language, version.subject) == ("pl", "Spacer!")
    assert "Polski (Polish), usual format" in text(client.get("/staff/templates/"))


def test_a_template_put_away_cannot_be_chosen(client, morag):
    template = make_template(name="Old walk")

    client.post(f"{template.get_absolute_url()}put-away/")

    assert "Old walk" not in text(client.get("/staff/send-outs/new/"))
    assert "Old walk" in text(client.get("/staff/templates/?put_away=yes"))
    client.post(f"{template.get_absolute_url()}bring-back/")
    assert "Old walk" in text(client.get("/staff/send-outs/new/"))


def test_putting_a_template_away_twice_is_in_the_log_once(client, morag):
    template = make_template()

    for _ in range(2):
        client.post(f"{template.get_absolute_url()}put-away/")

    assert [fact.what for fact in Fact.objects.about(template)] == ["template_put_away"]


# --- send-outs --------------------------------------------------------------------------------


def prepared(client, **changes):
    answers = {
        "name": "Walk in West",
        "segment": make_segment(criteria={}).pk,
        "template": make_template().pk,
        "team": "neighbourhood",
        "hour": "10",
        "form_token": hidden(client.get("/staff/send-outs/new/"), "form_token"),
        **changes,
    }
    return client.post("/staff/send-outs/new/", answers)


def test_preparing_shows_whom_it_would_reach_and_who_is_left_out_and_sends_nothing(client, morag):
    make_agreeing()
    make_customer("Never asked", email="never@example.org")

    page = text(client.get(prepared(client).url))

    assert "1 person" in page
    assert "They have not agreed to be invited 1" in page
    assert not Message.objects.exists()


def test_an_open_opportunity_can_be_invited_to(client, morag):
    make_agreeing()
    panel = make_opportunity("Readers' panel")

    prepared(client, invites_to=f"involvement.opportunity:{panel.pk}")

    assert SendOut.objects.get().values["title"] == "Readers' panel"
    assert SendOut.objects.get().values["link"].endswith(panel.get_absolute_url())


def test_what_is_missing_or_in_the_past_is_said_and_what_was_typed_is_kept(client, morag):
    yesterday = timezone.localdate() - DAY
    day = typed_day("day", yesterday)

    page = text(prepared(client, segment="", **day))

    assert "Choose a segment" in page
    assert "The day must be today or later." in page
    assert not SendOut.objects.exists()


def test_a_draft_is_changed_until_it_is_asked_for(client, morag):
    make_agreeing()
    address = prepared(client).url
    send_out = SendOut.objects.get()
    answers = {
        "name": "Another name",
        "segment": send_out.segment_id,
        "template": send_out.template_id,
        "team": "repairs",
        "hour": "9",
    }

    client.post(f"{address}edit/", answers)
    send_out.refresh_from_db()
    assert send_out.name == "Another name"

    ask_for(send_out=send_out, by=morag)
    assert "asked for already" in text(client.post(f"{address}edit/", answers))


def test_its_buttons_ask_pause_resume_and_call_off(client, morag):
    make_agreeing()
    send_out = make_send_out(starts_at=timezone.now() + DAY)
    address = send_out.get_absolute_url()

    def state_after(button: str) -> str:
        client.post(f"{address}{button}/")
        plan(send_out.pk)
        send_out.refresh_from_db()
        client.get(address)
        return send_out.state

    buttons = ["ask", "pause", "resume", "call-off"]
    assert [state_after(one) for one in buttons] == ["planned", "paused", "planned", "called_off"]
    assert "It was called off before it went 1" in text(client.get(address))


def test_a_button_that_does_not_fit_says_so(client, morag):
    send_out = make_send_out()

    response = client.post(f"{send_out.get_absolute_url()}pause/", follow=True)

    assert "Only what is planned can be paused." in text(response)


def test_progress_is_shown_and_the_page_comes_anew_once_it_is_done(client, morag, settings):
    settings.SEND_OUT_PER_MINUTE = 1
    for _ in range(2):
        make_agreeing()
    send_out = make_send_out()
    ask_for(send_out=send_out, by=morag)
    assert "Waiting to be planned" in text(client.get(send_out.get_absolute_url()))
    plan(send_out.pk)

    assert "1 of 2 let go" in text(client.get(send_out.get_absolute_url()))
    assert "1 of 2 let go" in text(client.get(f"{send_out.get_absolute_url()}progress/"))
    SendOut.objects.update(state="paused")
    response = client.get(f"{send_out.get_absolute_url()}progress/")
    assert response.headers["HX-Refresh"] == "true"


def test_a_failure_is_seen_with_its_reason_and_a_retry(client, morag):
    make_agreeing("Amina Hussain")
    send_out = make_send_out()
    ask_for(send_out=send_out, by=morag)
    plan(send_out.pk)
    send_out.messages().update(state="failed", sent_at=None, error="There is no such mailbox.")

    page = text(client.get(send_out.get_absolute_url()))
    assert "Amina Hussain There is no such mailbox." in page
    client.post(f"{send_out.get_absolute_url()}retry/")

    assert send_out.messages().get().state == Message.State.PLANNED


def test_a_manager_finds_on_the_worklist_what_to_approve_and_who_asked_does_not(settings, client):
    settings.SEND_OUT_APPROVAL_ABOVE = 0
    ewan, ishbel, morag = make_user(Role.MANAGER), make_user(Role.MANAGER), make_user(Role.STAFF)
    make_agreeing()
    send_out = make_send_out()
    ask_for(send_out=send_out, by=ewan)

    assert [task.address for task in send_outs_waiting(ishbel)] == [send_out.get_absolute_url()]
    assert list(send_outs_waiting(ewan)) == list(send_outs_waiting(morag)) == []
    client.force_login(ewan)
    assert "Approve it" not in text(client.get(send_out.get_absolute_url()))
    client.force_login(ishbel)
    assert "Approve it" in text(client.get(send_out.get_absolute_url()))


def test_the_lists_take_as_many_queries_for_many_as_for_one(
    client, morag, django_assert_max_num_queries
):
    for _ in range(8):
        make_send_out(starts_at=timezone.now() + DAY)

    # The calendar counts for no longer than a page may, which takes statements of its own on a server.
    for address, most in (
        ("/staff/send-outs/", 12),
        ("/staff/templates/", 12),
        ("/staff/contact-calendar/", 16),
    ):
        with django_assert_max_num_queries(most):
            client.get(address)


@pytest.mark.parametrize("purpose", ["service", "statutory"])
def test_words_for_people_who_agreed_to_nothing_are_a_managers(client, purpose):
    officer, manager = make_user(Role.STAFF), make_user(Role.MANAGER)
    with pytest.raises(Refused, match="a manager writes it"):
        make_template(purpose=purpose, by=officer)
    template = make_template(purpose=purpose, by=manager)

    with pytest.raises(Refused, match="a manager writes it"):
        write_version(template=template, words=ENGLISH, by=officer)
    put_template_away(template=template, by=officer)
    with pytest.raises(Refused, match="a manager writes it"):
        bring_template_back(template=template, by=officer)

    client.force_login(officer)
    assert f'value="{purpose}"' not in client.get("/staff/templates/new/").text
    client.force_login(manager)
    assert f'value="{purpose}"' in client.get("/staff/templates/new/").text
