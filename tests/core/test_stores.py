"""A full disk, a file that has gone, a bucket that does not answer: plain words, and no half file."""

import errno
import io
import warnings
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.test import Client

from base.core.jobs import JobState
from base.core.s3_store import S3Store
from base.core.stores import FileLost, FileStore, StoreTrouble
from participation.people.groups.models import Group
from participation.programme.network.models import Post
from portal.settings.services import storage_at
from tests.core.a_new_job.models import MonthOfFacts
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_joined_customer

WHOLE = b"%PDF-1.7 " + b"a rent increase " * 1000


@pytest.fixture
def store(tmp_path) -> FileStore:
    return FileStore(location=tmp_path)


def full(*args, **kwargs):
    raise OSError(errno.ENOSPC, "No space left on device")


class TooMuch(ContentFile):
    """The disk is full after the first half of it."""

    def chunks(self, chunk_size=None):
        yield WHOLE[:100]
        full()


def names_in(folder: Path) -> list[str]:
    return [file.name for file in folder.rglob("*") if file.is_file()]


def test_a_disk_that_fills_up_in_the_middle_leaves_nothing(store, tmp_path):
    with pytest.raises(StoreTrouble, match="out of reach for the moment"):
        store.save("papers/rent.pdf", TooMuch(WHOLE))

    assert names_in(tmp_path) == []


def test_nor_does_a_large_upload_that_is_moved(store, tmp_path, monkeypatch):
    def half_way(old, new, **kwargs):
        Path(new).write_bytes(WHOLE[:100])
        full()

    monkeypatch.setattr("django.core.files.storage.filesystem.file_move_safe", half_way)

    with pytest.raises(StoreTrouble):
        store.save("rent.pdf", TemporaryUploadedFile("rent.pdf", "application/pdf", 9, None))

    assert names_in(tmp_path) == []


def test_a_name_that_somebody_takes_meanwhile_stays_theirs(store, monkeypatch):
    store.save("rent.pdf", ContentFile(b"theirs"))
    free, asked = store.get_available_name, []

    def too_early(name, max_length=None):
        """The first time as it was a moment ago."""
        asked.append(name)
        return name if len(asked) == 1 else free(name, max_length)

    monkeypatch.setattr(store, "get_available_name", too_early)

    name = store.save("rent.pdf", ContentFile(b"ours"))

    assert name != "rent.pdf"
    assert Path(store.path("rent.pdf")).read_bytes() == b"theirs"
    assert Path(store.path(name)).read_bytes() == b"ours"


def test_a_file_that_has_gone_is_called_lost(store):
    with pytest.raises(FileLost):
        store.open("gone.pdf")


def test_a_bucket_that_does_not_answer_is_said_before_anything_is_sent():
    options = "endpoint_url=http://127.0.0.1:1&access_key=a&secret_key=b&region_name=x"
    found = storage_at(f"s3://papers?{options}")
    assert found["BACKEND"] == f"{S3Store.__module__}.{S3Store.__name__}"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of boto's, about its own
        bucket = S3Store(**found["OPTIONS"])
        for act in (
            lambda: bucket.open("rent.pdf"),
            lambda: bucket.save("rent.pdf", ContentFile(WHOLE)),
            lambda: bucket.exists("rent.pdf"),
            lambda: bucket.delete("rent.pdf"),
        ):
            with pytest.raises(StoreTrouble, match="out of reach for the moment"):
                act()


# --- what people see -----------------------------------------------------------------------------


@pytest.fixture
def group(db) -> Group:
    return make_group("Digital network", kind="working")


@pytest.fixture
def address(group) -> str:
    return f"/network/{group.slug}/"


@pytest.fixture
def member(group) -> Client:
    client = Client(raise_request_exception=False)
    amina = make_joined_customer("Amina Hussain")
    make_membership(group, amina)
    client.force_login(amina.user)
    return client


def test_on_a_full_disk_nothing_is_saved_and_the_page_says_so(member, address, monkeypatch):
    before = names_in(Path(default_storage.location))
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("django.core.files.storage.filesystem.locks.lock", full)
        paper = SimpleUploadedFile("rent.pdf", WHOLE)
        said = member.post(address, {"text": "Read this", "file": paper})

    assert said.status_code == 503
    assert "nothing was saved" in said.text
    assert not Post.objects.exists()
    assert names_in(Path(default_storage.location)) == before


def test_so_does_a_form_whose_upload_finds_no_room(member, address, monkeypatch):
    """A large file waits in a folder for temporary files while it arrives."""
    monkeypatch.setattr("django.core.files.uploadhandler.TemporaryUploadedFile", full)
    monkeypatch.setattr(
        "django.core.files.uploadhandler.MemoryFileUploadHandler.handle_raw_input",
        lambda handler, *args, **kwargs: setattr(handler, "activated", False),
    )

    said = member.post(address, {"text": "Read this", "file": io.BytesIO(WHOLE)})

    assert said.status_code == 503
    assert "nothing was saved" in said.text


def test_a_paper_that_the_store_has_lost_says_whom_to_ask(member, address):
    member.post(address, {"text": "Read this", "file": SimpleUploadedFile("rent.pdf", WHOLE)})
    post = Post.objects.get()
    default_storage.delete(post.file.name)

    said = member.get(f"/network/posts/{post.pk}/paper/")

    assert said.status_code == 404
    assert "This file is not there" in said.text


def test_what_a_worker_could_not_store_is_said_in_plain_words(db, store):
    job = MonthOfFacts.objects.create(month="2026-06-01")

    MonthOfFacts.objects.run(job.pk, lambda hold: store.save("june.pdf", TooMuch(WHOLE)))

    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert job.error == "Our files are out of reach for the moment, so this could not be done."
