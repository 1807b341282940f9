"""Pictures of projects say what they show, and stay as they are while people vote."""

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from base.core.refused import Refused
from participation.funding.choices import services
from participation.funding.choices.models import Picture
from tests.factories.choices import a_manager, make_round, open_round
from tests.factories.written import make_picture

pytestmark = pytest.mark.django_db


def test_a_picture_is_added_with_words_and_everybody_sees_it_once_the_round_is_published(
    client, morag
):
    round = make_round()
    project = round.projects.get(number=1)
    page = reverse("choices:pictures", args=[project.pk])
    assert "Answer “What does it show?”" not in client.get(page).content.decode()
    client.post(page, {"file": make_picture(), "alt": ""})
    assert not Picture.objects.exists()
    client.post(page, {"file": make_picture(), "alt": "The corner, with no bench"})

    picture = Picture.objects.get()
    shown = reverse("choices:picture", args=[picture.pk])
    assert Client().get(shown).status_code == 404
    open_round(round)
    sent = Client().get(shown)
    assert sent.headers["Content-Type"].startswith("image/")
    assert b"".join(sent.streaming_content).startswith(b"\xff\xd8")
    told = Client().get(reverse("choices:project", args=[round.slug, 1])).content.decode()
    assert 'alt="The corner, with no bench"' in told


def test_no_picture_comes_or_goes_while_people_vote(client, morag):
    round = make_round()
    project, by = round.projects.get(number=1), a_manager()
    picture = services.add_picture(project=project, file=make_picture(), alt="Before", by=by)
    open_round(round)

    with pytest.raises(Refused, match="stays as it was"):
        services.add_picture(project=project, file=make_picture(), alt="Better", by=by)
    client.post(reverse("choices:remove_picture", args=[project.pk, picture.pk]))
    assert Picture.objects.exists()


def test_a_picture_goes_with_its_file(client, morag, django_capture_on_commit_callbacks):
    project = make_round().projects.get(number=1)
    picture = services.add_picture(
        project=project, file=make_picture(), alt="Before", by=a_manager()
    )
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("choices:remove_picture", args=[project.pk, picture.pk]))

    assert not Picture.objects.exists()
    assert not default_storage.exists(picture.file.name)
