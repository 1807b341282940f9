import threading
import uuid

import pytest
from django.db import IntegrityError, connection

from base.core.models import Submission
from base.core.once import OnceForm, do_once


@pytest.mark.django_db
def test_a_form_sent_twice_acts_once_and_leads_to_the_same_place():
    acts = []
    token = uuid.uuid4()

    def act():
        acts.append("acted")
        return f"/made/{len(acts)}/"

    assert do_once(token, act) == "/made/1/"
    assert do_once(token, act) == "/made/1/"
    assert acts == ["acted"]


@pytest.mark.django_db
def test_an_act_that_fails_can_be_sent_again():
    token = uuid.uuid4()

    def fail():
        raise ValueError("no")

    with pytest.raises(ValueError):
        do_once(token, fail)

    assert do_once(token, lambda: "/made/") == "/made/"


@pytest.mark.django_db
def test_a_clash_inside_the_act_is_not_mistaken_for_a_second_sending():
    def clash():
        twice = uuid.uuid4()
        Submission.objects.create(token=twice, result="")
        Submission.objects.create(token=twice, result="")
        return "/never/"

    with pytest.raises(IntegrityError):
        do_once(uuid.uuid4(), clash)


@pytest.mark.django_db
def test_two_forms_have_two_tokens():
    assert OnceForm()["form_token"].value() != OnceForm()["form_token"].value()


@pytest.mark.django_db(transaction=True)
def test_two_sendings_at_the_same_moment_act_once():
    token, start, acts, led_to = uuid.uuid4(), threading.Barrier(2), [], []

    def send():
        start.wait()
        led_to.append(do_once(token, lambda: acts.append(1) or "/made/"))
        connection.close()

    senders = [threading.Thread(target=send) for _ in range(2)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()

    assert (acts, led_to) == ([1], ["/made/", "/made/"])
