"""What a change of rent means by the kind of home, entered by staff as a table."""

import pytest

from participation.programme.consultations.models import RentTable
from participation.questionnaires.paper.form import form_html
from tests.factories.activities import make_consultation

from .answering import Rent
from .pages import page_of, shown_at

pytestmark = pytest.mark.django_db

TABLE = {
    "options": "3 in 100 more\n5 in 100 more",
    "homes": "1-bedroom flat; £80.00; 82.40; 84\n2-bedroom house\t100\t103.00\t105.00\n",
}


def test_people_read_it_on_the_page_and_before_the_first_question(client, officer, amina):
    rent = Rent(officer)
    client.force_login(officer)
    client.post(page_of("rent", rent.consultation), TABLE)
    client.force_login(amina.user)

    page = shown_at(client, rent.consultation.get_absolute_url())
    for words in ("What it means for your rent", "3 in 100 more", "£82.40, £2.40 more", "£100<"):
        assert words in page
    first = shown_at(client, rent.page(rent.option))
    assert "portal-stack" in first  # on a phone each home stands alone
    assert "£103, £3 more" in first
    rent.consultation.refresh_from_db()
    on_paper = form_html(rent.consultation.questionnaire.asked)
    assert "£103, £3 more" in on_paper


def test_what_cannot_be_read_is_told_with_its_line_and_kept(staff):
    consultation = make_consultation()
    for homes, words in [
        ("Flat; 80", "Line 1: enter the home and 3 amounts, not 1"),
        ("Flat; 80; 82.40; 84\nHouse; 1; 2; dear", "Line 2: “dear” is no amount"),
        ("Flat; 80; 82.40; -84", "Line 1: “-84” is no rent a week"),
        ("Flat; 80; 82.40; NaN", "Line 1: “NaN” is no rent a week"),
        ("", "Fill in both, or neither"),
    ]:
        page = staff.post(page_of("rent", consultation), {**TABLE, "homes": homes}).content.decode()
        assert words in page
    assert not RentTable.objects.exists()


def test_a_table_is_put_right_and_taken_away(staff):
    consultation = make_consultation()
    staff.post(page_of("rent", consultation), TABLE)
    assert "1-bedroom flat; 80.00; 82.40; 84.00" in shown_at(staff, page_of("rent", consultation))

    staff.post(page_of("rent", consultation), {"options": "", "homes": ""})

    assert not RentTable.objects.exists()
