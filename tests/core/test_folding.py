"""What somebody types finds what is meant, in both databases."""

import pytest
from django.db import connection

from base.accounts.models import User
from base.core.folding import APOSTROPHES, every_word, fold_sql, folded, refold, words_of
from participation.people.customers.models import Customer
from tests.factories.people import make_customer

NAMES = {
    "Łukasz": "lukasz",
    "Søren Ødegård": "soren odegard",
    "Đorđević": "dordevic",
    "Guðrún Þórsdóttir": "gudrun thorsdottir",
    "Ħal Għaxaq": "hal ghaxaq",
    "IŞIK Yıldırım": "isik yildirim",
    "Ægir Œuvré": "aegir oeuvre",
    "Groß GROẞ": "gross gross",
    "Ɓala Ɗan Ƙofa": "bala dan kofa",
    "Ｊｅａｎ ﬁnch": "jean finch",
    "Ewa Za\u0328b": "ewa zab",
    "ΓΙΏΡΓΟΣ Γιώργος": "γιωργοσ γιωργοσ",
    "أحمد يوسف": "احمد یوسف",
    "so\u00adft": "soft",
    "हिन्दी ทดสอบ้": "हिन्दी ทดสอบ้",
    "Jean O`Neil": "jean oneil",
    "": "",
}


@pytest.mark.parametrize(("name", "plain"), NAMES.items())
def test_a_name_is_folded_to_what_a_british_keyboard_has(name, plain):
    assert folded(name) == plain


@pytest.mark.parametrize("apostrophe", ["", *APOSTROPHES])
def test_any_apostrophe_or_none_is_one(apostrophe):
    assert folded(f"Siobhán O{apostrophe}Neil") == "siobhan oneil"


@pytest.mark.django_db
def test_the_database_folds_as_we_do():
    """Every letter below U+3000, and the names above: Python and SQL may never find different rows."""
    letters = [chr(n) for n in range(1, 0x3000) if chr(n).isprintable()]
    written = [*NAMES, *("".join(letters[at : at + 100]) for at in range(0, len(letters), 100))]
    with connection.cursor() as cursor:
        made = []
        for text in written:
            cursor.execute(
                f"SELECT {fold_sql('t', connection.vendor)} FROM (SELECT %s AS t) x", [text]
            )
            made += cursor.fetchone()

    assert made == [folded(text) for text in written]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed", ["lukasz", "LUKASZ WISNIEWSKI", "wisniewski łukasz", "Łukasz", "ukas wisn"]
)
def test_a_column_is_searched_in_any_order_whatever_the_letters(typed):
    user = User.objects.create_user("lukasz@example.org", name="Łukasz Wiśniewski")
    User.objects.create_user("other@example.org", name="Anna 100% Nowak")

    assert list(User.objects.filter(every_word(typed, "name"))) == [user]


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["%", "_", "\\", "100\x00"])
def test_signs_of_a_pattern_stand_for_themselves(typed):
    User.objects.create_user("lukasz@example.org", name="Łukasz Wiśniewski")

    assert not User.objects.filter(every_word(typed, "name"))


def test_double_names_are_found_with_and_without_their_hyphen():
    assert words_of("Smith-Jones") == words_of("Smith Jones") == ["smith", "jones"]
    assert words_of("GH-0012") == ["gh-0012"]


@pytest.mark.django_db
def test_what_was_folded_by_an_earlier_rule_is_folded_anew_and_the_rest_left():
    people = [make_customer(name) for name in ("Łukasz", "Jean", "Søren", "Anna")]
    Customer.objects.filter(name="Łukasz").update(search_text="łukasz")
    Customer.objects.filter(name="Søren").update(search_text="søren")

    mended = refold(Customer.objects.all(), "search_text", Customer.made_search_text, batch=2)

    assert mended == 2
    kept = Customer.objects.order_by("pk").values_list("search_text", flat=True)
    assert list(kept) == [person.made_search_text() for person in people]
    assert not refold(Customer.objects.all(), "search_text", Customer.made_search_text)
