"""Ask at the door where there is no signal, on two devices, one of which is started anew in the middle."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from base.core.audience import Role
from participation.questionnaires.answering.services import said_on
from participation.questionnaires.codes.services import give_codes
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import Sheet
from tests.browser import assert_accessible
from tests.factories.activities import make_consultation
from tests.factories.inspections import (
    arranged,
    make_inspection,
    make_inspector,
    make_standard,
)
from tests.factories.people import make_customer, make_user
from tests.factories.questionnaires import (
    add_question,
    make_questionnaire,
    only_if,
    opened,
    option_of,
)
from tests.journeys.conftest import PHONE
from tools import system

pytestmark = pytest.mark.django_db(transaction=True)

#: A browser that is asked to keep what is stored, and promises nothing, as in a private window.
NO_PROMISE = """
    navigator.storage.persist = async () => { sessionStorage.asked = "to keep"; return false; };
    navigator.storage.persisted = async () => false;
"""
#: Tried again where the page is still on its way to the next.
NOTHING_KEPT = "caches.keys().then((kept) => !kept.length)"
TABLET = {"width": 820, "height": 1180}


@pytest.fixture
def officer():
    return make_user(Role.STAFF, name="Morag Tait")


@pytest.fixture
def rent(officer):
    questionnaire = make_questionnaire(officer)
    which = add_question(questionnaire, "Which option?", "3 in 100 more", "4 in 100 more")
    rules = [only_if(which, "4 in 100 more")]
    add_question(questionnaire, "Why the dearer one?", kind=Kind.LONG, rules=rules)
    add_question(questionnaire, "How much a week?", kind=Kind.MONEY)
    return make_consultation("Rent 2027", questionnaire=opened(questionnaire))


@pytest.fixture
def start(browser_type, browser_type_launch_args, browser_context_args, live_server):
    """``start(folder)``: a browser that keeps what it stores in the folder, as a tablet does."""
    running: list[BrowserContext] = []

    def started(folder, **kwargs) -> BrowserContext:
        context = browser_type.launch_persistent_context(
            folder,
            **{**browser_type_launch_args, "executable_path": system.browser()},
            **{**browser_context_args, "base_url": live_server.url, "viewport": TABLET, **kwargs},
        )
        context.set_default_timeout(15_000)
        running.append(context)
        return context

    yield started
    for context in running:
        context.close()


def keep_questions(context: BrowserContext, sign_in, officer, desk: str) -> Page:
    page = context.new_page()
    sign_in(page, officer)
    page.goto(desk)
    page.get_by_role("button", name="Keep these questions on this device").click()
    expect(page.get_by_text("Kept on this device since")).to_be_visible()
    return page


def without_signal(page: Page) -> None:
    """A worker that starts later than the browser was told has signal until it is told again."""
    page.context.set_offline(False)
    page.context.set_offline(True)
    assert page.evaluate("fetch('/healthz').catch(() => 'none')") == "none"
    page.reload()


def ask(page: Page, code: str, option: str, why: str = "") -> None:
    """By keyboard alone; a scanner ends what it types with Enter."""
    if code:
        page.get_by_label("Their code").press_sequentially(code)
        page.keyboard.press("Enter")
    else:
        page.get_by_label("They have no code").press("Space")
    page.get_by_label(option).press("Space")
    if why:
        page.get_by_label("Why the dearer one?").press_sequentially(why)
    page.get_by_role("button", name="Keep these answers").press("Enter")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_what_was_asked_without_signal_is_sent_once(start, sign_in, rent, officer, tmp_path):
    questionnaire = rent.questionnaire
    jean = make_customer("Jean Orr")
    code = give_codes(questionnaire=questionnaire, customers=[jean.pk])[jean.pk]
    desk = f"/staff/questionnaires/{questionnaire.pk}/ask/"
    tablet, other = start(tmp_path / "tablet"), start(tmp_path / "phone", viewport=PHONE)
    for context in (tablet, other):
        context.add_init_script(NO_PROMISE)
        page = keep_questions(context, sign_in, officer, desk)
        expect(page.get_by_text("Is this a private window?")).to_be_visible()
        page.wait_for_function("sessionStorage.asked === 'to keep'")
        assert_accessible(page)
        page.goto(f"{desk}device/")
        without_signal(page)
        expect(page.get_by_label("Why the dearer one?")).to_be_hidden()

        if context is tablet:
            press(page, "Keep these answers")
            expect(page.get_by_role("alert")).to_contain_text("Type their code")
            ask(page, "", "3 in 100 more")
            expect(page.locator("#said")).to_have_text("Kept on this device. 1 not sent yet.")
            expect(page.get_by_label("3 in 100 more")).not_to_be_checked()
            ask(page, f"https://x.example/s/{code}/", "4 in 100 more", "Warm windows")
            expect(page.locator("#said")).to_have_text("Kept on this device. 2 not sent yet.")
        ask(page, "", "4 in 100 more")
        expect(page.locator("#said")).to_contain_text("not sent yet")
        expect(page.get_by_label("Why the dearer one?")).to_be_hidden()
        if context is other:  # one record is deleted, and the other stays
            ask(page, "", "3 in 100 more")
            expect(page.locator("#said")).to_have_text("Kept on this device. 2 not sent yet.")
            page.once("dialog", lambda dialog: dialog.accept())
            page.get_by_role("button", name=re.compile("^Delete the answers")).nth(1).click()
            waiting = page.get_by_role("region", name="Answers on this device")
            expect(waiting.get_by_role("heading")).to_have_text("1 not sent yet")
    assert not Sheet.objects.exists()

    tablet.close()
    tablet = start(tmp_path / "tablet", offline=True)
    page = tablet.new_page()
    page.goto(f"{desk}device/")
    without_signal(page)
    unsent = page.get_by_role("region", name="Answers on this device")
    expect(unsent.get_by_role("heading")).to_have_text("3 not sent yet")
    expect(unsent.locator("strong", has_text=f"code ending in {code[-2:]}")).to_be_visible()
    expect(unsent.get_by_text(code)).to_have_count(0)
    press(page, "Send all of them")
    expect(unsent.get_by_role("status")).to_have_text("0 of 3 sent. 3 not sent yet.")
    expect(page.locator("#said")).to_have_text("3 not sent yet from this device.")
    with page.expect_download() as download:
        unsent.get_by_role("button", name="Save as a file").nth(1).click()
    rescued = download.value.path()
    assert b"Warm windows" not in rescued.read_bytes()
    assert_accessible(page)

    # With signal again: the reply to the first sending is lost, and it is sent once more.
    tablet.set_offline(False)
    sign_in(page, officer)
    page.goto(desk)
    lost = []

    def lose_the_first(route):
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch().status)
            route.abort()
        else:
            route.continue_()

    page.route("**/from-device/send/", lose_the_first)
    press(page, "Send all of them")
    expect(unsent.get_by_role("status")).to_have_text("2 of 3 sent. 1 not sent yet.")
    press(page, "Send all of them")
    expect(unsent.get_by_role("heading")).to_have_text("Nothing waits to be sent")
    assert lost == [200]
    page.goto("/staff/questionnaires/from-device/")
    page.get_by_label("File from the device").set_input_files(
        {"name": "a.sealed", "mimeType": "", "buffer": rescued.read_bytes()}
    )
    press(page, "Upload it")
    expect(page.get_by_text("It is in, and counts.")).to_be_visible()

    page = other.pages[-1]
    other.set_offline(False)
    page.goto(desk)
    unsent = page.get_by_role("region", name="Answers on this device")
    # Who signs out hears of it, and the questions are forgotten; what was not sent is not.
    heard = []
    page.once("dialog", lambda dialog: (heard.append(dialog.message), dialog.accept()))
    press(page, "Sign out")
    page.get_by_role("link", name="Sign in").wait_for()
    assert "Not sent yet from this device: 1." in heard[0]
    page.wait_for_function(NOTHING_KEPT)
    sign_in(page, officer)
    page.goto(desk)
    unsent.get_by_role("button", name=re.compile("^Send the answers")).click()
    expect(unsent.get_by_role("status")).to_contain_text("It is in, and counts.")

    sheets = Sheet.objects.filter(questionnaire=questionnaire)
    assert sheets.count() == 4
    theirs = said_on(sheets.get(customer=jean))
    which, why, _ = questionnaire.asked.questions.all()
    assert theirs == {which.code: (option_of(which, "4 in 100 more"),), why.code: "Warm windows"}
    assert set(sheets.values_list("mode", "keyed_by")) == {("in_person", officer.pk)}


def test_an_inspector_says_without_signal_what_they_found(start, sign_in, officer, tmp_path):
    amina = make_inspector()
    place = arranged(amina, make_inspection(standard=make_standard(by=officer)), today=True)
    phone = start(tmp_path / "phone", viewport=PHONE)
    page = keep_questions(phone, sign_in, amina.user, f"/me/inspections/{place.pk}/keep/")
    assert_accessible(page)
    page.get_by_role("button", name="Say what you found").click()
    alarm = page.get_by_role("group", name="There is a smoke alarm, and it sounds")
    expect(alarm).to_be_visible()
    without_signal(page)
    assert_accessible(page)

    alarm.get_by_label("Fails").press("Space")
    page.get_by_role("button", name="Keep these answers").press("Enter")
    expect(page.locator("#said")).to_have_text("Kept on this device. 1 not sent yet.")
    press(page, "Send all of them")
    unsent = page.get_by_role("region", name="Answers on this device")
    expect(unsent.get_by_role("status")).to_contain_text("There is no signal")
    phone.set_offline(False)
    press(page, "Send all of them")
    expect(unsent.get_by_role("status")).to_contain_text("It is in, and counts.")

    place.inspection.refresh_from_db()
    assert (place.inspection.unsafe, place.inspection.sent_by) == (1, amina)
    page.goto("/me/")
    press(page, "Sign out")
    page.get_by_role("link", name="Sign in").first.wait_for()
    page.wait_for_function(NOTHING_KEPT)
