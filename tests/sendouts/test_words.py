import pytest

from base.core.audience import Role
from base.core.refused import Refused
from participation.messages.contact.models import Purpose
from participation.people.customers.models import Channel
from participation.reach.sendouts.services import write_version
from participation.reach.sendouts.words import Wording, finish, mistakes_in
from tests.factories.people import make_customer, make_user
from tests.factories.sendouts import make_template

pytestmark = pytest.mark.django_db

ENGLISH = Wording("en", "standard", "Hello {name}", "Dear {name}, come at {when}.", sms="{title}!")
POLISH = Wording("pl", "standard", "Witaj {name}", "Drogi {name}, zapraszamy.")
LARGE = Wording("en", "large_print", "Hello {name}", "In large print.")
VALUES = {"title": "Walk", "when": "10am", "link": "https://portal.example/events/walk/"}


def said(customer, *wordings, channel=Channel.EMAIL, formats=(), purpose=Purpose.SERVICE):
    return finish(
        wordings,
        customer=customer,
        formats=formats,
        channel=channel,
        purpose=purpose,
        values=VALUES,
    )


def test_each_way_says_its_own_words_and_the_email_where_it_has_none():
    jean = make_customer("Jean Orr")

    assert said(jean, ENGLISH).text == "Dear Jean Orr, come at 10am.\n"
    assert said(jean, ENGLISH, channel=Channel.SMS).text == "Walk!\n"
    assert said(jean, ENGLISH, channel=Channel.POST).text == "Dear Jean Orr, come at 10am.\n"


def test_people_read_their_language_where_it_is_written():
    kasia = make_customer("Kasia Nowak", language="pl")

    finished = said(kasia, ENGLISH, POLISH)

    assert (finished.language, finished.subject) == ("pl", "Witaj Kasia Nowak")
    assert "po polsku" not in finished.text


def test_without_a_translation_english_goes_with_an_offer_in_their_language():
    kasia = make_customer("Kasia Nowak", language="pl")

    finished = said(kasia, ENGLISH)

    assert finished.language == "en"
    assert "Czy potrzebują Państwo tej informacji po polsku? Prosimy dzwonić: 0800" in finished.text


def test_their_format_is_used_where_it_is_written_and_language_comes_first():
    jean, kasia = make_customer("Jean"), make_customer("Kasia", language="pl")

    assert said(jean, ENGLISH, LARGE, formats=["large_print"]).text == "In large print.\n"
    assert said(jean, ENGLISH, LARGE, formats=["braille"]).format == "standard"
    assert said(kasia, ENGLISH, LARGE, POLISH, formats=["large_print"]).language == "pl"


def test_a_name_is_never_code_nor_a_placeholder_nor_a_header():
    sly = make_customer("{link} <script>alert(1)</script>\nBcc: all@example.org")

    finished = said(sly, ENGLISH)

    assert "{link} <script>" in finished.text
    assert "<script>" not in finished.html
    assert "&lt;script&gt;" in finished.html
    assert "\n" not in finished.subject


@pytest.mark.parametrize("purpose", [Purpose.INVITATION, Purpose.MARKETING])
def test_every_invitation_says_how_to_stop_them_and_no_notice_does(purpose):
    jean = make_customer("Jean")

    assert (
        "stop these messages at http" in said(jean, ENGLISH, purpose=purpose, channel="post").text
    )
    assert "stop these messages at" in said(jean, ENGLISH, purpose=purpose).html
    assert "stop" not in said(jean, ENGLISH, purpose=Purpose.STATUTORY, channel="post").text


@pytest.mark.parametrize(
    "text", ["{nmae}", "{}", "{name.password}", "{{ name }}", "{name", "name}", "{% load x %}"]
)
def test_what_cannot_be_filled_in_is_refused_when_it_is_saved(text):
    assert mistakes_in(text)
    template = make_template(ENGLISH)
    with pytest.raises(Refused):
        write_version(
            template=template,
            words=Wording("pl", "standard", "x", text),
            by=make_user(Role.STAFF),
        )


def test_plain_words_and_known_placeholders_are_fine():
    assert mistakes_in("Dear {name}, {title} on {when}: {link}. {landlord}, {phone}. 100%!") == []
