"""Staff send figures, settle words, read lessons and take the list away."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from participation.steering.complaint_figures.models import Learned, Line, Upload
from participation.steering.complaint_figures.worklist import complaint_figures_waiting
from tests.factories.complaints import make_complaints
from tests.forms import token_in

from .test_files import HEAD, OCTOBER, sent

ALL = "/staff/complaints/"


@pytest.fixture
def browser(client, ewan):
    client.force_login(ewan)
    return client


def shown(browser, address: str) -> str:
    response = browser.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_file_is_sent_once_however_often_the_button_is_pressed(browser, ewan):
    token = token_in(shown(browser, f"{ALL}send/"))

    for _ in range(2):
        file = SimpleUploadedFile("complaints.csv", (HEAD + OCTOBER).encode())
        response = browser.post(f"{ALL}send/", {"file": file, "form_token": token})

    assert response.url == Upload.objects.get().get_absolute_url()
    assert "Waiting for a worker" in shown(browser, response.url)


def test_a_word_is_settled_on_its_page_and_a_theme_may_be_new(browser, ewan):
    sent(ewan, HEAD + "2026-10,Caretaking,1,Stairs,4,,,,\n")
    line = Line.objects.get()
    assert [task.what for task in complaint_figures_waiting(ewan)] == [
        "Say what words of the complaints system mean"
    ]
    assert "Caretaking" in shown(browser, f"{ALL}words/")

    missing = browser.post(f"{ALL}words/{line.pk}/theme/", {}).content.decode()
    browser.post(f"{ALL}words/{line.pk}/service/", {"meaning": "neighbourhood"})
    browser.post(f"{ALL}words/{line.pk}/theme/", {"new_theme": "Stairs and lifts"})

    assert "Choose a theme, or write the name of a new one" in missing
    line.refresh_from_db()
    assert (line.service, line.theme.name) == ("neighbourhood", "Stairs and lifts")
    assert complaint_figures_waiting(ewan) == []
    assert browser.get(f"{ALL}words/{line.pk}/tenant/").status_code == 404


def test_a_lesson_is_put_in_other_words_before_anybody_else_reads_it(browser, ewan):
    line = make_complaints(9, learned="Mrs Kerr was not rung back.")
    address = f"{ALL}learned/{line.pk}/"
    assert "Mrs Kerr" in shown(browser, address)

    browser.post(address, {"words": "Somebody was not rung back.", "what": "show"})

    line.refresh_from_db()
    assert (line.learned, line.learned_standing) == ("Somebody was not rung back.", Learned.SHOWN)
    browser.post(address, {"words": "x", "what": "keep"})
    assert not Line.objects.lessons().exists()


def test_the_list_is_narrowed_and_no_cell_of_its_file_runs(browser):
    make_complaints(9, theme="=HYPERLINK(1)")
    make_complaints(7, service="rent", theme="Charges and payments")

    page = shown(browser, f"{ALL}?service=rent")
    file = browser.post(ALL, {"file": "csv"})

    assert "Charges and payments" in page
    assert "1 count" in page
    text = b"".join(file.streaming_content).decode()
    assert "'=HYPERLINK(1)" in text


def test_the_sample_is_a_file(browser):
    assert browser.get(f"{ALL}sample.csv").content.decode().startswith("\ufeffMonth,Service")
