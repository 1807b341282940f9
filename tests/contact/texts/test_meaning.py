"""Which texts ask us to stop, in the words that people use, and which are for somebody to read."""

import pytest

from participation.messages.contact.texts.meaning import Meaning, meaning_of
from participation.messages.contact.texts.stop_words import ASKS_TO_STOP

NAMES = ["Glenmarnock Homes", "Amina Hussain"]

STOPS = """\
STOP please|Stop. Thank you|STOP STOP STOP|s t o p|S.T.O.P|ＳＴＯＰ|Stop\u200b|\U0001f6d1|stop it|Stop all texts|STOP ❤\ufe0f
OPT OUT|opt-out|optout|Opt me out please|REVOKE|I want to unsubscribe|unsub|Quit|END|cancel please
Stop texting me|Can you stop sending me messages please|Remove me|Please remove me from your mailing list
Take me off your list|Turn off these texts|No more texts please|no further messages|Don’t text me again
Do not contact me|I do not want to receive texts|I don't want you to text me|STOP Amina Hussain
STOP texts from Glenmarnock Homes|STOP⏎⏎Jean Mackay⏎3 Mill Lane|Stop⏎--⏎yours, J.|STOP⏎Sent from my iPhone
请停止发送短信|退订|不要再给我发短信了|Proszę przestać wysyłać SMSy|Prosze nie pisac do mnie|Wypisz mnie
СТОП|Больше не присылайте мне сообщения|пожалуйста, отпишите меня|Моля, спрете съобщенията
ਬੰਦ ਕਰੋ|ਕਿਰਪਾ ਕਰਕੇ ਸੁਨੇਹੇ ਬੰਦ ਕਰੋ|بند کرو|براہ کرم پیغامات بند کریں|band karo|Lūdzu pārtrauciet sūtīt ziņas
ludzu partrauciet|Stad|Sguir, tapadh leibh|Cuir stad air, mas e do thoil e"""

PERHAPS = """\
STPO|Stopp|leave me alone|not interested|wrong number|Who is this?|no more|No, text me|You never text me
don't stop|Cancel it please|cancel my place at the drop-in|Cancel⏎My place|Please stop the noise next door
Stop⏎the noise next door|I am not getting any texts|I will stop by at 3pm|Can you not text me|я приду|Arrêtez"""

OTHERS = """\
Hello?|Is the hall warm?|Thank you|No thanks|Please text me|Yes please send me texts|We will be there at 3
> Reply STOP to stop these.⏎We will be there|On Monday Glenmarnock wrote:⏎Reply STOP"""


def each(lines: str) -> list[str]:
    return [text.replace("⏎", "\n") for line in lines.splitlines() for text in line.split("|")]


def read_as(texts: list[str]) -> dict[str, Meaning]:
    return {text: meaning_of(text, names=NAMES) for text in texts}


def test_a_text_that_says_nothing_but_stop_asks_to_stop():
    assert read_as(each(STOPS)) == dict.fromkeys(each(STOPS), Meaning.STOP)


def test_a_text_that_may_mean_it_is_not_decided_by_a_program():
    assert read_as(each(PERHAPS)) == dict.fromkeys(each(PERHAPS), Meaning.PERHAPS)


def test_a_text_about_something_else_asks_nobody_to_stop():
    assert read_as(each(OTHERS)) == dict.fromkeys(each(OTHERS), Meaning.OTHER)


def test_every_language_that_customers_can_choose_has_its_words(settings):
    written = {code for code, _ in settings.CUSTOMER_LANGUAGES} - {"bfi"}  # a sign language

    assert set(ASKS_TO_STOP) == written


@pytest.mark.parametrize("language", ASKS_TO_STOP)
def test_each_of_its_words_alone_asks_to_stop(language):
    words = [word.strip() for word in ASKS_TO_STOP[language].split(",")]

    assert read_as(words) == dict.fromkeys(words, Meaning.STOP)
