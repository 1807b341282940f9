"""What was taken back is kept a while, in case its writer asks for it again, and then forgotten."""

import datetime as dt

import pytest
from django.utils import timezone

from participation.records.merging.services import merge_records, undo_merge
from participation.records.tasks import clear_leftovers
from reports.written.models import WrittenSection
from tests.factories.people import make_customer
from tests.factories.written import hand_in, make_picture, make_section

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - dt.timedelta(days=1000)


def test_the_second_section_of_somebody_who_was_on_record_twice_is_forgotten_in_time(officer):
    kept, away = make_customer("Jean Reid"), make_customer("jean reid")
    hand_in(make_section(kept, by=officer))
    second = hand_in(make_section(away, by=officer), picture=make_picture())

    merge = merge_records(kept=kept, away=away, by=officer)

    ended = WrittenSection.objects.get(state="taken_back")
    assert ended.agreed_at is None
    assert timezone.now() - ended.taken_back_at < dt.timedelta(hours=1)
    undo_merge(merge=merge, by=officer)
    again = WrittenSection.objects.get(pk=second.pk)
    assert (again.state, again.taken_back_at) == ("handed_in", None)
    assert again.agreed_at is not None


@pytest.mark.parametrize("words", [{}, {"title": "", "text": ""}])
def test_after_a_while_nothing_of_it_is_left(officer, words):
    section = hand_in(make_section(by=officer), picture=make_picture(), named="Jean, Mill Lane")
    taken_back = {"state": "taken_back", "taken_back_at": LONG_AGO, "agreed_at": None}
    WrittenSection.objects.filter(pk=section.pk).update(**taken_back, **words)

    clear_leftovers()

    section.refresh_from_db()
    left = (section.title, section.text, section.alt, section.named, section.picture.name)
    assert left == ("", "", "", "", "")
